/** A way to end, as source text behind `RECORDS` records that were logged. */
export interface Ending {
  readonly name: string;
  readonly source: string;
  readonly send?: NodeJS.Signals;
  /** Whether anything of ours can run when it ends this way. */
  readonly hooksRun: boolean;
  /** Numbered records in all; the ending logs those beyond `RECORDS`. */
  readonly records: number;
  /** The exception that ends it is a record too. */
  readonly exception?: true;
  readonly nodeOptions?: string;
}

export const RECORDS = 5;

const STAY = "setInterval(() => {}, 1000); process.stdout.write('ready\\n');";
const OWN_HANDLER = `mark(); console.info('record ${RECORDS}'); setTimeout(() => process.exit(5), 20);`;
const numbered = { records: RECORDS };
const oneMore = { records: RECORDS + 1 };

export const ENDINGS: readonly Ending[] = [
  { name: 'natural end', source: 'mark();', hooksRun: true, ...numbered },
  { name: 'process.exit(3)', source: 'mark(); process.exit(3);', hooksRun: true, ...numbered },
  {
    name: 'throw',
    source: "mark(); throw new Error('thrown at the end');",
    hooksRun: true,
    exception: true,
    ...numbered,
  },
  {
    name: 'unhandled rejection',
    source: "mark(); Promise.reject(new Error('rejected at the end'));",
    hooksRun: true,
    exception: true,
    ...numbered,
  },
  { name: 'SIGTERM', source: STAY, send: 'SIGTERM', hooksRun: false, ...numbered },
  { name: 'SIGINT', source: STAY, send: 'SIGINT', hooksRun: false, ...numbered },
  { name: 'SIGKILL', source: STAY, send: 'SIGKILL', hooksRun: false, ...numbered },
  { name: 'process.abort', source: 'mark(); process.abort();', hooksRun: false, ...numbered },
  {
    name: 'out of memory',
    source: 'mark(); const all = []; for (;;) all.push(new Array(1e5).fill(all.length));',
    hooksRun: false,
    nodeOptions: '--max-old-space-size=64',
    ...numbered,
  },
  {
    name: 'own SIGTERM handler',
    source: `process.on('SIGTERM', () => { ${OWN_HANDLER} }); ${STAY}`,
    send: 'SIGTERM',
    hooksRun: true,
    ...oneMore,
  },
  {
    name: 'throw in an exit listener',
    source: `process.on('exit', () => { console.info('record ${RECORDS}'); throw new Error('late'); }); mark();`,
    hooksRun: true,
    ...oneMore,
  },
];

/** The application: logs, then ends; `mark` says when that begins. */
export function sourceOf({ source }: Ending): string {
  return `
const mark = () => require('node:fs').writeSync(1, 'ends ' + Date.now() + '\\n');
for (let n = 0; n < ${RECORDS}; n++) console.info('record ' + n);
${source}`;
}
