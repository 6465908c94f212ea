const VARIABLES = ['', 'LOGS_', 'TRACES_', 'METRICS_'].map(
  (signal) => `OTEL_EXPORTER_OTLP_${signal}HEADERS`,
);
/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/;

/**
 * Headers that OpenTelemetry's transport will leave out without a word: the receiver then refuses
 * everything, and nobody sees why.
 *
 * @returns one sentence for each variable, without what is in it
 */
export function transportHeaderProblems(environment: NodeJS.ProcessEnv): string[] {
  return VARIABLES.flatMap((variable) => {
    const entries = (environment[variable] ?? '').split(',').filter((entry) => entry.trim());
    const wrong = entries.flatMap((entry, at) => (isHeader(entry) ? [] : [at + 1]));
    if (wrong.length === 0) return [];
    return `${variable}: of its ${entries.length} headers number ${wrong.join(', ')} cannot be sent; allowed is a list like authorization=Bearer%20x,tenant=7, percent-encoded; going on without`;
  });
}

function isHeader(entry: string): boolean {
  const at = entry.indexOf('=');
  try {
    return TOKEN.test(decodeURIComponent(entry.slice(0, Math.max(at, 0)).trim()))
      ? isSendable(decodeURIComponent(entry.slice(at + 1).trim()))
      : false;
  } catch {
    return false;
  }
}

/** A field's value: no line breaks, nothing beyond Latin 1. */
function isSendable(value: string): boolean {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}
