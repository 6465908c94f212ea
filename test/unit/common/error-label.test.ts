import { describe, expect, it } from 'vitest';
import { errorLabel } from '../../../src/common/diagnostics.ts';

const named = (name: unknown, code?: unknown): unknown =>
  Object.assign(new Error('x'), { name, code });

describe('what our messages show of an error', () => {
  it.for([
    [named('Error', 'ECONNREFUSED'), 'ECONNREFUSED'],
    [named('Error', 'ERR_INVALID_ARG_TYPE'), 'ERR_INVALID_ARG_TYPE'],
    [named('Error', 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [new TypeError('orla'), 'TypeError'],
    [named('AbortError'), 'AbortError'],
    [new DOMException('orla', 'TimeoutError'), 'TimeoutError'],
  ] as const)('%o: its code or class', ([error, label]) => expect(errorLabel(error)).toBe(label));

  it.for([
    named('OrlaQuinn'),
    named('Error with orla'),
    named('orlaError'),
    named({ toString: () => 'TypeError' }),
    named('OrlaQuinn', 'MRN_40551441'),
    named('OrlaQuinn', 'orla.quinn@example.org'),
    'orla',
    null,
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('orla');
        },
      },
    ),
  ])('%#: nothing that an application put there', (error) =>
    expect(errorLabel(error)).toBe('unknown error'),
  );
});
