import type { Dice } from './dice.ts';
import { type Person, person } from './names.ts';
import type { Kind } from './planted.ts';

const PROSE = [
  'Spoke with {} about the results this morning.',
  '{} missed the appointment on Tuesday',
  'results for {} are ready to sign',
  'the study of {} was moved to the archive',
  '{} (daughter) will collect the disc',
  'upload by {} finished in 4 s',
  'call back {} before noon',
  'user {} opened the viewer',
  '"{}" not found in worklist',
  'seen today with {}, stable',
];

/** A name in sentences: both parts, or the one that is written, must be gone. */
function named(
  name: string,
  write: (someone: Person, d: Dice) => string,
  templates: readonly string[] = PROSE,
  parts: ReadonlyArray<keyof Person> = ['given', 'family'],
): Kind {
  return {
    name,
    make: (d) => {
      const someone = person(d);
      const text = write(someone, d);
      const shown = parts.map((part) => someone[part]).map((part) => found(text, part));
      return { input: d.of(templates).replace('{}', () => text), values: shown };
    },
  };
}

/** The part as the text spells it, which may be in capitals or small letters. */
function found(text: string, part: string): string {
  const start = text.toLowerCase().indexOf(part.toLowerCase());
  return text.slice(start, start + part.length);
}

const LABELS = [
  'patient {}',
  'Patient: {}',
  'patient name: {}',
  'Pt {} refused',
  'patientName={}',
  'name of patient: {}',
  'mother of patient {}',
  '{"patient":"{}"}',
];
const GIVEN_ALONE = [
  '{} called back',
  'Hi {}, your results are in',
  'wife {} on the line',
  "{}'s scan is ready",
  'told {} to fast',
  'my name is {}',
];

/** Person names, by how they are written. */
export const PERSONS: readonly Kind[] = [
  named('given name and surname', ({ given, family }) => `${given} ${family}`),
  named(
    'with a middle initial',
    ({ given, family }, d) => `${given} ${d.text('ABCDEFGHJKLMNPRSTW', 1)}. ${family}`,
  ),
  named('surname, given name', ({ given, family }) => `${family}, ${given}`),
  named('double surname', ({ given, family }, d) => `${given} ${family}-${person(d).family}`),
  named('in capitals', ({ given, family }) => `${given} ${family}`.toUpperCase()),
  named('in small letters', ({ given, family }) => `${given} ${family}`.toLowerCase()),
  named('initial and surname', ({ given, family }) => `${given[0]}. ${family}`, PROSE, ['family']),
  named(
    'title and surname',
    ({ family }, d) => `${d.of(['Dr.', 'Dr', 'Mr', 'Mrs.', 'Ms', 'Prof.', 'Nurse'])} ${family}`,
    PROSE,
    ['family'],
  ),
  named('behind a label', ({ given, family }) => `${given} ${family}`, LABELS),
  named('surname^given name', ({ given, family }, d) =>
    d.of([`${family}^${given}`, `${family}^${given}`.toUpperCase(), `${family}^${given}^Q`]),
  ),
  named('given name alone', ({ given }) => given, GIVEN_ALONE, ['given']),
];
