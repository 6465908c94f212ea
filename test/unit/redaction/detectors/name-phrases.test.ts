import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/redaction/index.ts';
import { testTables } from '../../../helpers/detector-tables.ts';

testTables({
  'names that are words too': {
    hits: [
      'Order for «Jack Baker» was printed',
      'films of «Rose Fisher» were lost',
      'phoned «Grace Young» twice',
      '«Bill Cook» has no allergies',
      'Answer from «Mark Taylor»: none',
      'seen with «Frank King», unchanged',
      'consent (signed by «Penny Wood»)',
    ],
    misses: [
      'Will Read only once',
      'Mark Complete was pressed',
      'Grant Access to the folder',
      'Max Price reached',
      'Bill Payment failed',
      'Root Cause unknown',
      'May Day is a holiday',
      'Rich Text Format',
      'Key Value store opened',
    ],
  },
  'a verb, a role or an abbreviation before a name': {
    hits: [
      'Discharging «Hannah Clark» from bay 3',
      'Swabbed «Victor Hill» before theatre',
      'Audiologist «Maria Stone» is late',
      'Ward clerk «Joan Price» signed',
      'TIA, «Edward Turner», observed',
      'COPD, «Susan Walker», stable',
      'GERD: «Laura Bennett» asks for a refill',
    ],
    misses: ['Restarting Node Exporter', 'TLS Handshake Failed', 'HTTP, Gateway, refused'],
  },
  initials: {
    hits: [
      'dictated by «M. Hartwell»',
      'report of «A. B. Thornton» filed',
      '«Thornton, A.» did not arrive',
      'copy to «Ellen R Thornton» sent',
      'as «W. Ellen Thornton» wrote',
    ],
    misses: ['A Java process', 'see section B. Networks', 'C. Difficile toxin'],
  },
  'capitals, hyphens and other orders': {
    hits: [
      'LABEL PRINTED FOR «MARTHA WEBSTER» TODAY',
      'Label for «MARTHA WEBSTER» was printed',
      'visit of «Clara West-Hughes» moved',
      '«Tanaka Yuki» asked for the disc',
      '«Paul de la Cruz» called',
    ],
    misses: ['Read-Write lock', 'ERROR CODE UNKNOWN', 'Content-Type Header missing'],
  },
  'initials that stand together': {
    hits: [
      '«A.B. Thornton» signed',
      'copy to «Ellen B.C. Jones»',
      '«Thornton, A.B.» was paged',
      '«M. Webster»/«J. Clark» on call',
    ],
    misses: ['U.S. Standard', 'v1.A.B. Format', 'Europe/Berlin', 'GET /Users/List'],
  },
  'one word, by what is done with whom': {
    hits: [
      'Ask «Peter» to come back',
      'assigned to «Mark»',
      'paged «Baker» twice',
      '«Rose» is in room 2',
    ],
    misses: [
      'assigned to Queue',
      'Grace period over',
      "hello! I'm ready",
      "Hi, That's it",
      "thanks, We'll see",
      'Ask Support',
      'this will call Rebuildindex, which waits',
      'lexers for the RDNAX ISA assembly',
      'Best, Worst and Mean',
    ],
  },
  'names in small letters, where a person is named': {
    hits: [
      'letter for «martha webster» is ready',
      'call back «jack baker» before noon',
      'results of «peter clark» came in',
      '«martha webster» missed the appointment',
      'seen by «mark taylor» on monday',
    ],
    misses: [
      'results of last run',
      'call back later please',
      'report for max price',
      'the worker missed the deadline',
      'a long story arrived',
      'record of good faith',
    ],
  },
  'accounts and files': {
    hits: [
      'login of «martha.webster» failed',
      'wrote /out/«Martha_Webster»_mri.pdf',
      'copied ct_«peter_clark».dcm',
      'user=«jack.baker» action=view',
    ],
    misses: [
      'org.apache.martin.baker.Main',
      'martha.webster.open()',
      'read_only max_price mark_read',
      'http.method first.last log_level',
      'logging.basic',
    ],
  },
});

const GIVEN = ['Amelia', 'Mark', 'Rose', 'Hannah', 'Victor', 'Grace', 'Oliver', 'Emma', 'John'];
const SURNAMES = ['Baker', 'Smith', 'Young', 'Hartwell', 'Clark', 'Wood', 'Brown', 'Turner', 'Lee'];
const BEFORE = [
  ...['Rescheduling', 'Weighing', 'Extubated', 'Readmitting', 'Vaccinated', 'Escorting'],
  ...['Sonographer', 'Physiotherapist', 'Receptionist', 'Radiographer', 'Dietitian'],
  ...['COPD,', 'DVT,', 'MRI,', 'CHF:', 'Bed 4:', '[INFO]', 'user', 'for'],
];
const AFTER = [
  '',
  ' is late',
  ' at desk 4',
  ', stable',
  ' (ward 3)',
  ' <none>',
  '; next',
  "'s chart",
];

describe('a name of two words', () => {
  const redactor = createRedactor();

  it('goes as a whole, and what stands around it stays', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GIVEN),
        fc.constantFrom(...SURNAMES),
        fc.constantFrom(...BEFORE),
        fc.constantFrom(...AFTER),
        (given, surname, before, after) => {
          expect(redactor.redactText(`${before} ${given} ${surname}${after}`)).toBe(
            `${before} REDACTED${after}`,
          );
        },
      ),
      { numRuns: 1_000, seed: 7 },
    );
  });
});
