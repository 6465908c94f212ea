import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renameSteering } from '../../../src/record/steering-attributes.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { flattened, nested, spelling } from '../../helpers/generated/steering-names.ts';

const OURS = /^(?:log_stream|correlation_id|log_record_uid|audit_.*)$/;
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('attributes that steer', () => {
  it('no spelling of them that a backend folds is left beside ours', () => {
    fc.assert(
      fc.property(seeds, fc.string(), (seed, value) => {
        const d = dice(seed);
        const { spelled } = spelling(d);
        const renamed = renameSteering({ before: 1, [spelled]: value, after: 2 }, true);
        expect(renamed).toEqual({ before: 1, after: 2, [`attributes.${spelled}`]: value });
      }),
    );
  });

  it('nor a container that it flattens', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const d = dice(seed);
        const given = nested(d, 'forged');
        const names = flattened(renameSteering({ ...given, count: 1 }, true));
        expect(names.filter((name) => OURS.test(name))).toEqual([]);
        expect(names).toHaveLength(2);
      }),
    );
  });

  it('a field of the same name is not lost', () => {
    const attributes = { 'attributes.log.stream': 'mine', 'log.stream': 'audit' };
    expect(renameSteering({ ...attributes }, false)).toEqual({
      'attributes.log.stream': 'mine',
      'attributes.attributes.log.stream': 'audit',
    });
  });

  it('correlation_id is a field of the application, until the record has an ID of ours', () => {
    const given = { correlation_id: 'own', correlationId: 'own' };
    expect(renameSteering({ ...given }, false)).toEqual(given);
    expect(renameSteering({ ...given }, true)).toEqual({
      'attributes.correlation_id': 'own',
      correlationId: 'own',
    });
    expect(renameSteering({ 'correlation.id': 'forged' }, false)).toEqual({
      'attributes.correlation.id': 'forged',
    });
  });

  it.for([
    { log: 'a text' },
    { log: { level: 'info' } },
    { 'log.level': 'info', 'log.file.path': '/var/log/x' },
    { audit: true, audit_id: 7, auditor: 'x', audited_at: 1 },
    { correlation: { strength: 0.4 }, correlations: [] },
    { stream: 'stdout', streams: 2, uid: 7 },
    { level: 'info', args: ['log.stream'], action: 'audit.login', code: 'log.stream' },
  ])('%j stays as it is', (given) => {
    expect(renameSteering({ ...given }, true)).toEqual(given);
  });

  it('names made of data are not kept in memory', () => {
    for (let number = 0; number < 5000; number++) {
      renameSteering({ [`audit.${'x'.repeat(number % 200)}${number}`]: 1 }, true);
    }
    expect(renameSteering({ 'audit.actor.id': 'forged' }, true)).toEqual({
      'attributes.audit.actor.id': 'forged',
    });
  });
});
