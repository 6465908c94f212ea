import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideDestination, standInDestination } from './destination.ts';
import { searchIdentifiers } from './identifier-search.ts';
import { PLANTED_IDENTIFIERS } from './planted-identifiers.ts';
import { printExchanges, printLine, printRequest, printSearch, printTimeline } from './report.ts';
import { sendRequests } from './requests.ts';
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
  print(paint('red', `The demo cannot go on: ${error instanceof Error ? error.message : error}`));
  process.exit(1);
}

/** Runs both halves and resolves to the exit code: 0 when all arrived and nothing planted did. */
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
  const readBack = { where: 'read back', bytes: await records.everything() };
  const evidence = [
    ...services.evidence(),
    ...receiver.evidence(),
    ...waiting,
    ...filesIn(spoolDirectory),
    readBack,
  ];
  const findings = searchIdentifiers(PLANTED_IDENTIFIERS, evidence);
  printSearch(bare, findings, evidence);
  print();
  print(`Ended by SIGTERM: ${endings.map(({ name, exit }) => `${name} ${exit}`).join(', ')}.`);
  await receiver.close();

  const missing = missingServices(journey, SERVICES);
  if (missing.length > 0) {
    print(paint('red', `No record of this request arrived from ${missing.join(', ')}.`));
  }
  return findings.length + missing.length === 0 ? 0 : 1;
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
