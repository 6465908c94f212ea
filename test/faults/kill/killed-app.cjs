// Logs until it is killed, and says through pipe 3 after each call that it returned:
// `killed-app.cjs <child>`. One turn of the event loop is one tick.
const { writeSync } = require('node:fs');
const { isMainThread, Worker } = require('node:worker_threads');

const child = process.argv[2];
/** Then it only stays, so that a kill finds the shipper and the adoption at work. */
const MOST_RECORDS = 400;
let number = 0;

const between = (least, most) => least + Math.floor(Math.random() * (most - least + 1));

// Short ones, and some that are longer than a page of memory and many sectors of a disk.
function text(tick) {
  const words = number % 40 === 39 ? 1200 : number % 7;
  return `child-${child} tick-${tick} number-${number} words-${words}${' lorem'.repeat(words)} end`;
}

function turn(tick) {
  for (let left = between(1, 30); left > 0; left--) {
    console.info(text(tick));
    writeSync(3, `${tick} ${number}\n`);
    number++;
  }
  if (number >= MOST_RECORDS) later(50, tick + 1);
  else if (Math.random() < 0.5) setImmediate(turn, tick + 1);
  else later(between(0, 4), tick + 1);
}

// Timers that are due together, also one that another has just set, run in one round of the loop.
const later = (millis, tick) => setTimeout(() => setImmediate(turn, tick), millis);

// A fourth of the children logs in a thread only: what it spools is not its process's own.
if (isMainThread && child % 4 === 3) new Worker(__filename, { argv: [child] });
else turn(0);
