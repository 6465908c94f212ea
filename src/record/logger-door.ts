import { type Context, SeverityNumber } from '@opentelemetry/api';
import { sharedSlot } from '../common/shared-slot.ts';
import type { BridgeHost } from './log-call.ts';

/** How the logger API reaches the pipeline of its thread, whichever copy of the package started it. */
export interface LoggerDoor {
  /** `undefined` before a start and after a shutdown. */
  host: BridgeHost | undefined;
  /** The lowest severity recorded of a logger; calls below it return at once. */
  minimumSeverity: (scope: string) => number;
  /** The pipeline was refused on purpose (`OTEL_SDK_DISABLED`): nothing to warn of. */
  disabled: boolean;
  /**
   * A context with a correlation ID: the given one where it is valid, else the one it has, else
   * a new one. `undefined` where correlation is off.
   */
  adoptCorrelation: ((context: Context, id: string | undefined) => Context) | undefined;
  /** Contexts of `withContext`, `withCorrelation` and `operation` that have not ended. */
  openContexts: number;
}

/** The door of this thread. One object for ever, so that a log call pays no look-up. */
export const loggerDoor: LoggerDoor = sharedSlot<LoggerDoor>('logger.1', () => ({
  ...closedDoor(),
  disabled: false,
  openContexts: 0,
}));

/** Lets the logger API in. */
export function openLoggerDoor(
  opened: Required<Pick<LoggerDoor, 'host' | 'minimumSeverity' | 'adoptCorrelation'>>,
): () => void {
  Object.assign(loggerDoor, opened, { disabled: false });
  return () => void Object.assign(loggerDoor, closedDoor());
}

// As if the level were the default one: a debug call is not worth the line that nothing is recorded.
function closedDoor() {
  return {
    host: undefined,
    minimumSeverity: () => SeverityNumber.INFO as number,
    adoptCorrelation: undefined,
  };
}
