/**
 * Fields that may stay, by segment: set IDs, codes, statuses and results. All others go, dates
 * included, so that a field that nobody thought of is taken rather than shown. A segment that is
 * no row here (`ZPD`) keeps its set ID only.
 *
 * @see HL7 v2.8.2, chapters 2 (control), 3 (ADT), 4 (orders), 6 (financial), 7 (observations)
 */
const KEPT = `
EVN 1 4
PID 1 8 10 15 16 22 24 25 27 30 31 32 35 36
PD1 1 2 5 6 7 8 9 11 12 15 16
NK1 1 3 14 15 17 18 20 21 22 23 24 28 34 35 36
GT1 1 9 10 11 15 20 22 23 30 34 36 40 55
IN1 1 15 17 20 21 22 27 31 32 42 47
IN2 4 5
IN3 1
MRG
PV1 1 2 4 10 12 13 14 15 16 18 20 21 22 36 38 40 41
PV2 2 3 7 10 11 15 16 18 19 21 22 24 25 27 30 36 37 38 39 40
ACC 2 4 5 6
ARV 1 2 3 4
CON 1 2 11 12 16 17
AL1 1 2 3 4
IAM 1 2 3 4 6 9 17
DG1 1 2 3 6 15 17 18 21 26
DRG 1 3 4 5 6
PR1 1 2 3 6 7 10 14 16 17 18
DB1 1 2 4
OBR 1 4 5 11 24 25 30 44 45 48 49
ORC 1 5 6 16 20 28 29
OBX 1 2 3 4 5 6 7 8 9 10 11 17
NTE 1 2 4
SPM 1 4 5 6 8 11 12 20 21 24 27
SAC
TQ1 1 2 9 12
TQ2 1 2
TXA 1 2 3 17 18 19 20 21
SCH 6 7 8 9 10 25
RGS 1 2
AIS 1 2 3 10
AIG 1 2 4
AIL 1 2
AIP 1 2 4
RXO 1 2 3 4 5
RXE 2 3 4 5 6 10 11 12
RXD 1 2 4 5 6
RXG 1
RXA 1 2 5 6 7 8 20 21
RXR 1 2 3 4 5 6
RXC 1 2 3 4 5
PRT 2 4
ROL 2 3
FT1 1 6 7 10 17 18 19 25 26
PRD 1
CTD 1
AUT
RF1 1 2 3 4 5 10
PRB 1 3
GOL 1 3
PTH 1 2
PDA 1 3
CTI
CSR
BLG 1
INV 1 2 3
QPD 1
QRD 2 3 7 8
QRF 1
STF
PRA
UAC
`;

/** Describe the message, and no person: stay but for their security field. */
const ENVELOPE = 'MSH FHS BHS FTS BTS MSA ERR SFT QAK RCP DSC MFI EQU';

const FIELDS = new Map<string, ReadonlySet<number>>();
for (const row of KEPT.trim().split('\n')) {
  const [name = '', ...numbers] = row.split(' ');
  FIELDS.set(name, new Set(numbers.map(Number)));
}
const ENVELOPES = new Set(ENVELOPE.split(' '));
const NONE: ReadonlySet<number> = new Set([1]);

/** Where a segment may begin. */
export const SEGMENT_BEGINS = new RegExp(
  `(?<=^|[^A-Za-z0-9]|\\\\[rn])(?:${[...FIELDS.keys(), ...ENVELOPES].join('|')}|Z[A-Z0-9]{2})[^\\w\\s]`,
  'g',
);

/** Whether a segment's name is known, so that it needs no message around it to be one. */
export function isKnownSegment(name: string): boolean {
  return FIELDS.has(name);
}

/** Whether a segment is about the message, not about a person. */
export function isEnvelope(name: string): boolean {
  return ENVELOPES.has(name);
}

/** The numbers of the fields that stay. */
export function keptFields(name: string): ReadonlySet<number> {
  return FIELDS.get(name) ?? NONE;
}
