/*
 * `npm run test:kill [kills]`: services that are killed with SIGKILL while they log, over and over,
 * in every mode of the spool and on two Nodes; then everything is delivered and compared with what
 * the services said was logged. The last line is the verdict, the exit code 1 where a record is lost.
 */
import { availableNodes, type NodeLabel } from '../helpers/node-versions.ts';
import { startOtlpReceiver } from '../helpers/otlp-receiver.ts';
import { runApp } from '../helpers/run-app.ts';
import { ACKNOWLEDGING, makeSpoolHome, RECORDS_A_TURN } from '../helpers/spool.ts';
import { lumen } from '../unit/cli/terminal.ts';

const KILLS = Number(process.argv[2] ?? 10_000);
const AT_ONCE = 4;
const ROUND = 50;
const MOST_RECORDS = 400;
const MODES = ['on', 'coalesced', 'fsync'] as const;

interface Killed {
  readonly name: string;
  readonly mode: (typeof MODES)[number];
  readonly acknowledged: number;
}

async function killOne(number: number, nodes: NodeLabel[], home: string): Promise<Killed> {
  const mode = MODES[number % MODES.length] ?? 'on';
  const node = nodes[number % nodes.length];
  const last = Math.floor(Math.random() * MOST_RECORDS);
  const name = `service-${number}`;
  const { stdout, signal, stderr } = await runApp({
    flag: 'require',
    ...(node && { node }),
    home,
    app: { cjs: ACKNOWLEDGING },
    args: [name],
    env: {
      LOG_SPOOL: mode,
      LOG_CONSOLE: 'off',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    },
    during: async ({ child, untilOutput }) => {
      await untilOutput(new RegExp(`^${last}$`, 'm'));
      child.kill('SIGKILL');
    },
  });
  if (signal !== 'SIGKILL') throw new Error(`${name} ended by itself: ${stderr}`);
  return { name, mode, acknowledged: stdout.split('\n').length - 1 };
}

/** Kills so many, delivers what they left, and returns how many acknowledged records are missing. */
async function round(from: number, count: number, nodes: NodeLabel[]) {
  const home = makeSpoolHome();
  const receiver = await startOtlpReceiver();
  const killed: Killed[] = [];
  let next = from;
  const worker = async (): Promise<void> => {
    for (let number = next++; number < from + count; number = next++) {
      killed.push(await killOne(number, nodes, home.home));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
  const { code, error } = await lumen(['ship', '--root', home.root], { env });
  if (code !== 0) throw new Error(error);
  const bodies = receiver.logs().map(({ body }) => String(body));
  await receiver.close();
  home.remove();
  const arrived = new Set(bodies);
  const sums = { lost: 0, inTheTurn: 0, acknowledged: 0, twice: bodies.length - arrived.size };
  for (const { name, mode, acknowledged } of killed) {
    sums.acknowledged += acknowledged;
    for (let n = 0; n < acknowledged; n += 1) {
      if (arrived.has(`${name} ${n}`)) continue;
      // What `coalesced` may cost: the turn of the event loop that was under way.
      if (mode === 'coalesced' && n >= acknowledged - RECORDS_A_TURN) sums.inTheTurn += 1;
      else sums.lost += 1;
    }
  }
  return sums;
}

const nodes = await availableNodes(['22.15', '24']);
const total = { lost: 0, inTheTurn: 0, acknowledged: 0, twice: 0 };
for (let done = 0; done < KILLS; done += ROUND) {
  const count = Math.min(ROUND, KILLS - done);
  const sums = await round(done, count, nodes);
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += sums[key];
  process.stdout.write(`${done + count} killed, ${total.lost} records lost\n`);
}
process.stdout.write(
  `${KILLS} kills on Node ${nodes.join(' and ')}: ${total.acknowledged} records acknowledged, ` +
    `${total.lost} lost, ${total.twice} delivered twice; ` +
    `${total.inTheTurn} of mode coalesced were in the turn that was killed\n`,
);
process.exitCode = total.lost > 0 ? 1 : 0;
