import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

interface Mllp {
  acknowledgement(message: string, now: Date): string;
  unframe(text: string): { messages: string[]; rest: string };
}
const { acknowledgement, unframe } = createRequire(import.meta.url)(
  '../../../examples/hl7/mllp.cjs',
) as Mllp;

it('keeps the beginning of a message until the rest has come', () => {
  expect(unframe('\x0bMSH|a\r\x1c\r\x0bMSH|b\r\x1c\r\x0bMSH|')).toEqual({
    messages: ['MSH|a\r', 'MSH|b\r'],
    rest: '\x0bMSH|',
  });
});

it('acknowledges the control ID of the message, sender and receiver exchanged', () => {
  const message = 'MSH|^~\\&|MEDIA|LUMEN|HL7|WARD|20260314||ORU^R01^ORU_R01|c-1|P|2.8\r';
  expect(acknowledgement(message, new Date('2026-03-14T09:26:53Z'))).toBe(
    '\x0bMSH|^~\\&|HL7|WARD|MEDIA|LUMEN|20260314092653||ACK^R01^ACK|Ac-1|P|2.8\rMSA|AA|c-1\r\x1c\r',
  );
});
