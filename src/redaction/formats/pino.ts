import { createRedactor, type Redactor, type RedactorOptions } from '../redactor.ts';
import { redactLine } from './json-line.ts';

/** The part of pino's options that redacts. */
export interface PinoRedaction {
  readonly hooks: { streamWrite(line: string): string };
}

/**
 * Options for pino 9.5 or newer: each line is redacted as pino hands it to its stream or
 * transport, with everything that bindings, serializers, mixins and formatters put into it.
 *
 * @example
 * const logger = pino({ ...pinoRedaction(), level: 'info' });
 */
export function pinoRedaction(options: RedactorOptions | Redactor = {}): PinoRedaction {
  const redactor = 'redactText' in options ? options : createRedactor(options);
  return { hooks: { streamWrite: (line) => redactLine(redactor, line) } };
}
