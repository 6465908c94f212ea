import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWhole } from '../../src/delivery/encoder/encode-whole.ts';
import { encodeLogRecord } from '../../src/delivery/encoder/log-record.ts';
import { encodeResource, encodeScope } from '../../src/delivery/encoder/resource-and-scope.ts';
import {
  newStreamId,
  nodeStorage,
  SegmentWriter,
  SharedSpoolState,
  SpoolDirectory,
  type SpoolMode,
} from '../../src/delivery/spool/index.ts';
import { makeLogRecord } from '../../test/helpers/log-records.ts';
import type { SampleRecord } from '../redaction-records.ts';
import type { LogWay } from './median-costs.ts';

const LIMIT_BYTES = 16 * 1024 ** 3;

/** Encode, frame and write alone, in two modes: finished records go to a spool without a shipper. */
export function spoolWays(root: string, samples: readonly SampleRecord[]): LogWay[] {
  return [spoolAlone(root, 'on', samples), spoolAlone(root, 'coalesced', samples)];
}

function spoolAlone(directory: string, mode: SpoolMode, samples: readonly SampleRecord[]): LogWay {
  const records = samples.map(({ body, attributes }) => makeLogRecord(body, attributes as never));
  const root = join(directory, `alone-${mode}`);
  mkdirSync(root);
  const home = new SpoolDirectory(nodeStorage, root, newStreamId('bench'));
  home.ensure();
  const [first] = records as [(typeof records)[number]];
  const writer = new SegmentWriter({
    storage: nodeStorage,
    home,
    shared: new SharedSpoolState(),
    mode,
    thread: 0,
    resource: encodeWhole(encodeResource, first.resource),
    limitBytes: LIMIT_BYTES,
  });
  const scope = writer.defineScope(encodeWhole(encodeScope, first.instrumentationScope));
  return {
    name: `the spool alone, mode ${mode}`,
    log: (n) =>
      void writer.append(records[n % records.length] as typeof first, 9, scope, 0, encodeLogRecord),
  };
}
