import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectorContext } from '../../../src/redaction/detector.ts';
import { createRedactor } from '../../../src/redaction/index.ts';
import { redactWholeMessage } from '../../../src/redaction/structures/hl7/whole-message.ts';

const HEADER = 'MSH|^~\\&|LAB|NORTH|EHR|SOUTH|20251017193211||ORU^R01|104|P|2.5.1';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

const harmless = ['', '', '5', '37.1', 'N', 'F', 'NM', 'CWE', 'mg/dL', '2000-1^ANALYTE 1^LN', '""'];
/** Secrets, identifiers, labels that speak of the next field, and what reaches over a field's end. */
const hostile = [
  ...[JWT, 'jane@example.org', 'Jane Doe', 'DOE^JANE', '123-45-6789', '4111111111111111'],
  ...['MRN', 'Password ', 'Password is', 'token', 'secret=', 'DOB:', 'Dr.', '12345', '1234567893'],
  ...['he said', 'Hartwell', 'Amelia Hartwell', 'MR', "where id = 'x'", 'select 1', '"', '{', '<b'],
  ...[
    '\\T\\',
    '\\R\\',
    'a\\nPID',
    '(0010,0010) PN',
    '-----BEGIN PRIVATE KEY-----',
    'Éé Jane',
    ' x',
  ],
];
const segmentName = fc.constantFrom('OBX', 'AL1', 'DG1', 'PV1', 'NTE', 'ZPD', 'MSA', 'PID', 'MRN');
const segment = fc
  .tuple(segmentName, fc.array(fc.constantFrom(...harmless, ...hostile), { maxLength: 8 }))
  .map(([name, fields]) => [name, '1', ...fields].join('|'));
const message = fc
  .tuple(fc.array(segment, { maxLength: 5 }), fc.constantFrom('\r', '\n', '\r\n'))
  .map(([segments, end]) => [HEADER, ...segments, `ZZZ|1`].join(end));

describe('an HL7 message that is a text by itself', () => {
  const redactor = createRedactor();

  it('is redacted as behind the first byte of MLLP, where every detector looks at all of it', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(`\v${redactor.redactText(text)}`).toBe(redactor.redactText(`\v${text}`));
      }),
      { numRuns: 300 },
    );
  });

  it.each(
    [JWT, 'jane@example.org', '123-45-6789', 'Amelia Hartwell'].flatMap((secret) => [
      [secret, `${HEADER}\rOBX|1|CWE|${secret}||5|mg/dL|||||F`],
      [secret, `${HEADER.replace('LAB', secret)}\rOBX|1|NM|1^a||5`],
      [secret, `${HEADER}\rZPD|${secret}|x`],
      [secret, `${HEADER}\rPV1|1|I||||||||SUR^${secret}`],
    ]),
  )('lets no %s through: %s', (secret, text) => {
    expect(redactor.redactText(text)).not.toContain(secret);
  });

  it('is counted once, whichever way it goes', () => {
    const counted = createRedactor();
    counted.redactText(`${HEADER}\rPID|1||5||DOE^JANE\rOBX|1|CWE|SSN 123-45-6789`);
    expect(counted.counts()).toEqual({ hl7: { replace: 2 }, ssn: { replace: 1 } });
  });
});

describe('the search of a whole message', () => {
  const MESSAGES = 16;
  /** A message teaches but a few of its fields, so it comes several times. */
  const redact = (text: string, preview = (each: string) => each) => {
    const context = { replace: () => 'REDACTED' } as unknown as DetectorContext;
    const results = Array.from({ length: MESSAGES }, () =>
      redactWholeMessage(text, context, preview),
    );
    return results.at(-1);
  };

  it('leaves the first message to all detectors, however many new fields it has', () => {
    let previews = 0;
    const fields = Array.from({ length: 100 }, (_, index) => `DG1|1|Q${index}`);
    const text = [HEADER, ...fields].join('\r');
    const count = (each: string) => {
      previews++;
      return each;
    };
    expect(redactWholeMessage(text, {} as DetectorContext, count)).toBeUndefined();
    expect(previews).toBeLessThan(100);
  });

  it('settles one of plain fields', () => {
    expect(redact(`${HEADER}\rPID|1||5||DOE^JANE||19800131|F\rOBX|1|NM|1-8^A||5|mg`)).toEqual({
      text: `${HEADER}\rPID|1||REDACTED||REDACTED||REDACTED|F\rOBX|1|NM|1-8^A||5|mg`,
      settled: true,
    });
  });

  it.each([
    ['words around it', `got ${HEADER}`],
    ['a line that is no segment', `${HEADER}\rOBX|1|FT|c||one\ntwo`],
    ['JSON in a field', `${HEADER}\rPID|{"a":1}`],
    ['an escaped end of line', `${HEADER}\\rPID|1`],
    ['a label that asks for the next field', `${HEADER}\rOBX|1|CWE|MRN:||5`],
  ])('leaves to all detectors: %s', (_, text) => expect(redact(text)).toBeUndefined());

  it('leaves a field alone that detectors see otherwise among people', () => {
    const preview = (text: string) => text.replace(/(mother.*)MARK/, '$1REDACTED');
    expect(redact(`${HEADER}\rDG1|1|MARK`, preview)?.settled).toBe(true);
    expect(redact(`${HEADER}\rDG1|1|MARK|his mother`, preview)).toBeUndefined();
  });
});
