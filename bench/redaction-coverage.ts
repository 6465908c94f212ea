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

/** The table with its last column filled: one figure, or the least and the greatest. */
export function filledColumn(table: string, recall: readonly RecallRow[]): string {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const letters = line.split('|')[1]?.trim() ?? '';
      const rows = recall.filter((row) => tells(row, letters));
      return rows.length === 0 ? line : line.replace(/[^|]*\|$/, ` ${range(rows)} |`);
    })
    .join('\n');
}

function tells({ name, group }: RecallRow, letters: string): boolean {
  if (group.startsWith('corpus')) return false;
  if (letters === 'A') return group.startsWith('person names');
  return KINDS[letters]?.includes(name) ?? false;
}

function range(rows: readonly RecallRow[]): string {
  const shares = [...rows]
    .sort((one, other) => one.gone / one.of - other.gone / other.of)
    .map(share);
  const [least = '', greatest = ''] = [shares[0], shares.at(-1)];
  return least === greatest ? least : `${least.replace(' %', '')} to ${greatest}`;
}
