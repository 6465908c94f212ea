import { resourceFromAttributes } from '@opentelemetry/resources';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { connectListeners, Hook } from '../../../src/pipeline/import-listeners.ts';
import { LateResource } from '../../../src/pipeline/late-resource.ts';
import {
  redactorOnDemand,
  SpanRedactionOnDemand,
} from '../../../src/pipeline/redaction-on-demand.ts';
import { createRedactor } from '../../../src/redaction/index.ts';

describe('a redactor on demand', () => {
  it('is made at the first value, and once', () => {
    let made = 0;
    const redactor = redactorOnDemand(() => {
      made += 1;
      return createRedactor();
    });
    expect(redactor.counts()).toEqual({});
    expect(made).toBe(0);
    expect(redactor.redactText('password=hunter2secret')).toBe('password=REDACTED');
    expect(redactor.redactValue('jane@example.org')).not.toContain('jane');
    expect(made).toBe(1);
    expect(Object.keys(redactor.counts())).not.toEqual([]);
  });

  it('shows nothing where it cannot be made, and is made as soon as it can', () => {
    let isBroken = true;
    const redactor = redactorOnDemand(() => {
      if (isBroken) throw Object.assign(new Error('no descriptor'), { code: 'EMFILE' });
      return createRedactor();
    });
    expect(redactor.redactText('harmless')).toBe('REDACTED');
    expect(redactor.redactValue({ any: 'thing' })).toBe('REDACTED');
    expect(redactor.redactParsed({ any: 'thing' })).toBe('REDACTED');
    expect(redactor.redactAttributes({ any: 'thing' })).toEqual({});
    expect(redactor.redactOwnAttributes({ any: 'thing' })).toEqual({});
    expect(redactor.manifest('thing').redacted).toBe('REDACTED');
    isBroken = false;
    expect(redactor.redactText('harmless')).toBe('harmless');
  });
});

describe('spans redacted on demand', () => {
  it('reach the exporter', async () => {
    const exporter = new InMemorySpanExporter();
    const redacting = new SpanRedactionOnDemand(exporter, createRedactor());
    const code = await new Promise((resolve) => {
      redacting.export([], (result) => resolve(result.code));
    });
    expect(code).toBe(0);
  });
});

describe('a late resource', () => {
  it('is asked for when it is read', () => {
    let asked = 0;
    const late = new LateResource(() => {
      asked += 1;
      return resourceFromAttributes({ 'service.name': 'shop' });
    });
    expect(asked).toBe(0);
    expect(late.attributes).toEqual({ 'service.name': 'shop' });
    expect(late.merge(resourceFromAttributes({ a: 1 })).attributes).toMatchObject({ a: 1 });
    expect(late.getRawAttributes()).toEqual([['service.name', 'shop']]);
  });
});

describe('listeners of imports', () => {
  it('wait for the hooks, and those that were taken back do not listen', () => {
    const names: string[][] = [];
    const ended: string[] = [];
    class Real {
      readonly own: string[];
      constructor(own: string[]) {
        this.own = own;
        names.push(own);
      }
      unhook(): void {
        ended.push(...this.own);
      }
    }
    const listen = () => undefined;
    const first = new Hook(['pino'], {}, listen);
    new Hook(['winston'], {}, listen).unhook();
    expect(names).toEqual([]);
    connectListeners(Real);
    new Hook(['bunyan'], {}, listen);
    expect(names).toEqual([['pino'], ['bunyan']]);
    first.unhook();
    expect(ended).toEqual(['pino']);
  });
});
