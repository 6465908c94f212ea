import 'reflect-metadata';
import { type Context, createContextKey } from '@opentelemetry/api';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { getLogger } from '../../../src/logger/get-logger.ts';
import { traceable } from '../../../src/logger/traceable.ts';
import { openDoor } from '../../helpers/open-door.ts';

const ID = createContextKey('test.id');
const door = openDoor((context: Context, id) => context.setValue(ID, id));
const ids = (): unknown[] => door.contexts.map((context) => context.getValue(ID));
const bodies = (): unknown[] => door.host.calls.map(({ body }) => body);

describe('a traced function', () => {
  it('keeps its parameters, `this`, name, length and result', () => {
    const basket = { base: 10, add: traceable(add) };
    function add(this: { base: number }, a: number, b: number): number {
      return this.base + a + b;
    }
    expect(basket.add(1, 2)).toBe(13);
    expect([basket.add.name, basket.add.length]).toEqual(['add', 2]);
    expect(bodies()).toEqual(['add started', 'add finished']);
  });

  it('has a name of its own where one is given', async () => {
    const run = traceable(async () => 1, { name: 'exam.upload', logger: getLogger('media') });
    expect(await run()).toBe(1);
    expect(door.last()).toMatchObject({ scope: 'media', body: 'exam.upload finished' });
    traceable(() => {})();
    expect(bodies().at(-1)).toBe('anonymous finished');
  });

  it('runs under the correlation ID that its job brought', () => {
    const job = traceable((_job: { cid?: string }) => getLogger().info('inside'), {
      name: 'job',
      correlationId: ({ cid }) => cid,
    });
    job({ cid: 'job-7' });
    job({});
    expect(ids()).toEqual([...Array(3).fill('job-7'), ...Array(3).fill(undefined)]);
  });

  it('fails in its own code where a job has no data', () => {
    const job = traceable((data: { cid: string }) => data.cid, { correlationId: ({ cid }) => cid });
    expect(() => job(null as never)).toThrow(TypeError);
    expect(bodies().at(-1)).toBe('anonymous failed');
  });
});

const CLASS = `
class Uploads {
  images = 3;
  @traceable()
  count(more) { return this.images + more; }
  @traceable({ name: 'exam.upload', correlationId: (job) => job.cid })
  async upload(job) { return job.id; }
}
new Uploads()`;

/** Runs what a compiler makes of the class: Node itself has no decorators yet. */
function compiled(experimentalDecorators: boolean): {
  count(more: number): number;
  upload(job: object): Promise<number>;
} {
  const { code } = transformSync(CLASS, {
    loader: 'ts',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators } },
  });
  return new Function('traceable', `${code.replace(/new Uploads\(\)/, 'return new Uploads()')}`)(
    traceable,
  );
}

describe.each([
  { way: 'standard', experimentalDecorators: false },
  { way: 'experimental', experimentalDecorators: true },
])('a method with a $way decorator', ({ experimentalDecorators }) => {
  it('is traced', async () => {
    const uploads = compiled(experimentalDecorators);
    expect(uploads.count(4)).toBe(7);
    expect(await uploads.upload({ id: 5, cid: 'job-7' })).toBe(5);
    expect(bodies()).toEqual([
      'count started',
      'count finished',
      'exam.upload started',
      'exam.upload finished',
    ]);
    expect(ids()).toEqual([undefined, undefined, 'job-7', 'job-7']);
    expect(Object.getOwnPropertyNames(Object.getPrototypeOf(uploads))).toContain('count');
  });
});

describe('as a decorator', () => {
  it('what a framework keeps of a method goes along', () => {
    const handler = (): void => {};
    Reflect.defineMetadata('path', '/uploads', handler);
    expect(Reflect.getMetadata('path', traceable(handler))).toBe('/uploads');
  });

  it('what is no method stays as it is', () => {
    const decorator = traceable() as (...decorated: unknown[]) => unknown;
    expect(decorator(class {}, { kind: 'class' })).toBeUndefined();
    expect(decorator(class {})).toBeUndefined();
    expect(decorator({}, 'x', { get: () => 1 })).toBeUndefined();
  });
});
