import type { Option } from './option.ts';
import type { Parsed } from './parsers.ts';
import type { ConfigSources, FileSettings, Setting } from './sources.ts';
import { originInCode, textInCode } from './start-options.ts';

/** What one source says about an option. */
export interface Candidate extends Setting {
  /** 0 is the highest source. */
  readonly rank: number;
  readonly parsed: Parsed<unknown>;
}

/** The rank of what is given in code. */
export const IN_CODE = 0;

/** What the sources say about an option, highest first; blank texts count as not set. */
export function candidatesOf(
  name: string,
  option: Option<unknown>,
  { overrides = {}, environment, envFile, configFile }: ConfigSources,
): Candidate[] {
  const layers: Setting[][] = [
    option.variables.map((variable) => ({ text: environment[variable] ?? '', origin: variable })),
    inFile(option, envFile),
    inFile(option, configFile),
  ];
  const others = layers.flatMap((layer, at) =>
    layer
      .filter(({ text }) => text.trim() !== '')
      .map((setting) => ({
        ...setting,
        rank: IN_CODE + 1 + at,
        parsed: option.parse(setting.text),
      })),
  );
  return [...inCode(name, option, overrides[name]), ...others];
}

function inCode(name: string, option: Option<unknown>, given: unknown): Candidate[] {
  if (given === undefined || given === null) return [];
  const text = readableText(given, option);
  if (text?.trim() === '') return [];
  const parsed = text === undefined ? { allowed: 'a text, number or list' } : option.parse(text);
  return [{ text: text ?? '', origin: originInCode(name), rank: IN_CODE, parsed }];
}

/** A list or table of a caller in JavaScript may be a proxy, or have getters that throw. */
function readableText(given: unknown, option: Option<unknown>): string | undefined {
  try {
    return textInCode(given, option);
  } catch {
    return undefined;
  }
}

function inFile(option: Option<unknown>, file: FileSettings | undefined): Setting[] {
  return option.variables.flatMap((variable) => file?.get(variable) ?? []);
}
