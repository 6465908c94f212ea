import { type Context, context, SeverityNumber } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterEach, beforeEach } from 'vitest';
import type { LogCall } from '../../src/record/log-call.ts';
import { openLoggerDoor } from '../../src/record/logger-door.ts';
import { type RecordingHost, recordingHost } from './recording-host.ts';

/** What the logger API handed over, and each call's context. */
export interface OpenDoor {
  readonly host: RecordingHost;
  /** Of the last call. */
  last(): LogCall;
  /** The context that each call was made in. */
  readonly contexts: Context[];
  /** From now on. */
  setLevel(minimumSeverity: SeverityNumber): void;
}

/** A logger API with a recording host behind it, before each test; everything is recorded. */
export function openDoor(
  adoptCorrelation?: (context: Context, id: string | undefined) => Context,
): OpenDoor {
  const door = { close: () => {} };
  let host = recordingHost();
  const contexts: Context[] = [];
  const open = (minimumSeverity: SeverityNumber): void => {
    door.close = openLoggerDoor({ host, minimumSeverity: () => minimumSeverity, adoptCorrelation });
  };
  beforeEach(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    host = recordingHost();
    contexts.length = 0;
    const { emit } = host;
    host.emit = (call) => {
      contexts.push(context.active());
      emit(call);
    };
    open(SeverityNumber.TRACE);
  });
  afterEach(() => {
    door.close();
    context.disable();
  });
  return {
    get host() {
      return host;
    },
    last: () => host.calls.at(-1) as LogCall,
    contexts,
    setLevel: open,
  };
}
