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

/** Control characters, sequences and strings as a terminal takes them, and what pads them out. */
const CONTROLS = [
  '\0',
  '\x01',
  '\r',
  '\x07',
  '\x0b',
  '\x0c',
  '\x1b',
  '\x1f',
  '\x7f',
  '\x85',
  '\x9c',
  '\x1b[31m',
  '\x1b[0m',
  '\x1b[1;38;5;204m',
  '\x1b[2K',
  '\x1b[?25l',
  '\x9b31m',
  '\x1b(B\x1b[m',
  '\x1b]0;title\x07',
  '\x1b]8;;https://example.org/a\x1b\\',
  '\x1bPq#0\x1b\\',
  '\x1b_x\x9c',
  '\u00ad',
  '\u200b',
  '\u202e',
  '\u2066',
];
const CONTROLLED = [...VALUES, 'MRN 4471-0293', 'password=hunter2xyz', 'Patient: Orla Reyes'];
const WITHOUT_CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /\x1b\[[0-?]*[ -/]*[@-~]|\x9b31m|\x1b\(B|\x1b[\]P_][^\x07\x9c\x1b]*(?:\x07|\x9c|\x1b\\)|[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u202e\u2066]/g;

describe('values with control characters and sequences in them', () => {
  const kept = (value: string): string[] =>
    value.includes('=') || value.includes(' ') ? [value.split(/[= ]/).at(-1) as string] : [value];

  it('are gone, whatever stands between which of their characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CONTROLLED),
        fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...CONTROLS)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom('', 'seen: ', 'log '),
        (value, inserted, before) => {
          let text = value;
          for (const [at, control] of inserted) {
            const place = 1 + (at % (value.length - 1));
            // Where the value's own character stands, whatever was put before it.
            const pattern = new RegExp(`^(?:(?:${WITHOUT_CONTROLS.source})*[\\s\\S]){${place}}`);
            const { length } = pattern.exec(text)?.[0] ?? '';
            text = text.slice(0, length) + control + text.slice(length);
          }
          const redacted = redactor.redactText(`${before}${text} at noon`);
          const visible = redacted.replace(WITHOUT_CONTROLS, '');
          for (const part of kept(value)) expect(visible, JSON.stringify(text)).not.toContain(part);
          expect(redacted).toContain('REDACTED');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.for([
    ['a backspace that erases', '219-09\b-0\b9-4417x\b', '219-09-4417'],
    [
      'bold type by backspaces',
      [...'219-09-4417'].map((sign) => `${sign}\b${sign}`).join(''),
      '4417',
    ],
    ['underlined type by backspaces', [...'219-09-4417'].map((s) => `_\b${s}`).join(''), '4417'],
    ['a carriage return', '219\r-09-4417', '4417'],
    ['a shift of the character set', '219-\x1b709-4417', '4417'],
  ])('are gone with %s', ([, text, part]) => {
    expect(redactor.redactText(`SSN ${text} seen`)).not.toContain(part);
  });

  it.for([
    '\x1b[32mGET\x1b[0m /items 200 \x1b[90m12 ms\x1b[0m',
    'line one\r\nline two\r\n',
    '10%\r20%\r30%\r100%',
    'a\0b\0c',
    '\x1b]0;build\x07done',
    'bell \x07, tab \t, escape \x1b',
  ])('are not seen in %j', (text) => {
    expect(redactor.redactText(text)).toBe(text);
  });

  it('leave a color that ends behind a finding', () => {
    expect(redactor.redactText('\x1b[31m219-09-4417\x1b[0m ok')).toBe('\x1b[31mREDACTED\x1b[0m ok');
    expect(redactor.redactText('\x1b[31m219\x1b[1m-09-4417\x1b[0m ok')).toBe(
      '\x1b[31mREDACTED\x1b[0m ok',
    );
  });

  it('are found in records, keys and texts within texts', () => {
    const value = '219\0-09-4417';
    const json = JSON.stringify({ note: value });
    for (const given of [
      { note: value },
      { note: [value] },
      { [value]: 1 },
      { json },
      `got ${json}`,
    ]) {
      expect(JSON.stringify(redactor.redactValue(given as never))).not.toMatch(/219|4417/);
    }
    expect(redactor.redactAttributes({ a: 'x', note: value })).toEqual({
      a: 'x',
      note: 'REDACTED',
    });
    expect(redactor.redactAttributes({ a: 'x', note: value })).toEqual({
      a: 'x',
      note: 'REDACTED',
    });
  });
});
