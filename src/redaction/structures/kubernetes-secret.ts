import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';

const KIND = /\bkind: {0,4}["']?Secret\b/g;
const BLOCK = /^(\s{0,64})["']?(?:data|stringData)["']?:\s{0,8}$/;
const ENTRY = /^\s{1,128}(?:"[^"\n]{1,128}"|'[^'\n]{1,128}'|[\w./-]{1,128}):[ \t]{1,16}(?=\S)/;
const SCALAR = /^[|>][+-]?\d?$/;
const MARKER = /^---(?:\s|$)/;

/**
 * Manifests of Kubernetes' `Secret`: all that stands under `data` and `stringData`, whatever its
 * key is called.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/
 */
export const kubernetesSecret: Detector = {
  name: 'kubernetes-secret',
  kind: 'secret',
  sieve: SIEVE.line | SIEVE.assign,
  begins: KIND,
  redact(text, context) {
    const lines = text.split('\n');
    let start = 0;
    let changed = false;
    for (let at = 0; at <= lines.length; at++) {
      if (at < lines.length && !MARKER.test(lines[at] as string)) continue;
      changed = redactDocument(lines, start, at, context) || changed;
      start = at + 1;
    }
    return changed ? lines.join('\n') : text;
  },
};

/** One document of a YAML stream: the lines from one index up to another. */
function redactDocument(
  lines: string[],
  from: number,
  to: number,
  context: DetectorContext,
): boolean {
  KIND.lastIndex = 0;
  let isSecret = false;
  for (let at = from; at < to && !isSecret; at++)
    isSecret = (lines[at] as string).search(KIND) !== -1;
  if (!isSecret) return false;
  let changed = false;
  let depth = -1;
  for (let at = from; at < to; at++) {
    const line = lines[at] as string;
    const block = BLOCK.exec(line);
    const indent = line.search(/\S/);
    if (block !== null) depth = indent;
    else if (indent !== -1 && indent <= depth) depth = -1;
    else if (depth !== -1 && indent !== -1) {
      const clean = redactLine(line, context);
      changed ||= clean !== line;
      lines[at] = clean;
    }
  }
  return changed;
}

/** `key: value`, or a line of a value that goes over several. */
function redactLine(line: string, context: DetectorContext): string {
  const trimmed = line.trimStart();
  if (trimmed.startsWith('#')) return line;
  const label = ENTRY.exec(line)?.[0] ?? line.slice(0, line.length - trimmed.length);
  const value = line.slice(label.length).trimEnd();
  if (SCALAR.test(value) || value.endsWith(':')) return line;
  return label + replaced(value, context) + line.slice(label.length + value.length);
}

function replaced(value: string, context: DetectorContext): string {
  const bare = value.replace(/^["']|["']$/g, '');
  if (bare === '' || isReplacement(bare)) return value;
  return value.replace(bare, () => context.replace(bare, 'secret'));
}
