import type { BridgeHost } from '../record/log-call.ts';

// A number of more than 15 digits does not survive `JSON.parse`; loggers write
// BigInts and 64-bit identifiers this way. Its digits are worth more than its type.
const LONG_NUMBER = /\d{16}/;
const INTEGER = /^-?\d+$/;

type SourceReviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/** The object that a logger wrote as a line of JSON; undefined for any other line. */
export function parseJsonLine(line: string): Record<string, unknown> | undefined {
  if (line.charCodeAt(0) !== 0x7b) return undefined;
  try {
    return LONG_NUMBER.test(line) ? JSON.parse(line, keepLongNumber) : JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What is known of a line beside its text. */
interface LineParts {
  /** Default: what its JSON says. */
  readonly parsed?: Record<string, unknown> | undefined;
  /** What was logged, and what redaction made of it. */
  readonly fields?: Parameters<BridgeHost['redactText']>[1];
}

/**
 * A logger's own line without what redaction removes. A duplicate key hides its
 * earlier value from `JSON.parse`, so the line is always written anew, never
 * passed on for having looked clean. Fails closed: `fallback` carries what may
 * be shown of a line that cannot be redacted.
 */
export function redactLine(
  host: BridgeHost,
  line: string,
  fallback: Record<string, unknown>,
  { parsed = parseJsonLine(line), fields }: LineParts = {},
): string {
  try {
    if (!parsed) return host.redactText(line, fields);
    return JSON.stringify(host.redactValue(parsed)) + lineEnd(line);
  } catch {
    return JSON.stringify({ ...fallback, msg: 'REDACTED' }) + lineEnd(line);
  }
}

const keepLongNumber: SourceReviver = (_key, value, context) => {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && INTEGER.test(source) ? source : value;
};

function lineEnd(line: string): string {
  if (line.endsWith('\r\n')) return '\r\n';
  return line.endsWith('\n') ? '\n' : '';
}
