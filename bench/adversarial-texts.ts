/** Beginnings of what detectors look for, over and over: where a search is not linear, it shows. */
export const ADVERSARIAL: Readonly<Record<string, string>> = {
  'long digit runs': '4111111111111111',
  'digits and hyphens': '12-3456-',
  'at signs': '@',
  'near addresses': 'a.b@c.',
  'pipes and carets': '|^',
  'capitalised words': 'Mark Anna ',
  assignments: 'a=',
  labels: 'password: a, ',
  'quotes and brackets': '{"a":["',
  'near JWT': 'eyJhbGciOi.',
  'near base64': 'Basic QUJD+/',
  'near HL7': 'PID|1||X^^\r',
  'near URLs': 'http://a:b?c=',
  'patient names': 'Patient Aa ',
  'near phones': '+1 212 555 ',
  'not ASCII': 'Éé—’ü ',
};

/** A family's text of a length, behind a number that differs each time. */
export function adversarial(unit: string, n: number, length: number): string {
  return `${n} `
    .padEnd(8)
    .concat(unit.repeat(Math.ceil(length / unit.length)))
    .slice(0, length);
}
