import type { RunningApp } from './run-app.ts';

/** Lets a system choose the port, and says it on stderr. */
export const PROMETHEUS_ENV = {
  OTEL_METRICS_EXPORTER: 'prometheus',
  OTEL_EXPORTER_PROMETHEUS_PORT: '0',
  LOG_DIAGNOSTICS: 'info',
};

/** Where a running application that was started so serves its metrics. */
export async function metricsUrl(app: RunningApp): Promise<string> {
  const [url] = await app.untilOutput(/http:\/\/\S+\/metrics/);
  return url;
}

export async function scrape(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/**
 * The values of a metric by their own labels (`error_type="rejected",level="info"`; `''` for
 * none), the scope's left out.
 */
export function valuesOf(text: string, name: string): Record<string, number> {
  const values: Record<string, number> = {};
  for (const line of text.split('\n')) {
    const match = /^(\w+)\{(.*)\} (\S+)$/.exec(line);
    if (match?.[1] !== name) continue;
    const labels = (match[2] ?? '').split(',').filter((label) => !label.startsWith('otel_scope_'));
    values[labels.join()] = Number(match[3]);
  }
  return values;
}
