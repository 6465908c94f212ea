import type { RecallRow } from './recall/score.ts';
import { share } from './tables.ts';

/** Kinds that tell about a row of the table of the 18 identifiers, by the row's letters. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  B: ['street address, US'],
  C: ['date of birth', 'age over 89'],
  'D, E': ['telephone, North American', 'telephone, international'],
  F: ['e-mail'],
  G: ['social security number', 'social security number, bare'],
  H: ['medical record number'],
  'I, J, K': ['health plan, account, policy', 'licence and passport', 'payment card', 'IBAN'],
  'L, M': ['vehicle number (VIN)', 'licence plate, device serial'],
  N: ['credentials in URLs'],
  O: ['IPv4 address, public', 'IPv6 address, public', 'MAC address'],
};

/** The table with its last column filled. */
export function filledColumn(table: string, recall: readonly RecallRow[]): string {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const letters = line.split('|')[1]?.trim() ?? '';
      const rows = recall.filter((row) => tells(row, letters));
      return rows.length === 0 ? line : line.replace(/[^|]*\|$/, ` ${summary(rows)} |`);
    })
    .join('\n');
}

function tells({ name, group, use }: RecallRow, letters: string): boolean {
  if (group.startsWith('corpus') || use === 'held-out') return false;
  if (letters === 'A') return group.startsWith('person names');
  return KINDS[letters]?.includes(name) ?? false;
}

/** All of the rows together, and the kind of which least is gone. */
function summary(rows: readonly RecallRow[]): string {
  const sum = (count: (row: RecallRow) => number) =>
    rows.reduce((total, row) => total + count(row), 0);
  const all = share({ gone: sum((row) => row.gone), of: sum((row) => row.of) });
  const [least] = [...rows].sort((one, other) => one.gone / one.of - other.gone / other.of);
  if (least === undefined || share(least) === all) return all;
  return `${all}; ${least.name} ${share(least)}`;
}
