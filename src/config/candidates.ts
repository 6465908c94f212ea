import type { Option } from './option.ts';
import type { ConfigSources, FileSettings, Setting } from './sources.ts';

/** A text that may become an option's value. */
export interface Candidate extends Setting {
  /** 0 is the highest source. */
  readonly rank: number;
}

/** What the sources say about an option, highest first; blank texts count as not set. */
export function candidatesOf(
  name: string,
  option: Option<unknown>,
  { overrides = {}, environment, envFile, configFile }: ConfigSources,
): Candidate[] {
  const layers: Setting[][] = [
    [{ text: textInCode(overrides[name], option), origin: 'code' }],
    option.variables.map((variable) => ({ text: environment[variable] ?? '', origin: variable })),
    inFile(option, envFile),
    inFile(option, configFile),
  ];
  return layers.flatMap((layer, rank) =>
    layer.filter(({ text }) => text.trim() !== '').map((setting) => ({ ...setting, rank })),
  );
}

function inFile(option: Option<unknown>, file: FileSettings | undefined): Setting[] {
  return option.variables.flatMap((variable) => file?.get(variable) ?? []);
}

/** Through the same parser as all others: from JavaScript comes what no type checker saw. */
function textInCode(value: unknown, option: Option<unknown>): string {
  if (value === undefined || value === null) return '';
  try {
    if (option.isMerged && typeof value === 'object') return attributeList(value);
    return Array.isArray(value) ? value.map(String).join(',') : String(value);
  } catch {
    // An object without a text: the parser refuses this one, with what would be allowed.
    return '[object]';
  }
}

function attributeList(value: object): string {
  return Object.entries(value)
    .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('='))
    .join(',');
}
