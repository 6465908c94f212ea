import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedactor } from '../../src/redaction/index.ts';
import { dice } from '../../test/helpers/generated/dice.ts';
import { profileAttributes } from '../../test/helpers/generated/dicom-datasets.ts';
import { hl7Rows } from './corpus-hl7.ts';
import { patientRow } from './corpus-patients.ts';
import { type RecallRow, Score } from './score.ts';

interface Sentence {
  readonly text: string;
  readonly spans: ReadonlyArray<{ readonly type: string; readonly value: string }>;
}

const BESIDE = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpora');
const GOALS: Readonly<Record<string, number>> = {
  PERSON: 0.97,
  CREDIT_CARD: 0.995,
  US_SSN: 0.995,
  EMAIL_ADDRESS: 0.995,
  PHONE_NUMBER: 0.995,
  IBAN_CODE: 0.995,
  US_DRIVER_LICENSE: 0.995,
};

/** The folder of the corpora: what REDACTION_CORPORA names, or one beside the repository. */
export function corporaFolder(): string | undefined {
  const folder = process.env['REDACTION_CORPORA'] ?? BESIDE;
  return existsSync(folder) ? folder : undefined;
}

/** Recall over texts that others wrote, as far as the folder has them. */
export function corporaRows(folder: string): RecallRow[] {
  const files = (name: string, extension: string): string[] => {
    const inside = join(folder, name);
    if (!existsSync(inside)) return [];
    return readdirSync(inside)
      .filter((file) => file.endsWith(extension))
      .sort()
      .map((file) => readFileSync(join(inside, file), 'utf8'));
  };
  const rows = [
    ...hl7Rows(files('hl7', '.hl7')),
    patientRow(files('fhir', '.json')),
    ...files('dicom', '.json').map(attributesRow),
    ...files('presidio', '.json').flatMap(sentenceRows),
  ];
  return rows.filter((row) => row.of > 0);
}

function sentenceRows(file: string): RecallRow[] {
  const redactor = createRedactor();
  const scores = new Map<string, Score>();
  for (const { text, spans } of JSON.parse(file) as Sentence[]) {
    const output = redactor.redactText(text);
    for (const { type, value } of spans) {
      const score = scores.get(type) ?? new Score();
      score.addGone(!output.includes(value), text, output);
      scores.set(type, score);
    }
  }
  return [...scores].map(([type, score]) =>
    score.row('corpus: Presidio sentences', type, GOALS[type]),
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
  return score.row('corpus: DICOM PS3.15', 'profile attributes, by tag', 1);
}
