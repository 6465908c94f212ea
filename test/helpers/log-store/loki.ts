import { queryLoki } from '../../../examples/demo/loki.ts';
import type { LogStore, Wanted } from './log-store.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Reads by LogQL, the records of the last day. */
export function loki(url: string): LogStore {
  return {
    name: 'Loki',
    url,
    find: async (wanted) => {
      const streams = await queryLoki(url, logql(wanted), Date.now() - DAY_MS);
      return streams
        .flatMap(({ stream, values }) =>
          values.map(([nanoseconds, body]) => ({
            nanoseconds: BigInt(nanoseconds),
            body,
            // Labels and structured metadata are one, and their dots are underscores.
            get: (name: string) => stream[name.replaceAll('.', '_')],
          })),
        )
        .sort((one, other) => Number(one.nanoseconds - other.nanoseconds));
    },
  };
}

export function logql({ correlationId, service }: Wanted): string {
  const selector = service === undefined ? '=~".+"' : `=${JSON.stringify(service)}`;
  const filter =
    correlationId === undefined ? '' : ` | correlation_id=${JSON.stringify(correlationId)}`;
  return `{service_name${selector}}${filter}`;
}
