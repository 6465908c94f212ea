import { DETECTORS } from '../detectors/all.ts';
import { IDENTIFIER_TYPES } from '../strategies/identifier-type.ts';
import { SECRET_STRATEGIES, STRATEGIES, type Strategy } from '../strategies/strategy.ts';
import {
  type PatternDefinition,
  POLICY_NAMES,
  type PolicyDefinition,
  type RedactionPolicy,
} from './definition.ts';
import { OptionReader } from './option-reader.ts';
import { patternProblem } from './pattern-cost.ts';

/** A valid definition, and a sentence for each option that was left out of it. */
export interface ValidatedPolicy {
  readonly definition: PolicyDefinition;
  readonly problems: readonly string[];
}

const OPTIONS = ['extends', 'detectors', 'keys', 'paths', 'allow', 'patterns', 'limits'];
const ACTIONS: readonly (Strategy | 'off')[] = [...STRATEGIES, 'off'];
const PATH = /^[^.]{1,128}(?:\.[^.]{1,128}){0,31}$/;
const ONLY_WILDCARDS = /^[*.]*$/;
const OWN_NAME = /^[a-z][a-z0-9-]{1,40}$/;
const LONGEST_TEXT = 16_777_216;

const SECRETS = new Set(['key:secret', ...namesOf('secret')]);
/** Read keys and labels, whose types say what is done; `json` never finds anything itself. */
const STRUCTURES = new Set(['assignment', 'url', 'json']);

function namesOf(kind: 'secret' | 'identifier'): string[] {
  return [...new Set(DETECTORS.filter((each) => each.kind === kind).map(({ name }) => name))];
}

/** What `detectors` may name. */
export function detectorNames(): string[] {
  const names = [...SECRETS, 'key:identifier', ...namesOf('identifier'), ...IDENTIFIER_TYPES];
  return [...new Set(names)].filter((name) => !STRUCTURES.has(name));
}

/**
 * Checks what a policy file or a caller gave. An option that is wrong is left out, which each
 * problem says; what it would have ruled is redacted as the policy it extends does.
 *
 * @param source names the policy in problems
 */
export function validatePolicy(given: unknown, source: string): ValidatedPolicy {
  const reader = new OptionReader(source);
  const top = reader.object('', given, OPTIONS);
  const own = patterns(reader, top['patterns']);
  const definition: PolicyDefinition = {
    extends: base(reader, top['extends']),
    detectors: detectors(reader, top['detectors'], Object.keys(own)),
    keys: keys(reader, top['keys']),
    paths: paths(reader, top['paths']),
    allow: reader.texts('allow', top['allow']),
    patterns: own,
    limits: limits(reader, top['limits']),
  };
  return { definition, problems: reader.problems };
}

function base(reader: OptionReader, given: unknown): RedactionPolicy {
  if (given === undefined || given === null) return 'safe-harbor';
  return reader.oneOf('extends', given, POLICY_NAMES, 'safe-harbor holds') ?? 'safe-harbor';
}

function detectors(reader: OptionReader, given: unknown, own: readonly string[]) {
  const names = [...detectorNames(), ...own];
  const result: Record<string, Strategy | 'off'> = {};
  for (const [name, value] of Object.entries(reader.object('detectors', given, names))) {
    const option = `detectors.${name}`;
    const secret = SECRETS.has(name);
    const allowed = secret ? SECRET_STRATEGIES : ACTIONS;
    const action = reader.oneOf(option, value, allowed, 'it stays as in the policy extended');
    if (action !== undefined) result[name] = action;
  }
  return result;
}

function keys(reader: OptionReader, given: unknown) {
  const value = reader.object('keys', given, ['deny', 'allow']);
  return {
    deny: reader.texts('keys.deny', value['deny']),
    allow: reader.texts('keys.allow', value['allow']),
  };
}

function paths(reader: OptionReader, given: unknown) {
  const result: Record<string, Strategy | 'off'> = {};
  for (const [path, value] of Object.entries(reader.object('paths', given))) {
    const option = `paths.${path}`;
    if (!PATH.test(path)) {
      reader.refuse(option, 'it', 'keys joined by dots, up to 32', 'it is left out');
      continue;
    }
    const action = reader.oneOf(option, value, ACTIONS, 'it is left out');
    if (action === 'off' && ONLY_WILDCARDS.test(path)) {
      reader.refuse(option, '"off"', 'a path that names a key', 'it is left out');
    } else if (action !== undefined) result[path] = action;
  }
  return result;
}

function patterns(reader: OptionReader, given: unknown) {
  const result: Record<string, PatternDefinition> = {};
  for (const [name, value] of Object.entries(reader.object('patterns', given))) {
    const option = `patterns.${name}`;
    if (!OWN_NAME.test(name) || detectorNames().includes(name)) {
      reader.refuse(option, 'its name', 'a new name of a-z, 0-9 and -', 'it is left out');
      continue;
    }
    const pattern = ownPattern(reader, option, value);
    if (pattern !== undefined) result[name] = pattern;
  }
  return result;
}

function ownPattern(reader: OptionReader, option: string, given: unknown) {
  const value =
    typeof given === 'string'
      ? { pattern: given }
      : reader.object(option, given, ['pattern', 'flags', 'strategy']);
  const pattern = reader.text(`${option}.pattern`, value['pattern']);
  if (pattern === undefined) return undefined;
  const flags = reader.oneOf(`${option}.flags`, value['flags'], ['i'], 'case matters');
  const problem = leadProblem(pattern) ?? patternProblem(pattern, flags === 'i');
  if (problem !== undefined) {
    reader.refuse(
      `${option}.pattern`,
      `refused, because ${problem}:`,
      'a pattern whose time is linear in the text',
      'it is left out',
    );
    return undefined;
  }
  const strategy = reader.oneOf(`${option}.strategy`, value['strategy'], STRATEGIES, 'replace');
  return { pattern, ...(flags && { flags }), ...(strategy && { strategy }) };
}

/** The lead's length is cut off a match's start: anywhere else, the wrong part would stay. */
function leadProblem(pattern: string): string | undefined {
  const at = pattern.indexOf('(?<lead>');
  const atStart = /^(?:\\b|\(\?<[=!][^()]{0,64}\))*$/.test(pattern.slice(0, Math.max(at, 0)));
  return at === -1 || atStart ? undefined : 'the group `lead` is not at its start';
}

function limits(reader: OptionReader, given: unknown) {
  const value = reader.object('limits', given, ['text'])['text'];
  if (value === undefined || value === null) return {};
  if (Number.isInteger(value) && Number(value) >= 256 && Number(value) <= LONGEST_TEXT) {
    return { text: Number(value) };
  }
  const allowed = `a whole number from 256 to ${LONGEST_TEXT}`;
  reader.refuse('limits.text', reader.shown(value), allowed, 'there is no limit of its own');
  return {};
}
