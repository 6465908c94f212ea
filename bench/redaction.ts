import type { Attributes } from '@opentelemetry/api';
import { snapshotAttributes } from '../src/record/snapshot.ts';
import { createRedactor } from '../src/redaction/index.ts';
import { adversarialRows } from './adversarial.ts';
import { withGoals } from './goals.ts';
import { type Contender, interleave } from './interleave.ts';
import { writeRedactionPages } from './redaction-documents.ts';
import { recordPeers, textPeers } from './redaction-peers.ts';
import { recall } from './redaction-recall.ts';
import {
  cleanRecord,
  dirtyRecord,
  hl7Message,
  prose,
  type SampleRecord,
} from './redaction-records.ts';
import { type Bench, type Row, rows, type Scenario } from './scenario.ts';

/** Their differing strings are more than the redactor remembers, so that it forgets before they repeat. */
const RECORDS = 1_024;
const TEXTS = 64;
const TEXT_LENGTH = 20_480;

/** What redaction costs, against writing the same record as JSON, beside other libraries. */
export const scenario: Scenario = {
  what: 'Redaction, every detector on, policy safe-harbor. Ratio: to JSON.stringify of the same record.',
  varies: `${RECORDS} records: correlation id, study and patient number, path, pod, durations, bytes, e-mail, token and telephone number differ, other strings repeat; ${TEXTS} long texts. Nothing is measured on one value repeated.`,
  peers: ['pino', 'fast-redact', '@logtape/redaction', 'redact-pii'],
  run: (bench) =>
    withGoals([
      ...record('clean record 0.6 kB', cleanRecord, bench),
      ...record('dirty record 0.6 kB', dirtyRecord, bench),
      ...text('prose 20 kB', prose, bench),
      ...text('HL7 message 20 kB', hl7Message, bench),
      ...adversarialRows(bench),
    ]),
  recall: (bench) => recall(bench.isQuick),
  document: writeRedactionPages,
};

function record(name: string, make: (n: number) => SampleRecord, bench: Bench): Row[] {
  const samples = Array.from({ length: RECORDS }, (_, n) => make(n));
  const snapshots = samples.map(({ body, attributes }) => ({
    body,
    attributes: snapshotAttributes(attributes),
  }));
  const sample = (n: number) => samples[n % RECORDS] as SampleRecord;
  const redactor = createRedactor();
  const redact = (body: string, attributes: Attributes) => [
    redactor.redactValue(body),
    redactor.redactOwnAttributes(attributes),
  ];
  return measure(name, bench, [
    { name: 'JSON.stringify', run: (n) => JSON.stringify(sample(n)) },
    {
      name: 'ours',
      run: (n) => {
        const { body, attributes } = snapshots[n % RECORDS] as (typeof snapshots)[number];
        return redact(body, attributes);
      },
    },
    {
      name: 'ours, with the snapshot',
      run: (n) => {
        const { body, attributes } = sample(n);
        return redact(body, snapshotAttributes(attributes));
      },
    },
    ...recordPeers(sample),
  ]);
}

function text(name: string, make: (n: number, length: number) => string, bench: Bench): Row[] {
  const samples = Array.from({ length: TEXTS }, (_, n) => make(n, TEXT_LENGTH));
  const sample = (n: number) => samples[n % TEXTS] as string;
  const redactor = createRedactor();
  return measure(name, bench, [
    { name: 'JSON.stringify', run: (n) => JSON.stringify({ body: sample(n) }) },
    { name: 'ours', run: (n) => redactor.redactValue(sample(n)) },
    ...textPeers(sample),
  ]);
}

function measure(name: string, bench: Bench, contenders: Contender[]): Row[] {
  return rows(
    name,
    interleave(contenders, bench.effort, (done) =>
      bench.progress(`${name}: ${Math.round(done * 100)} %`),
    ),
  );
}
