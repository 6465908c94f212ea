import type { Detector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** Longer texts are left to the detectors for text, which see `"key": "value"` as well. */
const PARSED_LENGTH = 65_536;

/**
 * A text that is JSON as a whole: parsed, redacted by keys and values, and written again only
 * if something was found, so that clean JSON keeps its own spelling.
 */
export const jsonText: Detector = {
  name: 'json',
  kind: 'secret',
  sieve: SIEVE.bracket,
  redact(text, context) {
    const tree = parsed(text);
    if (tree === undefined) return text;
    const clean = context.redactParsed(tree);
    return clean === tree ? text : JSON.stringify(clean);
  },
};

function parsed(text: string): object | undefined {
  if (text.length > PARSED_LENGTH || !/^\s*[{[]/.test(text) || !/[}\]]\s*$/.test(text)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
