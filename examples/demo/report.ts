import { countByKind, type Evidence, type Finding } from './identifier-search.ts';
import type { LogRecord } from './log-record.ts';
import { PLANTED_IDENTIFIERS } from './planted-identifiers.ts';
import type { Exchange } from './requests.ts';
import { clip, columns, lineWidth, paint, print, type Style } from './terminal.ts';
import { timelineRows } from './timeline.ts';

const SERVICE_STYLES: Record<string, Style> = {
  reports: 'cyan',
  media: 'magenta',
  dubin: 'yellow',
  hl7: 'blue',
};
const SERVICE_WIDTH = 7;

/** What is sent next. */
export function printRequest(what: string): void {
  print();
  print(`${paint('bold', '→')} ${what}`);
}

/** One console line of a service as it comes. */
export function printLine(service: string, line: string, full: boolean): void {
  const prefix = paint(SERVICE_STYLES[service] ?? 'bold', service.padEnd(SERVICE_WIDTH));
  const text = full ? line : clip(line, lineWidth() - SERVICE_WIDTH - 3);
  print(`${prefix} ${paint('dim', '│')} ${text}`);
}

/** The requests, and the correlation ID each was answered with. */
export function printExchanges(exchanges: readonly Exchange[]): void {
  const rows = exchanges.map(({ what, sentId, status, answeredId }) => [
    what,
    String(status),
    answeredId ?? 'none',
    idVerdict(sentId, answeredId),
  ]);
  const [head = '', ...lines] = columns([
    ['request', 'status', 'X-Correlation-ID of the response', ''],
    ...rows,
  ]);
  print(paint('dim', head));
  lines.forEach((line) => {
    print(line);
  });
}

function idVerdict(sentId: string | undefined, answeredId: string | undefined): string {
  if (!answeredId) return '';
  return answeredId === sentId ? 'as sent' : 'new';
}

/** The journey of one request. */
export function printTimeline(from: string, id: string, records: readonly LogRecord[]): void {
  print(`X-Correlation-ID ${paint('bold', id)}`);
  print(paint('dim', `from ${from}`));
  print();
  for (const row of timelineRows(records, lineWidth())) print(row);
  const services = new Set(records.map(({ service }) => service));
  const traces = new Set(records.map(({ traceId }) => traceId).filter(Boolean));
  print();
  print(
    `${records.length} records, ${services.size} services, ${traces.size} ${traces.size === 1 ? 'trace' : 'traces'}.`,
  );
}

/** Planted identifiers by kind: how many the bare services printed, how many got out of ours. */
export function printSearch(
  bare: readonly Finding[],
  findings: readonly Finding[],
  evidence: readonly Evidence[],
): void {
  const before = countByKind(PLANTED_IDENTIFIERS, bare);
  const after = countByKind(PLANTED_IDENTIFIERS, findings);
  const rows = [...after].map(([kind, { planted, found }]) => [
    kind,
    String(planted),
    String(before.get(kind)?.found ?? 0),
    found === 0 ? 'none' : String(found),
  ]);
  const [head = '', ...lines] = columns([
    ['identifier', 'planted', 'bare', 'with the flag'],
    ...rows,
  ]);
  print(paint('dim', head));
  for (const line of lines) print(line);
  print();

  const bytes = evidence.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const sources = new Set(evidence.map(({ where }) => where.split(' ', 1)[0]));
  const searched = `${Math.round(bytes / 1024)} KiB searched: ${[...sources].join(', ')}`;
  if (findings.length === 0) {
    print(paint('green', `Planted identifiers found: none (${searched}).`));
    return;
  }
  const distinct = new Set(findings.map(({ index }) => index)).size;
  print(paint('red', `Planted identifiers found: ${distinct} (${searched}).`));
  for (const [kind, places] of placesByKind(findings)) {
    print(`  ${kind}: ${[...places].join(', ')}`);
  }
}

function placesByKind(findings: readonly Finding[]): Map<string, Set<string>> {
  const byKind = new Map<string, Set<string>>();
  for (const { kind, where } of findings) {
    byKind.set(kind, (byKind.get(kind) ?? new Set()).add(where));
  }
  return byKind;
}
