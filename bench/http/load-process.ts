// Asks a service, in a process of its own. Told an `Order`, answers with a `Loaded`.
// Arguments: where the peers are installed.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { askAtRate } from './fixed-rate.ts';
import type { Loaded, Order } from './load.ts';

interface AutocannonResult {
  readonly requests: { readonly total: number };
  readonly duration: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly non2xx: number;
}
type Autocannon = (options: object) => Promise<AutocannonResult>;

const [peers = ''] = process.argv.slice(2);
const autocannon = createRequire(join(peers, 'any.cjs'))('autocannon') as Autocannon;

async function flatOut({ url, seconds, connections, requests }: Order & { kind: 'flat out' }) {
  const result = await autocannon({
    ...{ url, connections, duration: seconds },
    ...(requests !== undefined && { amount: requests }),
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  return { requests: result.requests.total, seconds: result.duration, failed, p50: 0, p99: 0 };
}

process.on('message', async (load: Order) => {
  const loaded: Loaded = load.kind === 'flat out' ? await flatOut(load) : await askAtRate(load);
  process.send?.(loaded);
});
process.on('disconnect', () => process.exit());
