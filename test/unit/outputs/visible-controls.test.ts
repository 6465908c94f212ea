import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withVisibleControls } from '../../../src/outputs/visible-controls.ts';

const shown = (text: string): string => withVisibleControls(text, '\n    ');

describe('withVisibleControls', () => {
  it.for([
    ['219-09\0-4417', '219-09\\x00-4417'],
    ['219\x1b[31m-09-4417', '219\\x1b[31m-09-4417'],
    ['jane@exa\x01mple.org', 'jane@exa\\x01mple.org'],
    ['a\u009b31mb\u2028c\u202ed\u2066e', 'a\\x9b31mb\\u2028c\\u202ed\\u2066e'],
    ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
    ['MSH|A\rPID|1', 'MSH|A\\rPID|1'],
    ['one\r\ntwo\nthree', 'one\n    two\n    three'],
    ['\x1b[32mok\x1b[39m 200 \x1b[1m\x1b[90m12 ms\x1b[0m', 'ok 200 12 ms'],
    ['tab\there, é, 😀, 👩‍👩‍👧, עברית', 'tab\there, é, 😀, 👩‍👩‍👧, עברית'],
  ])('shows %j as %j', ([text, expected]) => {
    expect(shown(text as string)).toBe(expected);
  });

  it('leaves no control and joins nothing, whatever the text', () => {
    const unit = fc.constantFrom(
      'a',
      '1',
      ' ',
      '\n',
      '\r',
      '\0',
      '\x1b',
      '[',
      '3',
      'm',
      '\x9b',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const out = shown(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(out).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what stood between words stands for itself
        const words = text.split(/(?:\x1b\[[\d;:]*m|[\s\0-\x1f\x7f-\x9f\u202e])+/).filter(Boolean);
        let from = 0;
        for (const word of words) {
          const at = out.indexOf(word, from);
          expect(at).toBeGreaterThanOrEqual(from);
          if (from > 0 && at > 0) expect(at).toBeGreaterThan(from);
          from = at + word.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes linear time', () => {
    for (const part of ['\x1b[1m', '\x1b[', '\x1b', '\r', '\x1b[1mx']) {
      expect(shown(part.repeat(200_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});
