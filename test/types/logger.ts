/*
 * Read by tsc, never run: what is accepted compiles, and what is misuse does not. An
 * `@ts-expect-error` without an error below it is an error.
 */
import { expectTypeOf } from 'vitest';
import { getLogger, type Level, type Logger, start, timer, withContext } from '../../src/index.ts';

const logger = getLogger('media');
declare const thrown: unknown;
// biome-ignore lint/suspicious/noExplicitAny: applications have some
declare const anything: any;
interface Upload {
  id: string;
  images?: number;
}
declare const upload: Upload;
declare function save(): Promise<void>;

export function levels(): void {
  logger.info('a message');
  logger.warn(() => 'a lazy message');
  expectTypeOf(logger.isEnabled).parameter(0).toEqualTypeOf<Level>();
  // @ts-expect-error a typo in a level
  logger.inof('a message');
  // @ts-expect-error there is no level `warning`
  logger.isEnabled('warning');
  // @ts-expect-error a message is not a number
  logger.info(42);
  // @ts-expect-error nor a function that wants something
  logger.info((name: string) => name);
  // @ts-expect-error nor missing
  logger.info();
}

export function fields(): void {
  logger.info('an interface needs no index signature', upload);
  logger.info('any values', {
    when: new Date(),
    tags: ['a'],
    size: 5n,
    seen: new Map(),
    none: null,
  });
  logger.info('lazy values', { rows: () => [1, 2], all: 1 });
  logger.info('lazy fields', () => ({ rows: 1 }));
  logger.info('any', anything);
  // @ts-expect-error fields have names
  logger.info('a message', 'a value');
  // @ts-expect-error so a list is none
  logger.info('a message', [1, 2]);
  // @ts-expect-error an `await` was forgotten
  logger.info('a message', { saved: save() });
  // @ts-expect-error and here, lazily
  logger.info('a message', { saved: () => save() });
  // @ts-expect-error and here
  logger.info('a message', save());
  // @ts-expect-error a symbol says nothing
  logger.info('a message', { id: Symbol('id') });
  // @ts-expect-error nobody knows what to call it with
  logger.info('a message', { format: (name: string) => name });
}

export function errors(): void {
  logger.error('an error among the fields, also as a catch has it', { err: thrown, images: 3 });
  logger.error(new Error('alone'), { images: 3 });
  logger.error('behind the message', new Error('x'));
  // @ts-expect-error what was thrown may be anything, so it goes under `err`
  logger.error(thrown);
}

export function children(): void {
  expectTypeOf(logger.child({ ward: 'B12' })).toEqualTypeOf<Logger>();
  // @ts-expect-error an `await` was forgotten
  logger.child({ user: save() });
  withContext({ tenant: 'north' }, () => {});
  // @ts-expect-error a context is fields
  withContext('tenant', () => {});
}

export function events(): void {
  logger.event('any name, since none is declared here', { images: 3 });
  const own = getLogger<{
    'exam.uploaded': { images: number };
    'server.started': { port?: number };
  }>();
  own.event('exam.uploaded', { images: 3 });
  own.event('server.started');
  own.event('exam.uploaded', { images: 3 }, { level: 'debug' });
  own.child({ ward: 'B12' }).event('exam.uploaded', { images: 3 });
  // @ts-expect-error a typo in the name
  own.event('exam.upload', { images: 3 });
  // @ts-expect-error a field of another type
  own.event('exam.uploaded', { images: 'three' });
  // @ts-expect-error a field is missing
  own.event('exam.uploaded', {});
  // @ts-expect-error all are missing
  own.event('exam.uploaded');
  // @ts-expect-error a field that nobody declared
  own.event('exam.uploaded', { images: 3, image: 3 });
  // @ts-expect-error a level that is none
  own.event('exam.uploaded', { images: 3 }, { level: 'notice' });
  timer('any logger serves', { logger: own }).stop();
}

export function options(): void {
  start({ level: 'debug', propagateTo: ['*.lumen.example'], toFile: true, appBackups: 3 });
  start({ level: undefined });
  // @ts-expect-error a typo in a level
  start({ level: 'verbose' });
  // @ts-expect-error a typo in a name
  start({ levle: 'debug' });
  // @ts-expect-error a number is a number
  start({ appBackups: '3' });
}
