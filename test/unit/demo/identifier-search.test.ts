import { describe, expect, it } from 'vitest';
import { countByKind, searchIdentifiers } from '../../../examples/demo/identifier-search.ts';

const PLANTED = [
  { kind: 'name', forms: ['Hartwell'] },
  { kind: 'phone', forms: ['(617) 555-0142', '6175550142'] },
];
const seen = (text: string) => [{ where: 'console', bytes: Buffer.from(text) }];

describe('searchIdentifiers', () => {
  it.each([
    ['as written', 'patient Amelia Hartwell', 'name'],
    ['in another case', 'PID|1||HARTWELL^AMELIA', 'name'],
    ['in another form', 'tel:+16175550142?', undefined],
    ['with separators', 'call (617) 555-0142 now', 'phone'],
    ['as bare digits', 'phone=6175550142,', 'phone'],
    ['encoded in a URL', '?phone=(617)%20555-0142', 'phone'],
    ['as a form field', 'phone=(617)+555-0142', 'phone'],
    ['among the bytes of a binary message', '\0\x12\x08Hartwell\x1a', 'name'],
    ['as part of a longer number', '"timeUnixNano":"179617555014200"', undefined],
    ['absent', 'patient [REDACTED]', undefined],
  ])('%s', (_, text, kind) => {
    expect(searchIdentifiers(PLANTED, seen(text)).map((finding) => finding.kind)).toEqual(
      kind ? [kind] : [],
    );
  });

  it('names each place once and never the value', () => {
    const evidence = [
      ...seen('Hartwell, Hartwell'),
      { where: 'OTLP', bytes: Buffer.from('Hartwell') },
    ];
    const findings = searchIdentifiers(PLANTED, evidence);
    expect(findings.map(({ where }) => where)).toEqual(['console', 'OTLP']);
    expect(JSON.stringify(findings)).not.toContain('Hartwell');
  });
});

it('countByKind counts what is planted and what was found', () => {
  const counts = countByKind(PLANTED, searchIdentifiers(PLANTED, seen('Hartwell')));
  expect(Object.fromEntries(counts)).toEqual({
    name: { planted: 1, found: 1 },
    phone: { planted: 1, found: 0 },
  });
});
