import { writeSync } from 'node:fs';

// An empty application that says on descriptor 3 what was used until its first line; with an argument
// it then idles for so many milliseconds and says what memory it has.
const used = {
  at: performance.timeOrigin + performance.now(),
  cpu: process.cpuUsage(),
};

writeSync(3, `${JSON.stringify(used)}\n`);
const [idleMillis] = process.argv.slice(2).map(Number);
if (idleMillis > 0) {
  setTimeout(() => writeSync(3, JSON.stringify({ rss: process.memoryUsage.rss() })), idleMillis);
}
