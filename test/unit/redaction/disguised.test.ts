import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undisguise } from '../../../src/redaction/detectors/undisguise.ts';
import { createRedactor } from '../../../src/redaction/index.ts';

const redactor = createRedactor();
const FULL_WIDTH = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const MATHEMATICAL = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));
const ARABIC = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

const DISGUISES: Record<string, (text: string) => string> = {
  'full-width characters': FULL_WIDTH,
  'mathematical digits': MATHEMATICAL,
  'Arabic-Indic digits': ARABIC,
  'non-breaking spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'thin spaces': (text) => text.replaceAll(' ', '\u2009'),
  'non-breaking hyphens': (text) => text.replaceAll('-', '\u2011'),
  'en dashes': (text) => text.replaceAll('-', '–'),
  'soft hyphens': (text) => [...text].join('\u00ad'),
  'zero-width spaces': (text) => [...text].join('\u200b'),
  'a byte order mark': (text) => `${text.slice(0, 2)}\ufeff${text.slice(2)}`,
  'Cyrillic look-alikes': (text) =>
    text.replace(/[aeopc]/g, (letter) => 'аеорс'['aeopc'.indexOf(letter)] as string),
};

const VALUES = [
  '123-45-6789',
  '4111 1111 1111 1111',
  '+44 20 7946 0958',
  'jane.doe@example.org',
  '(212) 555-0187',
];

describe('values in disguise', () => {
  for (const [name, disguise] of Object.entries(DISGUISES)) {
    for (const value of VALUES) {
      it(`finds ${value} in ${name}`, () => {
        expect(redactor.redactText(`é ${disguise(value)} è`)).toBe('é REDACTED è');
      });
    }
  }

  it('keeps what stands around a finding as it was, disguises too', () => {
    const text = '“Ж\u00a0ｘ – ①” 123\u201145\u20116789 “Ж\u00a0ｘ – ①”';
    expect(redactor.redactText(text)).toBe('“Ж\u00a0ｘ – ①” REDACTED “Ж\u00a0ｘ – ①”');
  });

  it('keeps all but the findings of any text', () => {
    const around = fc.string({
      unit: fc.constantFrom('¿', '\u00a0', '\u200b', '¡', '😀', '—', '。'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(around, fc.constantFrom(...VALUES), around, (before, value, after) => {
        const text = `${before} ${FULL_WIDTH(value)} ${after}`;
        expect(redactor.redactText(text)).toBe(`${before} REDACTED ${after}`);
      }),
    );
  });

  it('knows where each plain character stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = undisguise(text);
        if (found === undefined) return;
        expect(found.at).toHaveLength(found.plain.length + 1);
        expect(found.at.at(-1)).toBe(text.length);
        expect([...found.at].sort((one, other) => one - other)).toEqual(found.at);
      }),
    );
  });

  it('sees no disguise in ordinary letters of any script', () => {
    for (const text of [
      'Überprüfung für später',
      '日本語のテキスト。',
      'done 😀🎉',
      '“ja”, naïve',
    ]) {
      expect(undisguise(text)).toBeUndefined();
    }
  });

  it('says the same of a character each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const once = undisguise(text);
        const twice = undisguise(text);
        expect(twice?.plain).toBe(once?.plain);
        expect(twice?.at).toEqual(once?.at);
        const each = [...text].map((character) => undisguise(character)?.plain ?? character);
        expect(once?.plain ?? text).toBe(each.join(''));
      }),
    );
  });

  it('finds values in other cases, spacings and line breaks', () => {
    for (const text of [
      'SSN:\n123-45-6789',
      'ssn : 123-45-6789',
      'Ssn\t123-45-6789',
      'MRN:\r\n12345678',
      'JANE.DOE@EXAMPLE.ORG',
    ]) {
      expect(redactor.redactText(text)).not.toMatch(/6789|5678|JANE/);
    }
  });
});
