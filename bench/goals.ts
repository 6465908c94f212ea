import type { Row } from './scenario.ts';

/** The most that our rows may cost against JSON.stringify of the same value. */
const RATIOS: Readonly<Record<string, number>> = {
  'clean record 0.6 kB': 0.5,
  'dirty record 0.6 kB': 2,
  'prose 20 kB': 0.4,
  'HL7 message 20 kB': 2,
};
const ADVERSARIAL_NS = 20;
const ADVERSARIAL_GROWTH = 2.2;

/** Puts the goal beside each row that has one: our own, and the adversarial texts. */
export function withGoals(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const most = RATIOS[row.case];
    if (row.contender === 'ours' && most !== undefined) {
      return { ...row, goal: { text: `≤ ${most}×`, isMet: row.ratio <= most } };
    }
    if (!row.case.startsWith('adversarial')) return row;
    const isMet = row.measured <= ADVERSARIAL_NS && row.ratio <= ADVERSARIAL_GROWTH;
    return { ...row, goal: { text: `≤ ${ADVERSARIAL_NS} ns, ≤ ${ADVERSARIAL_GROWTH}`, isMet } };
  });
}
