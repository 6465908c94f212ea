import { createHash } from 'node:crypto';

/** What a log call makes: a message and its fields. */
export interface SampleRecord {
  readonly body: string;
  readonly attributes: Record<string, unknown>;
}

/** Deterministic, and different for each number: as hexadecimal digits. */
export function unique(n: number): string {
  return createHash('sha1').update(String(n)).digest('hex');
}

function uuid(n: number): string {
  const hex = unique(n);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** About 0.6 kB of JSON without anything to find: what a request handler logs. */
export function cleanRecord(n: number): SampleRecord {
  const id = 10_000 + (n % 80_000);
  return {
    body: `upload of study ${id} finished in ${n % 977} ms`,
    attributes: {
      'correlation.id': uuid(n),
      'http.request.method': 'POST',
      'http.route': '/api/v1/studies/:id/series',
      'url.path': `/api/v1/studies/${id}/series`,
      'http.response.status_code': 201,
      'server.address': 'studies.internal',
      'network.protocol.version': '1.1',
      component: 'gateway',
      duration_ms: (n % 977) + 0.25,
      retry: false,
      cache: 'miss',
      region: 'eu-west-1',
      queue: { name: 'uploads', depth: n % 40, oldest_ms: n % 5_000 },
      'k8s.pod.name': `studies-7d9f8b6c5-${unique(n).slice(0, 5)}`,
      bytes: 1_048_576 + n,
      trace_flags: 1,
      tags: ['dicom', 'upload'],
    },
  };
}

/** About 0.6 kB of JSON with seven identifiers and secrets, under keys, after labels and bare. */
export function dirtyRecord(n: number): SampleRecord {
  const id = 10_000 + (n % 80_000);
  const four = String(1_000 + (n % 9_000));
  return {
    body: `patient Jane Harper-${unique(n).replace(/\d/g, '').slice(0, 4)} (MRN ${id}) called from (212) 555-${four}`,
    attributes: {
      'correlation.id': uuid(n),
      'http.request.method': 'POST',
      'http.route': '/api/v1/patients/:id',
      'url.full': `https://studies.internal/api/v1/patients/${id}?token=${unique(n).slice(0, 16)}&view=full`,
      'http.response.status_code': 201,
      email: `jane.${four}@example.org`,
      note: `ssn 123-45-${four}, contact jane.${four}@example.org`,
      password: unique(n).slice(0, 12),
      patient: { name: `Jane Harper`, birthDate: '1980-01-31', id },
      component: 'gateway',
      duration_ms: (n % 977) + 0.25,
      region: 'eu-west-1',
      bytes: 1_048_576 + n,
    },
  };
}

const SENTENCES = [
  'The upload service received a new study from the gateway and stored it after the checks.',
  'Retries were scheduled once the queue had drained, and # workers picked up the backlog.',
  'A second attempt succeeded within # seconds, which the operators had expected all along.',
  'Before the change was rolled out, nobody had measured how long a cold start would take.',
  'In Amsterdam the nightly job moves older series to cheaper storage and verifies the sums.',
  'It turned out that the proxy closed idle connections, so that every burst began slowly.',
  'The team agreed to keep the limit at # requests until the next review of the figures.',
  'Some scanners send the same series twice, and the receiver has to answer both of them.',
  'When the disk fills up, new work is refused while what was accepted is still delivered.',
  'Reading takes longer on Monday mornings, since the caches are cold after the weekend.',
];

/** English prose of a length, with numbers and one address to write to among it. */
export function prose(n: number, length: number): string {
  let text = `Report ${n}: `;
  for (let index = n; text.length < length; index++) {
    const sentence = SENTENCES[index % SENTENCES.length] as string;
    text += `${sentence.replace('#', String((index * 7) % 400))} `;
    if (index === n + 100) text += `Questions go to desk.${n}@example.org as usual. `;
  }
  return text.slice(0, length);
}

/** An HL7 v2 message of a length: a patient, then observations. */
export function hl7Message(n: number, length: number): string {
  const id = 100_000 + n;
  const segments = [
    `MSH|^~\\&|LAB|NORTH|EHR|SOUTH|20251017193211||ORU^R01|${id}|P|2.5.1`,
    `PID|1||${id}^^^HOSP^MR||HARPER^JANE^Q||19800131|F|||12 MAIN ST^^DENVER^CO^80202||(303)555-0187`,
    `PV1|1|I|WARD^12^B|||${n % 999}^WELBY^MARCUS|||SUR||||||||V${id}`,
    `OBR|1|${id}|${id + 7}|24331-1^LIPID PANEL^LN|||20251017080000`,
  ];
  let total = segments.join('\r').length;
  for (let index = 1; total < length; index++) {
    const value = ((index * 37 + n) % 4_000) / 10;
    const segment = `OBX|${index}|NM|${2_000 + (index % 700)}-${index % 10}^ANALYTE ${index % 60}^LN||${value}|mg/dL|10.0-200.0|N|||F|||2025101708${String(index % 60).padStart(2, '0')}00`;
    segments.push(segment);
    total += segment.length + 1;
  }
  return segments.join('\r');
}
