import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';

interface LoggingEvent {
  readonly pid?: number;
}
type Appender = (event: LoggingEvent) => void;
type Layout = (event: LoggingEvent, timezoneOffset: unknown) => string;
interface AppenderConfig {
  readonly layout?: { readonly type: string };
  readonly timezoneOffset?: unknown;
}
interface Layouts {
  readonly colouredLayout: Layout;
  layout(type: string, config: unknown): Layout;
}
/** What log4js makes an appender with. */
export interface AppenderModule {
  configure(config: AppenderConfig, layouts: Layouts, ...rest: unknown[]): Appender;
}

/** log4js's appenders that write to the console. */
export const APPENDERS = ['stdout', 'stderr', 'console'] as const;
type AppenderName = (typeof APPENDERS)[number];

let reached: ConsoleTarget = 'none';

/** Runs a log call; says which console it would have been on, had its appender not kept quiet. */
export function reachedConsole(write: () => void): ConsoleTarget {
  const outer = reached;
  reached = 'none';
  try {
    write();
    return reached;
  } finally {
    // A layout that logs in turn must not change the answer of the call around it.
    reached = outer;
  }
}

/** Silences an appender for the calls that are printed by us. */
export function patchAppender(name: AppenderName, module: AppenderModule, host: BridgeHost): void {
  const target = name === 'stderr' ? 'stderr' : 'stdout';
  const configure = name === 'console' ? consoleAppender : module.configure;
  module.configure = function (config, layouts, ...rest) {
    const append = configure.call(this, config, layouts, ...rest);
    return (event) => {
      // In a cluster the primary writes what a worker recorded and redacted.
      const ofWorker = event.pid !== undefined && event.pid !== process.pid;
      if (ofWorker || host.consoleMode === 'keep') append(event);
      else if (host.consoleMode === 'replace') reached = target;
    };
  };
}

// Theirs keeps `console.log` from when it was loaded, by which a line would be recorded again.
function consoleAppender(config: AppenderConfig, layouts: Layouts): Appender {
  const layout = config.layout
    ? layouts.layout(config.layout.type, config.layout)
    : layouts.colouredLayout;
  return (event) => {
    process.stdout.write(`${layout(event, config.timezoneOffset)}\n`);
  };
}
