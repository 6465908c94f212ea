/** A part of a record, span or metric that could not be redacted, or a processor or exporter that threw. */
export interface RedactionFailure {
  /** For example `body`, `record`, `span`, `metrics`, `processor`. */
  readonly place: string;
  /** The type of what was thrown. Its message is left out: it may quote what was to be redacted. */
  readonly errorType: string;
}

/** Calls a listener with a failure; what the listener throws is ignored. */
export function tellFailure(
  listener: ((failure: RedactionFailure) => void) | undefined,
  place: string,
  error: unknown,
): void {
  try {
    listener?.({ place, errorType: errorTypeOf(error) });
  } catch {
    // The host application never breaks because of us.
  }
}

function errorTypeOf(error: unknown): string {
  try {
    return error instanceof Error ? error.constructor.name : typeof error;
  } catch {
    return 'unknown';
  }
}
