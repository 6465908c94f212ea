import type { AnyValue } from '@opentelemetry/api';
import type { ManifestEntry, Redactor } from '../redaction/index.ts';
import type { Piece } from './redact-pieces.ts';

/** One piece redacted. */
export interface PieceResult {
  readonly text: string;
  /** The value of a JSON piece, redacted. */
  readonly value: AnyValue;
  readonly entries: readonly ManifestEntry[];
}

/** Redacts a JSON piece by its keys and values, anything else as text. */
export function redactPiece(redactor: Redactor, piece: Piece): PieceResult {
  if (piece.kind !== 'json') {
    const { redacted, entries } = redactor.manifest(piece.text);
    return { text: String(redacted), value: redacted, entries };
  }
  const { redacted, entries } = redactor.manifestOfParsed(JSON.parse(piece.text) as AnyValue);
  // Where nothing was found, the document keeps its own spelling.
  const text = entries.length === 0 ? piece.text : written(redacted, piece.text);
  return { text, value: redacted, entries };
}

/** Indented as the original is. */
function written(value: AnyValue, original: string): string {
  const indent = /^\s*[{[]\r?\n([ \t]+)/.exec(original)?.[1] ?? '';
  const end = /\s*$/.exec(original.slice(-8))?.[0] ?? '';
  return JSON.stringify(value, null, indent) + end;
}
