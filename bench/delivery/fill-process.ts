// Leaves a spool behind: `fill-process.ts <root> <megabytes>`; prints how many records it holds.

import { encodeWhole } from '../../src/delivery/encoder/encode-whole.ts';
import { encodeLogRecord } from '../../src/delivery/encoder/log-record.ts';
import { encodeResource, encodeScope } from '../../src/delivery/encoder/resource-and-scope.ts';
import {
  newStreamId,
  nodeStorage,
  SegmentWriter,
  SharedSpoolState,
  SpoolDirectory,
} from '../../src/delivery/spool/index.ts';
import { makeLogRecord } from '../../test/helpers/log-records.ts';
import { cleanRecord } from '../redaction-records.ts';

const [root = '', megabytes = '64'] = process.argv.slice(2);
const bytes = Number(megabytes) * 1024 * 1024;
const shared = new SharedSpoolState();
const home = new SpoolDirectory(nodeStorage, root, newStreamId('bench.000000'));
home.ensure();
const { attributes } = cleanRecord(0);
const first = makeLogRecord('', attributes as never);
const writer = new SegmentWriter({
  storage: nodeStorage,
  home,
  shared,
  mode: 'coalesced',
  thread: 0,
  resource: encodeWhole(encodeResource, first.resource),
  limitBytes: bytes * 2,
});
const scope = writer.defineScope(encodeWhole(encodeScope, first.instrumentationScope));
let written = 0;
for (let size = 0; size < bytes; written++) {
  const record = plainRecord(`record ${written} was left`);
  const outcome = writer.append(record, 9, scope, 0, (value, buffer, offset) => {
    const end = encodeLogRecord(value, buffer, offset);
    size += end - offset;
    return end;
  });
  if (outcome === 'dropped' || outcome === 'memory')
    throw new Error(`record ${written}: ${outcome}`);
}
writer.close();
console.log(written);

// The SDK's has getters, which a spread leaves behind.
function plainRecord(body: string): typeof first {
  const { hrTime, hrTimeObserved, severityNumber, severityText, attributes, spanContext } = first;
  const facts = { hrTime, hrTimeObserved, severityNumber, severityText, attributes, spanContext };
  return { ...facts, body, droppedAttributesCount: 0 } as typeof first;
}
