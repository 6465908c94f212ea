import type { Terminal } from './command.ts';
import type { RedactOptions } from './redact-options.ts';
import type { PieceResult } from './redact-piece.ts';
import type { Piece } from './redact-pieces.ts';
import { sideBySide } from './side-by-side.ts';

/** What is printed of one piece; nothing where it is empty. */
export type View = (piece: Piece, result: PieceResult) => string;

/** The view that was asked for. */
export function createView(options: RedactOptions, terminal: Terminal): View {
  if (options.view === 'none') return () => '';
  if (options.view === 'text') return (piece, result) => result.text + piece.end;
  if (options.view === 'json') return asJson;
  const { stdout, environment } = terminal;
  const colour = stdout.isTTY === true && !environment['NO_COLOR'];
  return (piece, result) => sideBySide(piece, result, { columns: stdout.columns ?? 120, colour });
}

function asJson({ kind, line }: Piece, { value, entries }: PieceResult): string {
  return `${JSON.stringify({ line, kind, found: entries, redacted: value })}\n`;
}
