import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedactor } from '../../src/redaction/index.ts';
import { dice } from '../../test/helpers/generated/dice.ts';
import { profileAttributes } from '../../test/helpers/generated/dicom-datasets.ts';
import { hl7Rows } from './corpus-hl7.ts';
import { patientRow } from './corpus-patients.ts';
import { halfOf, type Span, templateOf, type Use } from './halves.ts';
import { type RecallRow, Score } from './score.ts';

interface Sentence {
  readonly text: string;
  readonly spans: readonly Span[];
}

const BESIDE = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpora');
const GOALS: Readonly<Record<string, number>> = {
  PERSON: 0.96,
  CREDIT_CARD: 0.98,
  US_SSN: 0.98,
  EMAIL_ADDRESS: 0.98,
  PHONE_NUMBER: 0.98,
  IBAN_CODE: 0.98,
  US_DRIVER_LICENSE: 0.98,
};

/** The folder of the corpora: what REDACTION_CORPORA names, or one beside the repository. */
export function corporaFolder(): string | undefined {
  const folder = process.env['REDACTION_CORPORA'] ?? BESIDE;
  return existsSync(folder) ? folder : undefined;
}

/** Recall over texts that others wrote, as far as the folder has them, each half apart. */
export function corporaRows(folder: string): RecallRow[] {
  const rows = (['development', 'held-out'] as const).flatMap((use) => [
    ...hl7Rows(filesOf(folder, 'hl7', '.hl7', use), use),
    patientRow(filesOf(folder, 'fhir', '.json', use), use),
    ...filesOf(folder, 'presidio', '.json').flatMap((file) => sentenceRows(file, use)),
  ]);
  const attributes = filesOf(folder, 'dicom', '.json').map(attributesRow);
  return [...rows, ...attributes].filter((row) => row.of > 0);
}

/** The texts of a folder's files: all of them, or those whose names are of one half. */
function filesOf(folder: string, name: string, extension: string, use?: Use): string[] {
  const inside = join(folder, name);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((file) => file.endsWith(extension) && (use === undefined || halfOf(file) === use))
    .sort()
    .map((file) => readFileSync(join(inside, file), 'utf8'));
}

function sentenceRows(file: string, use: Use): RecallRow[] {
  const redactor = createRedactor();
  const scores = new Map<string, Score>();
  for (const { text, spans } of JSON.parse(file) as Sentence[]) {
    if (halfOf(templateOf(text, spans)) !== use) continue;
    const output = redactor.redactText(text);
    for (const { type, value } of spans) {
      const score = scores.get(type) ?? new Score();
      score.addGone(!output.includes(value), text, output);
      scores.set(type, score);
    }
  }
  return [...scores].map(([type, score]) =>
    score.row('corpus: Presidio sentences', type, use, GOALS[type]),
  );
}

/** Every attribute of the standard's own list, as others publish it, several times. */
function attributesRow(file: string): RecallRow {
  const redactor = createRedactor();
  const score = new Score();
  const d = dice(1);
  for (const { id } of JSON.parse(file) as Array<{ id: string }>) {
    // Groups of tags are written as `50xxxxxx`, private ones in words.
    const tag = id.startsWith('gggg') ? '00091001' : id.replaceAll(/x/gi, '0');
    const { make } = profileAttributes('', [{ tag: tag.toUpperCase() }]);
    for (let count = 0; count < 10; count++) score.redact(redactor, make(d));
  }
  return score.row('corpus: DICOM PS3.15', 'profile attributes, by tag', 'development', 1);
}
