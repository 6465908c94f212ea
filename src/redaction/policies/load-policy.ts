import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { readSmallFile } from '../../common/small-file.ts';
import { type HmacKeys, parseHmacKeys, readHmacKeyFile } from '../strategies/hmac-keys.ts';
import { POLICY_NAMES, type PolicyDefinition, type RedactionPolicy } from './definition.ts';
import { validatePolicy } from './validate.ts';

/** A policy with its keys, ready for `createRedactor`, and what must be said about it. */
export interface LoadedPolicy {
  readonly policy: PolicyDefinition;
  readonly hmacKeys: HmacKeys | undefined;
  /** What is wrong, and what holds instead. Without values of keys or lists. */
  readonly problems: readonly string[];
  /** What must be known about a policy that is as it was wanted. */
  readonly warnings: readonly string[];
}

/** Where a policy comes from. */
export interface PolicySource {
  /** One of the three names, or a file. */
  readonly policy: string;
  readonly keyFile?: string | undefined;
  readonly key?: string | undefined;
}

const LARGEST_FILE = 1_048_576;
const HOLDS = 'safe-harbor holds';

/** Loads a policy by name or from a file, and the keys of surrogates. Never throws. */
export function loadPolicy(source: PolicySource): LoadedPolicy {
  const { definition, problems } = definitionOf(source.policy);
  const keys = readKeys(source);
  const all = [...problems, ...keys.problems, ...missingKey(definition, keys.hmacKeys)];
  return {
    policy: definition,
    hmacKeys: keys.hmacKeys,
    problems: all,
    warnings: warningsOf(definition),
  };
}

/** What is not done since a policy signs surrogates and has no key. */
export function missingKey(policy: PolicyDefinition, keys: HmacKeys | undefined): string[] {
  if (keys !== undefined) return [];
  const want = 'a key (LOG_REDACTION_KEY_FILE or LOG_REDACTION_KEY)';
  if (policy.extends === 'pseudonymous') {
    return [`the redaction policy pseudonymous needs ${want} and has none; ${HOLDS}`];
  }
  return usesHmac(policy)
    ? [`the strategy hmac needs ${want} and has none; what it would sign becomes REDACTED`]
    : [];
}

function usesHmac({ detectors = {}, paths = {}, patterns = {} }: PolicyDefinition): boolean {
  const own = Object.values(patterns).map((each) => typeof each === 'object' && each.strategy);
  return [...Object.values(detectors), ...Object.values(paths), ...own].includes('hmac');
}

function warningsOf(policy: PolicyDefinition): string[] {
  return policy.extends === 'secrets-only'
    ? [
        'the redaction policy is secrets-only: names, dates and numbers of patients are NOT redacted',
      ]
    : [];
}

function definitionOf(policy: string): {
  definition: PolicyDefinition;
  problems: readonly string[];
} {
  const name = POLICY_NAMES.find((each) => each === policy);
  if (name !== undefined) return { definition: { extends: name }, problems: [] };
  const source = `redaction policy ${policy}`;
  const refused = (why: string) => ({
    definition: { extends: 'safe-harbor' as RedactionPolicy },
    problems: [`${source}: ${why}; ${HOLDS}`],
  });
  const file = readPolicyFile(policy);
  if ('problem' in file) return refused(file.problem);
  if (typeof file.content !== 'object' || file.content === null || Array.isArray(file.content)) {
    return refused('its file holds no mapping of options');
  }
  return validatePolicy(file.content, source);
}

function readPolicyFile(path: string): { content: unknown } | { problem: string } {
  const read = readSmallFile(path, LARGEST_FILE, true);
  if ('problem' in read) return { problem: `its file cannot be read (${read.problem})` };
  const { text } = read;
  try {
    return { content: extname(path).toLowerCase() === '.json' ? JSON.parse(text) : yaml(text) };
  } catch (error) {
    return { problem: `its file is not ${kindOf(path)}${lineOf(error)}` };
  }
}

/** Loaded where a file is YAML: every other process does not pay for the parser. */
function yaml(text: string): unknown {
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  // Aliases could make a small file huge.
  return parse(text, { maxAliasCount: 0, prettyErrors: true, logLevel: 'error' });
}

function kindOf(path: string): string {
  return extname(path).toLowerCase() === '.json' ? 'JSON' : 'YAML';
}

/** A parser's message quotes the file, which may list patient data: only the place is said. */
function lineOf(error: unknown): string {
  const line = (error as { linePos?: Array<{ line?: unknown }> }).linePos?.[0]?.line;
  return typeof line === 'number' ? ` (line ${line})` : '';
}

function readKeys({ keyFile, key }: PolicySource) {
  if (keyFile === undefined && key === undefined) return { hmacKeys: undefined, problems: [] };
  const read =
    keyFile !== undefined
      ? readHmacKeyFile(keyFile, 'LOG_REDACTION_KEY_FILE')
      : parseHmacKeys(key as string, 'LOG_REDACTION_KEY');
  return 'keys' in read
    ? { hmacKeys: read.keys, problems: [] }
    : { hmacKeys: undefined, problems: [read.problem] };
}
