import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { templateOfBody } from '../../../src/sampling/message-template.ts';
import { type LeftOutRepeats, Repeats } from '../../../src/sampling/repeats.ts';

const START = 1_700_000_000_000;
const WINDOW = 10_000;

const record = (body: unknown, scope = 'media', severityNumber = 9) =>
  ({ body, severityNumber, attributes: {}, instrumentationScope: { name: scope } }) as never;

describe('records have the same text when only their numbers differ', () => {
  it.for([
    ['exam 17 done in 3 ms', 'exam 4711 done in 99 ms'],
    ['user 9f1c2b3a-77aa-4bcd-8e01-123456789abc logged in', 'user 0-1 logged in'],
    ['GET /exams/7 -> 200', 'GET /exams/123456 -> 404'],
  ])('%s', ([one, other]) => expect(templateOfBody(one)).toBe(templateOfBody(other)));

  it.for([
    ['exam done', 'exam failed'],
    ['exam 1 done', 'exam 1 failed'],
    [{ message: 'exam 1 done' }, { message: 'exam 1 failed' }],
    [{ exam: 1 }, { patient: 1 }],
  ])('but not otherwise: %j', ([one, other]) =>
    expect(templateOfBody(one)).not.toBe(templateOfBody(other)),
  );

  it('for structured bodies too', () => {
    expect(templateOfBody({ msg: 'exam 1' })).toBe(templateOfBody({ msg: 'exam 2' }));
    expect(templateOfBody({ exam: 1 })).toBe(templateOfBody({ exam: 2 }));
  });

  it('whatever the text is, the template is short', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1000 }), (text) => {
        expect(templateOfBody(text).length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('LOG_REPEAT_WINDOW', () => {
  let told: LeftOutRepeats[];
  let repeats: Repeats;
  beforeEach(() => {
    told = [];
    repeats = new Repeats({ records: 2, windowMillis: WINDOW }, (each) => told.push(each));
  });
  const admitted = (bodies: readonly unknown[], nowMillis = START) =>
    bodies.map((body) => repeats.admit(record(body), undefined, nowMillis));

  it('lets the first records of a text pass', () => {
    expect(admitted(['n 1', 'n 2', 'n 3', 'other', 'n 4'])).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it('tells apart loggers and severities', () => {
    admitted(['n 1', 'n 2']);
    expect(repeats.admit(record('n 3', 'http'), undefined, START)).toBe(true);
    expect(repeats.admit(record('n 3', 'media', 13), undefined, START)).toBe(true);
    expect(repeats.admit(record('n 3'), undefined, START)).toBe(false);
  });

  it('tells at the end of a window how many were left out, when, and the last of them', () => {
    admitted(['n 1', 'n 2', 'n 3']);
    admitted(['n 4'], START + 5000);
    repeats.endDue(START + WINDOW - 1);
    expect(told).toEqual([]);
    repeats.endDue(START + WINDOW);
    expect(told).toMatchObject([
      { count: 2, firstMillis: START, lastMillis: START + 5000, last: { body: 'n 4' } },
    ]);
    expect(repeats.size).toBe(0);
  });

  it('tells it once for each window, and begins the next', () => {
    admitted(['n 1', 'n 2', 'n 3']);
    expect(admitted(['n 4', 'n 5', 'n 6'], START + WINDOW)).toEqual([true, true, false]);
    expect(told).toMatchObject([{ count: 1, last: { body: 'n 3' } }]);
    repeats.endAll();
    expect(told).toMatchObject([{ count: 1 }, { count: 1, last: { body: 'n 6' } }]);
  });

  it('tells nothing of a window in which nothing was left out', () => {
    admitted(['n 1', 'n 2']);
    repeats.endAll();
    expect(told).toEqual([]);
  });

  it('does not stay silent when the clock is set back', () => {
    admitted(['n 1', 'n 2', 'n 3']);
    expect(admitted(['n 4'], START - 3_600_000)).toEqual([true]);
    expect(told).toHaveLength(1);
  });

  it('remembers at most 1000 texts; the oldest ends early, and is told', () => {
    admitted(['first 1', 'first 2', 'first 3']);
    const word = (index: number) => `x${'abcdefghij'.charAt(index % 10)}`;
    const text = (index: number) =>
      [...String(index)].map((digit) => word(Number(digit))).join(' ');
    for (let index = 1000; index < 4000; index++) admitted([text(index)]);
    expect(repeats.size).toBe(1000);
    expect(told).toMatchObject([{ count: 1, last: { body: 'first 3' } }]);
  });

  it('loses none: what passed and what was told are all there were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4000 }))),
        (calls) => {
          let counted = 0;
          const some = new Repeats({ records: 2, windowMillis: WINDOW }, ({ count }) => {
            counted += count;
          });
          let now = START;
          for (const [kind, pause] of calls) {
            now += pause;
            if (some.admit(record(`kind ${'abcde'.charAt(kind)}`), undefined, now)) counted += 1;
          }
          some.endAll();
          expect(counted).toBe(calls.length);
        },
      ),
    );
  });
});
