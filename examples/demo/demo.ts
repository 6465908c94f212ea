import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideDestination, standInDestination } from './destination.ts';
import { searchIdentifiers } from './identifier-search.ts';
import { PLANTED_IDENTIFIERS } from './planted-identifiers.ts';
import { printExchanges, printLine, printRequest, printSearch, printTimeline } from './report.ts';
import { sendRequests } from './requests.ts';
import { CLEAN_EXIT } from './service-process.ts';
import { filesIn, SERVICES, startServices } from './services.ts';
import { heading, paint, print } from './terminal.ts';
import { missingServices, recordsOfJourney } from './timeline.ts';

const full = process.argv.includes('--full');
const standIn = process.argv.includes('--stand-in');
const spoolDirectory = mkdtempSync(join(tmpdir(), 'lumen-demo-'));
process.on('exit', () => rmSync(spoolDirectory, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

try {
  process.exitCode = await demo();
} catch (error) {
  print();
  print(paint('red', `The demo cannot go on: ${reason(error)}`));
  process.exit(1);
}

/** Runs both halves; the exit code is 0 when all arrived, nothing planted did, and all ended well. */
async function demo(): Promise<number> {
  heading('1  Four services as they are: no flag');
  const bare = await bareRun();

  heading('2  The same services with --require @lumen/otel-logger/register');
  const startedAt = Date.now();
  const destination = standIn
    ? await standInDestination()
    : await decideDestination(SERVICES, startedAt);
  const { protocol, receiver, records } = destination;
  print(`OTLP goes to ${destination.description}.`);
  const telemetry = { endpoint: receiver.url, protocol, spoolDirectory };
  const services = await startServices(telemetry, (name, line) => printLine(name, line, full));
  const exchanges = await sendRequests(services.reportsUrl, printRequest);
  const shownId = exchanges[0]?.answeredId ?? exchanges[0]?.sentId ?? '';
  const journey = await recordsOfJourney(records, shownId, SERVICES);
  const waiting = filesIn(spoolDirectory);
  const endings = await services.stop();

  heading('3  What the caller sees');
  printExchanges(exchanges);

  heading('4  One request across the services');
  printTimeline(records.describe(shownId), shownId, journey);

  heading('5  What left the processes');
  const evidence = [
    ...services.evidence(),
    ...receiver.evidence(),
    ...waiting,
    ...filesIn(spoolDirectory),
    ...(await records.stored()),
  ];
  const findings = searchIdentifiers(PLANTED_IDENTIFIERS, evidence);
  printSearch(bare, findings, evidence);
  await receiver.close();

  heading('6  How the services ended');
  print(`SIGTERM: ${endings.map(({ name, exit }) => `${name} ${exit}`).join(', ')}.`);
  const failures = [
    ...missingServices(journey, SERVICES).map(
      (name) => `No record of the request came from ${name}.`,
    ),
    ...endings
      .filter(({ exit }) => exit !== CLEAN_EXIT)
      .map(({ name, exit }) => `${name} did not end by itself after SIGTERM, or failed: ${exit}.`),
  ];
  for (const failure of failures) print(paint('red', failure));
  return findings.length + failures.length === 0 ? 0 : 1;
}

/** Shows that the services do print what is planted: without that, finding none means little. */
async function bareRun() {
  const services = await startServices(undefined, () => {});
  await sendRequests(services.reportsUrl, () => {});
  await services.stop();
  const evidence = services.evidence();
  const findings = searchIdentifiers(PLANTED_IDENTIFIERS, evidence);
  const found = new Set(findings.map(({ index }) => index)).size;
  print(
    `They print ${found} of the ${PLANTED_IDENTIFIERS.length} identifiers that the requests carry.`,
  );
  return findings;
}

// `fetch failed` says nothing; its cause does.
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
