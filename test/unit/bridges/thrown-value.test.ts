import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactThrown } from '../../../src/bridges/thrown-value.ts';
import type { BridgeHost } from '../../../src/record/log-call.ts';
import { snapshot } from '../../../src/record/snapshot.ts';
import { createRedactor } from '../../../src/redaction/index.ts';

const redactor = createRedactor();
const host: BridgeHost = {
  consoleMode: 'replace',
  emitted: 0,
  emit: () => {},
  redactText: (text) => redactor.redactText(text),
  redactValue: (value) => redactor.redactValue(snapshot(value)),
  reportFailure: () => {},
};

/** What stands on stderr: Node's print of the thrown value, or ours. */
function printed(thrown: unknown): string {
  const { byNode, text } = redactThrown(thrown, host);
  if (!byNode) return text;
  return typeof thrown === 'object' && thrown !== null
    ? inspect(thrown, { customInspect: false, depth: 5 })
    : String(thrown);
}

const SECRET = 'kQ7vTzW2mPx9';
const SSN = '219-09-4417';
const PLANTS = [SECRET, SSN, '32 31 39 2d'];

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant({ password: SECRET }),
  fc.constant(`SSN ${SSN}`),
  fc.constant({ note: `for ${SSN}`, n: 1 }),
  fc.constant(new Map([['apiKey', SECRET]])),
  fc.constant(Buffer.from(SSN)),
  fc.constant(new Uint8Array(Buffer.from(SSN))),
  fc.constant([['password', 1], SSN]),
  fc.constant(42),
  fc.constant(undefined),
);
const key = fc.constantFrom(
  'detail',
  'cause',
  'errors',
  'context',
  'response',
  'a b',
  '__proto__x',
);

/** Something that can be put on an error: values, errors below it, collections of both. */
const { value } = fc.letrec<{ value: unknown; error: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('error'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
  error: fc
    .tuple(
      fc.constantFrom('it failed', `no ${SSN}`),
      fc.option(tie('value')),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      fc.constantFrom('', 'symbol', 'aggregate', 'vm', 'own stack', 'inspect', 'plain', 'class'),
      fc.constantFrom('', 'freeze', 'seal', 'proxy', 'getter', 'extensions'),
    )
    .map(([message, cause, properties, kind, state]) => {
      const error = withState(madeAs(kind, message, cause), state);
      for (const [name, each] of Object.entries(properties)) Reflect.set(error, name, each);
      return state === 'freeze' ? Object.freeze(error) : error;
    }),
}));

function madeAs(kind: string, message: string, cause: unknown): object {
  const error = new Error(message, { cause });
  switch (kind) {
    case 'symbol':
      return Object.assign(error, { [Symbol('password')]: SECRET, [Symbol(SSN)]: cause });
    case 'aggregate':
      return new AggregateError([error, cause, `text ${SSN}`], message);
    case 'vm':
      return Object.assign(runInNewContext('new Error(message)', { message }) as object, { cause });
    case 'own stack':
      return Object.defineProperty(error, 'stack', { get: () => `Error: own ${SSN}\n    at x` });
    case 'inspect':
      return Object.assign(error, { [inspect.custom]: () => SSN, toString: () => SSN });
    case 'plain':
      return { message, cause };
    case 'class':
      return new (class Failure extends Error {
        override get message(): string {
          return `mine ${SSN}`;
        }
      })();
    default:
      return error;
  }
}

function withState(error: object, state: string): object {
  if (state === 'seal') return Object.seal(error);
  if (state === 'extensions') return Object.preventExtensions(error);
  if (state === 'proxy') return new Proxy(error, {});
  if (state === 'getter')
    return Object.defineProperty(error, 'token', { enumerable: true, get: () => SECRET });
  return error;
}

describe('what Node prints of a thrown value', () => {
  it('holds nothing that was planted, whatever was thrown', () => {
    fc.assert(
      fc.property(value, (thrown) => {
        const text = printed(thrown);
        for (const plant of PLANTS) expect(text).not.toContain(plant);
      }),
      { numRuns: 1500 },
    );
  });

  it.for([null, undefined, true, 7, 'text', Symbol('s'), new Error('x'), { a: 1 }])(
    'is left to Node if there is nothing to redact: %o',
    (thrown) => {
      const before = inspect(thrown);
      expect(redactThrown(thrown, host).byNode).toBe(true);
      expect(inspect(thrown)).toBe(before);
    },
  );

  it('keeps class, place, code and harmless properties of an error', () => {
    class PaymentError extends Error {}
    const error = Object.assign(new PaymentError('declined'), {
      code: 'E_DECLINED',
      status: 402,
      tries: [1, 2],
      password: SECRET,
    });
    const text = printed(error);
    expect(text).toMatch(/^PaymentError: declined\n {4}at .*thrown-value/);
    expect(text).toContain("code: 'E_DECLINED'");
    expect(text).toContain('status: 402');
    expect(text).toContain('tries: [ 1, 2 ]');
    expect(text).toContain("password: 'REDACTED'");
  });

  it('ends for cycles, long chains and huge arrays', () => {
    const error: Error & { self?: unknown; list?: unknown } = new Error(`of ${SSN}`);
    error.self = { error };
    error.cause = error;
    let chain: Error = error;
    for (let length = 0; length < 5_000; length++) chain = new Error('next', { cause: chain });
    error.list = Array.from({ length: 100_000 }, () => error);
    expect(printed(error)).not.toContain(SSN);
    expect(printed(chain)).not.toContain(SSN);
  });

  it('is only a marker if redaction itself fails', () => {
    const failing = {
      ...host,
      redactText: () => {
        throw new Error(SSN);
      },
    };
    const { byNode, text } = redactThrown(new Error(SSN), failing);
    expect({ byNode, text }).toEqual({
      byNode: false,
      text: 'Uncaught [value that cannot be shown]',
    });
  });
});
