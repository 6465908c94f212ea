import { accessSync, constants } from 'node:fs';

const KINDS = [
  ['CERTIFICATE', "the system's certificates are trusted instead"],
  ['CLIENT_KEY', 'no client certificate is shown'],
  ['CLIENT_CERTIFICATE', 'no client certificate is shown'],
] as const;
const SIGNALS = ['', 'LOGS_', 'TRACES_', 'METRICS_'];

/**
 * The PEM files that OpenTelemetry's transport will read: it goes on without a
 * word where one cannot be read, in a thread whose diagnostics nobody sees.
 *
 * @returns one sentence for each that is named and not readable.
 */
export function transportFileProblems(environment: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  for (const signal of SIGNALS) {
    for (const [kind, instead] of KINDS) {
      const variable = `OTEL_EXPORTER_OTLP_${signal}${kind}`;
      const path = environment[variable]?.trim();
      const code = path ? unreadable(path) : undefined;
      if (code !== undefined) {
        problems.push(
          `${variable}: ${JSON.stringify(path)} cannot be read (${code}); allowed is a readable PEM file; ${instead}`,
        );
      }
    }
  }
  return problems;
}

function unreadable(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}
