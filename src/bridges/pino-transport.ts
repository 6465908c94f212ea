import { getCallSites } from '../record/call-sites.ts';
import type { ConsoleTarget } from '../record/log-call.ts';
import { consoleOfDestination } from './console-stream.ts';
import type { TransportOptions, TransportTarget } from './pino-types.ts';

/** A console among the targets of a transport, and the level from which it prints. */
export interface ConsolePart {
  readonly target: ConsoleTarget;
  readonly level: number;
}

/** What a transport's worker prints on the console. */
export interface TransportConsole {
  readonly parts: readonly ConsolePart[];
  /** Nothing goes anywhere else. */
  readonly only: boolean;
}

// Both print on stdout unless told a destination. A target of the application's
// own cannot be known; it keeps its (redacted) line.
const CONSOLE_TARGET = /(^|[\\/])(pino-pretty|one-line-logger|pino[\\/]file(\.js)?)([\\/]|$)/;
const LEVELS: Readonly<Record<string, number>> = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: Number.POSITIVE_INFINITY,
};

export function transportConsole(options: TransportOptions): TransportConsole {
  const entries = options.targets ?? [options];
  const parts: ConsolePart[] = [];
  for (const entry of entries) {
    const target = consoleOfEntry(entry);
    if (target) parts.push({ target, level: levelOfEntry(entry, options, entries.length > 1) });
  }
  return { parts, only: parts.length > 0 && parts.length === entries.length };
}

/**
 * The options without the targets that print on the console, where others
 * remain: the worker gets one line for all, so only leaving a target out keeps
 * it silent.
 */
export function withoutConsoleTargets(options: TransportOptions): TransportOptions {
  const { parts, only } = transportConsole(options);
  if (!options.targets || parts.length === 0 || only) return options;
  return { ...options, targets: options.targets.filter((entry) => !consoleOfEntry(entry)) };
}

/**
 * The options with the application's files as `caller`: pino looks for a target
 * from the files on the call stack, and ours would come first.
 */
export function withCaller(
  options: TransportOptions,
  ownFrames: number,
  version: unknown,
): TransportOptions {
  // Pino does without, too, where Node has no call sites.
  if (options.caller !== undefined || !getCallSites) return options;
  const sites = getCallSites(50).slice(ownFrames + 1);
  const files = sites.map((site) => site.scriptName);
  // The first releases of pino 7 take one file, later ones take the whole stack.
  return { ...options, caller: String(version).startsWith('7.') ? files[0] : files };
}

function consoleOfEntry(entry: TransportTarget): ConsoleTarget | undefined {
  const last = entry.pipeline ? entry.pipeline.at(-1) : entry;
  if (!last?.target || !CONSOLE_TARGET.test(last.target)) return undefined;
  return consoleOfDestination(last.options?.['destination'] ?? 1);
}

function levelOfEntry(entry: TransportTarget, all: TransportOptions, several: boolean): number {
  if (typeof entry.level === 'number') return entry.level;
  if (entry.level !== undefined) return all.levels?.[entry.level] ?? LEVELS[entry.level] ?? 0;
  return several ? 30 : 0;
}
