import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DOCS, replaceBetweenMarkers } from './documents.ts';
import { plotOf } from './plot.ts';
import type { RecallRow } from './recall/score.ts';
import { headOf, type Report, tablesOf } from './report.ts';
import { goalsTable } from './tables.ts';

const PAGE = 'performance.md';
const PLOT = `${DOCS}/performance.svg`;
const DATA = `${DOCS}/performance.json`;

/**
 * Puts what was measured beside what was measured before, and writes all of it into the page: so
 * one scenario can be measured again without the others.
 */
export function writePerformancePage(fresh: readonly Report[]): void {
  const before = existsSync(DATA) ? (JSON.parse(readFileSync(DATA, 'utf8')) as Report[]) : [];
  const names = new Set([...before, ...fresh].map(({ scenario }) => scenario));
  const reports = [...names].map(
    (name) => [...fresh, ...before].find(({ scenario }) => scenario === name) as Report,
  );
  // Without the examples of what was missed: those are inputs, and long.
  const data = JSON.stringify(reports, (key, value) => (key === 'examples' ? [] : value), 1);
  writeFileSync(DATA, `${data}\n`);
  writeFileSync(PLOT, plotOf(reports));
  replaceBetweenMarkers(PAGE, 'goals', goalsTable(reports));
  replaceBetweenMarkers(PAGE, 'results', reports.map(section).join('\n\n'));
}

/** Puts recall that was measured alone in the place of what was measured with the times. */
export function writeRecall(recall: readonly RecallRow[]): void {
  const before = JSON.parse(readFileSync(DATA, 'utf8')) as Report[];
  const redaction = before.filter(({ scenario }) => scenario === 'redaction');
  writePerformancePage(redaction.map((report) => ({ ...report, recall })));
}

function section(report: Report): string {
  const { scenario, day, isQuick } = report;
  return `### ${scenario}\n\n${headOf(report)}. ${day}${isQuick ? ', a quick run' : ''}.\n\n${tablesOf(report)}`;
}
