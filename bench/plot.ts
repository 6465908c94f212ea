import type { Report } from './report.ts';
import type { Row } from './scenario.ts';
import { quantity } from './tables.ts';

// Bars need no library; those there are bring a browser's worth of packages.
const WIDTH = 860;
const LABEL_WIDTH = 330;
const VALUE_WIDTH = 180;
const BAR_HEIGHT = 20;
const GAP = 6;
const TITLE_HEIGHT = 34;
const STYLE = `text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-weight:600}.value{fill:#57606a}
.peer{fill:#afb8c1}.ours{fill:#0969da}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.value{fill:#9198a1}.peer{fill:#57606a}.ours{fill:#4493f8}}`;

/** The cases that scenarios name for it, as bars: an SVG image. */
export function plotOf(reports: readonly Report[]): string {
  const panels = reports.flatMap(({ plots, rows }) =>
    Object.entries(plots).map(([name, title]) => ({
      title,
      rows: rows.filter((row) => row.case === name),
    })),
  );
  let top = 0;
  const drawn = panels.map(({ title, rows }) => {
    const at = top;
    top += TITLE_HEIGHT + rows.length * (BAR_HEIGHT + GAP) + 2 * GAP;
    return `<g transform="translate(0 ${at})">${panel(title, rows)}</g>`;
  });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="What logging costs, beside other ways">`;
  return `${[head, `<style>${STYLE}</style>`, ...drawn, '</svg>'].join('\n')}\n`;
}

function panel(title: string, rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ measured }) => measured));
  const bars = rows.map((row, index) => {
    const y = TITLE_HEIGHT + index * (BAR_HEIGHT + GAP);
    const room = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
    const length = Math.max(1, (row.measured / most) * room).toFixed(1);
    const kind = row.contender.startsWith('ours') ? 'ours' : 'peer';
    const middle = y + BAR_HEIGHT - GAP;
    return [
      `<text x="${LABEL_WIDTH - 8}" y="${middle}" text-anchor="end">${escaped(row.contender)}</text>`,
      `<rect class="${kind}" x="${LABEL_WIDTH}" y="${y}" width="${length}" height="${BAR_HEIGHT}" rx="2"/>`,
      `<text class="value" x="${LABEL_WIDTH + Number(length) + 8}" y="${middle}">${quantity(row)} (${row.ratio.toFixed(2)}×)</text>`,
    ].join('\n');
  });
  return [`<text class="title" x="8" y="22">${escaped(title)}</text>`, ...bars].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
