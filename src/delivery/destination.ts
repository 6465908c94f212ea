import { createHash } from 'node:crypto';
import type { OtlpTarget } from '../config/otlp.ts';

const MARK = /^(.*)\.([0-9a-f]{6})-[0-9a-f]{16}(?:\.[0-9]{1,6})?$/;
// With the mark at most the 40 characters that the spool leaves to the name.
const LONGEST_SERVICE = 33;

/**
 * What the directory of a process is named after: its service, and a mark of
 * where its records go. Headers are part of that: with many receivers they name
 * the tenant. Six digits of a hash give nothing of them away.
 *
 * @param service undefined where its name may not be shown: then it is named by the mark alone.
 * Two services whose names were the same after redaction would else deliver each other's records.
 */
export function nameOfSpool(
  service: string | undefined,
  target: OtlpTarget,
  environment: NodeJS.ProcessEnv,
): string {
  const headers = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_LOGS_HEADERS'];
  const parts = [target.url, ...headers.map((name) => environment[name] ?? '')];
  const mark = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 6);
  const name = service ?? `service-${mark}`;
  return `${name.slice(0, LONGEST_SERVICE) || 'service'}.${mark}`;
}

/**
 * Whether a process may deliver what another left: the same service, whose new
 * configuration counts, or any service that sent to the same place. Anything
 * else could reach a receiver, or a tenant, that it was never meant for; that is
 * left to `lumen-otel ship`, which is told where to.
 */
export function mayDeliver(ownStream: string, otherStream: string): boolean {
  const own = MARK.exec(ownStream);
  const other = MARK.exec(otherStream);
  if (!own || !other) return false;
  return own[1] === other[1] || own[2] === other[2];
}
