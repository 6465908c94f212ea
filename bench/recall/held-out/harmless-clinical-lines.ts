// Held out: measured against, never tuned on (see people.ts).
import {
  day,
  hex,
  inside,
  type Line,
  n,
  num,
  port,
  sopClass,
  time,
  uuid,
  version,
} from './machine-values.ts';

/** Lines of hospital programs that tell of machines, queues and measurements, and of nobody. */
export const CLINICAL_LINES: readonly Line[] = [
  (d) => `dcmtk: I: Association Received from ${inside(d)}: AE_MODALITY${n(d, 1, 9)} -> ARCHIVE`,
  (d) => `I: Received Echo Request (MsgID ${n(d)})`,
  () => `E: DIMSE failure (aborting association): 0006:020e DIMSE Failed to send message`,
  (d) => `orthanc: ${n(d)} main.cpp:${n(d)}] DICOM server listening with AET ORTHANC on port: 4242`,
  (d) => `C-FIND SCP: status=0xff00 pending, ${n(d, 0, 200)} matches, ${n(d)} ms`,
  (d) =>
    `A-ASSOCIATE-RJ result: 1 source: 1 reason: ${n(d, 1, 9)} (called AE title not recognized)`,
  (d) => `Presentation context ${n(d, 1, 99)} accepted: ${sopClass(d)} / 1.2.840.10008.1.2.1`,
  (d) => `JPEG2000 decoder: ${n(d)} frames in ${n(d)} ms, ${n(d, 1, 99)} MB/s`,
  (d) => `storage commitment: N-EVENT-REPORT success for ${n(d)} instances`,
  (d) => `worklist query returned ${n(d, 0, 90)} items for station US-ROOM-${n(d, 1, 9)}`,
  (d) => `hl7-listener: MLLP connection from ${inside(d)}:${port(d)} accepted`,
  (d) => `MSA|AE|${num(d, 8)}|Segment ORC missing at position ${n(d, 1, 9)}`,
  (d) => `ACK AA sent in ${n(d)} ms, queue depth ${n(d)}`,
  (d) => `Mirth: Channel "ADT_to_RIS" deployed, revision ${n(d, 1, 99)}, ${n(d)} messages queued`,
  (d) => `interface engine: ORU^R01 parsed, ${n(d, 1, 40)} OBX segments, version 2.5.1`,
  (d) =>
    `OBX|${n(d, 1, 9)}|NM|2160-0^Creatinine^LN||${n(d, 0, 4)}.${n(d, 0, 9)}|mg/dL|0.6-1.3|N|||F`,
  (d) => `FHIR server: GET /Observation?_count=${n(d, 1, 99)} 200 in ${n(d)} ms`,
  (d) =>
    `OperationOutcome severity=error code=invalid diagnostics="Unknown search parameter 'foo${n(d, 1, 9)}'"`,
  (d) =>
    `{"resourceType":"CapabilityStatement","status":"active","fhirVersion":"4.0.1","kind":"instance","count":${n(d)}}`,
  (d) =>
    `vascular analyzer: segment=SFA_mid PSV=${n(d, 30, 400)} EDV=${n(d, 0, 90)} RI=0.${n(d, 10, 99)} waveform=triphasic`,
  (d) =>
    `ultrasound probe L${n(d, 9, 18)}-${n(d, 3, 5)} temperature ${n(d, 20, 41)}.${n(d, 0, 9)} C within limits`,
  (d) => `ABI computed: right 0.${n(d, 40, 99)} left 1.${n(d, 0, 3)}${n(d, 0, 9)} quality=good`,
  (d) =>
    `model aaa-seg v${version(d)} inference ${n(d)} ms, dice 0.${num(d, 3)}, max diameter ${n(d, 18, 90)} mm`,
  (d) => `report template "Carotid Duplex Bilateral" rendered in ${n(d)} ms`,
  (d) =>
    `Impression: No evidence of deep vein thrombosis. Greater saphenous vein ${n(d, 2, 9)}.${n(d, 0, 9)} mm.`,
  (d) => `No hemodynamically significant stenosis. Peak systolic velocity ${n(d, 50, 120)} cm/s.`,
  (d) =>
    `modality US: gain ${n(d, 20, 90)} depth ${n(d, 3, 16)} cm MI 0.${n(d, 1, 9)} TIS 0.${n(d, 1, 9)}`,
  (d) =>
    `lab analyzer: QC level ${n(d, 1, 3)} glucose ${n(d, 60, 300)} mg/dL, z-score -${n(d, 0, 2)}.${num(d, 2)}`,
  (d) => `LIS: reflex rule TSH_FT4 fired ${n(d)} times since ${time(d)}`,
  (d) => `pharmacy: formulary sync ${n(d)} NDCs updated, ${n(d, 0, 9)} skipped`,
  (d) => `scheduler: ${n(d, 1, 40)} open slots for resource VASC-LAB-${n(d, 1, 4)} next week`,
  (d) => `claims batch ${n(d)}: ${n(d)} accepted, ${n(d, 0, 90)} rejected with CARC 16`,
  (d) =>
    `X12 parser: ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260${n(d, 1, 9)}${n(d, 10, 28)}*1${n(d, 100, 999)}*^*00501*00000${num(d, 4)}*0*P*:~`,
  (d) => `999 acknowledgment: AK9*A*${n(d, 1, 9)}*${n(d, 1, 9)}*${n(d, 1, 9)}~`,
  (d) => `coding engine: ICD-10 I70.2${n(d, 10, 19)} mapped to HCC ${n(d, 100, 300)}`,
  (d) => `dose report: CTDIvol ${n(d, 1, 30)}.${num(d, 2)} mGy, DLP ${n(d, 50, 900)} mGy*cm`,
  (d) => `viewer: series with ${n(d)} images loaded from cache in ${n(d)} ms`,
  (d) => `print service: label printer LP${n(d, 1, 9)} out of paper`,
  (d) => `consent service: policy version ${version(d)} activated`,
  (d) => `audit exporter wrote ${n(d)} events to segment ${num(d, 6)} at ${day(d)}`,
  (d) => `bed board: unit 4W occupancy ${n(d, 10, 89)}%`,
  (d) => `Reminder job finished: ${n(d)} sent, ${n(d, 0, 99)} failed, run ${uuid(d)}`,
  (d) => `spell checker: unknown words: Wallstent, Angio-Seal, Palmaz (${n(d, 1, 9)})`,
  (d) => `dictation engine: word error rate ${n(d, 2, 9)}.${n(d, 0, 9)}% on set ${n(d, 1, 9)}`,
  (d) => `feature flag "new-duplex-form" enabled for ${n(d, 1, 99)}% of tenants`,
  (d) => `cache miss for key report:template:${hex(d, 8)} after ${n(d)} ms`,
  (d) =>
    `{"level":30,"time":${num(d, 13)},"pid":${n(d)},"hostname":"pacs-gw-${n(d, 1, 9)}","msg":"study routed","images":${n(d)},"modality":"US","durationMs":${n(d)}}`,
  (d) =>
    `worker ${n(d, 1, 16)}: OCR confidence 0.${num(d, 2)} page ${n(d, 1, 9)} of ${n(d, 9, 20)}`,
  (d) => `ECG gateway: SCP-ECG file of ${n(d)} bytes, 12 leads, ${d.of([250, 500])} Hz`,
  (d) => `infusion pump firmware ${version(d)} rolled out to ${n(d)} of ${n(d)} pumps`,
  (d) =>
    `SELECT modality, count(*) FROM exams WHERE status IN ('final','prelim') GROUP BY modality -- ${n(d)} ms`,
  (d) => `<Result status="ok"><Count>${n(d)}</Count><ElapsedMs>${n(d)}</ElapsedMs></Result>`,
  (d) => `modality,exams,minutes\nUS,${n(d)},${n(d)}\nCT,${n(d)},${n(d)}`,
  (d) => `retention:\n  studies: ${n(d, 1, 20)}y\n  logs: ${n(d, 7, 90)}d\n  archive: s3-cold`,
];
