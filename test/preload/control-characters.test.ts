import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

/*
 * The text console took controls out of what redaction had passed, and so put an identifier
 * together again. Now neither the console joins anything, nor does redaction see it apart.
 */
const CONTROLS = [
  '\0',
  '\x01',
  '\x1b',
  '\x1b[31m',
  '\x1b]0;t\x07',
  '\x7f',
  '\x9b1m',
  '\r',
  '\u00ad',
  '\u202e',
];
const VALUES = ['219-09-4417', 'jane.doe@example.org', '4111 1111 1111 1111'];
const ALL = new RegExp(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a reader does not see
  /\x1b\[[0-?]*[@-~]|\x9b1m|\x1b\]0;t\x07|\\x1b\[31m|\\x1b\]0;t\\x07|\\x9b1m|\\x[\da-f]{2}|\\u[\da-f]{4}|\\r|[^ -~]/g,
);

/** Each value with one to three controls between its characters. */
const texts = fc
  .sample(
    fc.tuple(
      fc.constantFrom(...VALUES),
      fc.array(fc.tuple(fc.nat(100), fc.constantFrom(...CONTROLS)), { minLength: 1, maxLength: 3 }),
    ),
    { numRuns: 300, seed: 11 },
  )
  .map(([value, inserted]) => {
    const signs = [...value];
    for (const [at, control] of inserted) signs[1 + (at % (value.length - 2))] += control;
    return `SSN ${signs.join('')} seen`;
  });

const SOURCE = `
const texts = JSON.parse(Buffer.from(process.env.TEXTS, 'base64').toString());
const log = require('pino')();
for (const text of texts) {
  console.log(text);
  console.log('with', { text, list: [text] });
  console.error(new Error(text));
  log.info({ text }, text);
}
`;

describe('values with control characters in them leave by no output', () => {
  it.for([{ LOG_FORMAT: 'text' }, { LOG_FORMAT: 'json' }, { LOG_CONSOLE: 'keep' }])(
    '%j',
    async (env, { receiver }) => {
      const TEXTS = Buffer.from(JSON.stringify(texts)).toString('base64');
      const result = await runApp({
        flag: 'require',
        app: { cjs: SOURCE },
        env: { ...env, TEXTS },
        receiver,
      });
      const outputs = {
        console: result.stdout + result.stderr,
        otlp: JSON.stringify(receiver.logs()),
      };
      for (const [output, text] of Object.entries(outputs)) {
        expect(text.length, output).toBeGreaterThan(10_000);
        const read = text.replace(ALL, '');
        for (const value of VALUES) expect(read.includes(value), `${output}: ${value}`).toBe(false);
        expect(read, output).not.toMatch(/219-09|09-4417|jane\.doe|4111 1111/);
      }
      if (env.LOG_FORMAT === 'text') {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none drives the terminal
        expect(outputs.console).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
      }
    },
  );
});
