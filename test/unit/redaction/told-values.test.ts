import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { type Dice, dice } from '../../helpers/generated/dice.ts';
import { isGone } from '../../helpers/generated/planted.ts';

const redactor = createRedactor();
const digits = (d: Dice, length: number): string =>
  `${d.int(1, 9)}${d.text('0123456789', length - 1)}`;

/** What stands around a label and its value: sentences, corrections, cells, lists, quotes. */
const FRAMES = [
  '{L} {}',
  '{L}: {}',
  '{L}|{}',
  '| {L} | {} | checked |',
  '{L} → {}',
  'What is the {L}? It is {}',
  'no, the {L} should be {}',
  'the {L} they gave us at the desk was {}',
  'please correct the {L} [{}] today',
  '{L} on the form reads "{}"',
];
const KINDS: Readonly<
  Record<string, readonly [labels: readonly string[], value: (d: Dice) => string]>
> = {
  records: [
    ['MRN', 'Med. Rec. #', 'chart no.', 'hospital number', 'wristband number', 'Encounter ID'],
    (d) => digits(d, 8),
  ],
  plans: [
    ['member number', 'subscriber ID', 'Medicaid no.', 'insurance card number', 'Cigna ID'],
    (d) => `Q${digits(d, 9)}`,
  ],
  papers: [
    ['nursing license', "driver's licence", 'passport number', 'NPI', 'state ID'],
    (d) => digits(d, 10),
  ],
  devices: [['serial no.', 'S/N', 'pump serial', 'asset tag'], (d) => `TK${digits(d, 6)}`],
  plates: [['license plate', 'tag number', 'vehicle registration'], (d) => `KLM-${digits(d, 4)}`],
  'social security': [['SSN', 'soc. sec. no.', 'social security #'], (d) => digits(d, 9)],
};

describe('a value behind a label and any words between', () => {
  for (const [kind, [labels, make]] of Object.entries(KINDS)) {
    it(`is gone: ${kind}`, () => {
      const d = dice(31);
      for (const frame of FRAMES) {
        for (const label of labels) {
          const value = make(d);
          const text = frame.replace('{L}', label).replace('{}', value);
          const clean = redactor.redactText(text);
          expect(isGone(clean, value), `${text} -> ${clean}`).toBe(true);
        }
      }
    });
  }
});

describe('what a label of the same words says of machines', () => {
  it.each([
    'zone example.net/IN: loaded serial 2026031208',
    'certificate serial number 0A1B2C3D4E5F of CN=web',
    'mrn index rebuilt with 48213 documents',
    'npi sync: 48213 providers updated',
    'ssn column masked in 48213 rows',
    'fax: spooler idle',
    'device number 48213 assigned to /dev/sdb',
    '--- PASS: TestDecode/empty_body (0.10s)',
    'auth: token expired, asking for a new one',
    'failover to Frankfurt completed',
    'GET /img/profile_photo_default.png 200',
    'https://www.facebook.com/help',
  ])('stays: %s', (text) => expect(redactor.redactText(text)).toBe(text));
});

describe('places, days, ages and pictures of somebody', () => {
  it.each([
    ['pt lives in Duluth', 'Duluth'],
    ['visit on 3/12/2024', '3/12/2024'],
    ['at 94, she is frail', '94'],
    ['wound-8120034.png', '8120034'],
    ['see IMG_4471.HEIC of her face', '4471'],
    ['linkedin.com/in/ngozi-okafor-51', 'okafor'],
  ])('go: %s', (text, value) => expect(redactor.redactText(text)).not.toContain(value));
});
