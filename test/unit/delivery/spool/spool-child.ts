// A process that uses a spool and waits to be killed: `spool-child.ts <root> log <text>… | adopt-and-stay | race`.
import { basename } from 'node:path';
import {
  adoptOrphans,
  newStreamId,
  nodeStorage,
  SegmentWriter,
  SharedSpoolState,
  SpoolDirectory,
  systemProcesses,
} from '../../../../src/delivery/spool/index.ts';

const [root, task, ...texts] = process.argv.slice(2) as [string, string, ...string[]];
const processes = systemProcesses();
const shared = new SharedSpoolState();
const home = new SpoolDirectory(nodeStorage, root, newStreamId('child'), processes);
home.ensure();

const adopt = () =>
  adoptOrphans({
    storage: nodeStorage,
    own: home,
    processes,
    shared,
    limitBytes: 1e8,
    nowMillis: Date.now(),
  }).map((path) => basename(path));

if (task === 'log') {
  const resource = Buffer.from('resource');
  const own = { storage: nodeStorage, home, shared, thread: 0, resource };
  const writer = new SegmentWriter({ ...own, mode: 'on' });
  writer.defineScope(Buffer.from('scope'));
  for (const text of texts) {
    writer.append(text, 9, 0, 0, (value, buffer, offset) => offset + buffer.write(value, offset));
  }
}
if (task === 'adopt-and-stay') adopt();
console.log(home.stream);
if (task === 'race') {
  process.stdin.once('data', () => console.log(JSON.stringify(adopt())));
}
setInterval(() => {}, 60_000);
