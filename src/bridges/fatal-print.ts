import { writeSync } from 'node:fs';
import { format } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import type { BridgeHost } from '../record/log-call.ts';
import { sourceExcerpt } from './source-excerpt.ts';
import { type RedactedThrow, redactThrown } from './thrown-value.ts';

/** What Node's C++ calls for whatever nobody caught; `false` means that the process ends by it. */
type OnFatal = (error: unknown, fromPromise: boolean) => unknown;

interface NodesProcess {
  _fatalException?: OnFatal;
  _rawDebug?: (...values: unknown[]) => void;
  reallyExit?: (code: number) => void;
  readonly report?: { reportOnUncaughtException: boolean; writeReport(error: object): string };
}

/** Node's exit codes: of a fatal exception, and of one that a listener for those threw. */
const FATAL = 1;
const FATAL_IN_HANDLER = 7;
/** A pipe that is full and does not block is asked again this often. */
const MAX_WRITES = 10_000;

const nodes = process as unknown as NodesProcess;

/**
 * Redacts what Node prints of whatever ends the process, after the last code of the application
 * has run: its listeners, those for `exit` too, get the very value that was thrown.
 *
 * Node asks `process._fatalException` (a worker thread puts its own there), and prints the value
 * by itself if the answer is `false` or a throw. So the value's own properties are replaced in
 * between. What cannot be changed (a primitive, a frozen error, a Proxy) is printed here, and the
 * process ends at once with the code that Node would have used. In a worker thread Node prints
 * nothing: the value goes to the thread that made the worker.
 *
 * @param onThrown is given what a listener for `uncaughtException` threw: no event reports it
 * @returns gives Node's own back.
 */
export function redactFatalPrint(
  host: BridgeHost,
  onThrown: (thrown: unknown) => void,
): () => void {
  const stops = [redactRawDebug(host)];
  if (isMainThread) stops.push(redactFatalException(host, onThrown));
  return () => {
    for (const stop of stops) stop();
  };
}

function redactFatalException(host: BridgeHost, onThrown: (thrown: unknown) => void): () => void {
  const { _fatalException: original, reallyExit } = nodes;
  // Without it this Node has another way, of which nothing is known.
  if (typeof original !== 'function' || typeof reallyExit !== 'function') return () => {};
  let active = true;
  const printOr = (redacted: RedactedThrow, code: number): void => {
    if (redacted.byNode) return;
    printFatal(redacted, host);
    writeReport(redacted);
    Reflect.apply(reallyExit, process, [code]);
  };
  const redacting: OnFatal = (error, fromPromise) => {
    if (!active) return Reflect.apply(original, process, [error, fromPromise]);
    let handled: unknown;
    try {
      handled = Reflect.apply(original, process, [error, fromPromise]);
    } catch (thrown) {
      onThrown(thrown);
      const redacted = redactThrown(thrown, host);
      if (redacted.byNode) printExcerpt(redacted, host);
      printOr(redacted, FATAL_IN_HANDLER);
      // Node leaves out its excerpt, which would show this line, if the line has these words.
      throw asItIs(thrown, 'node-do-not-add-exception-line');
    }
    if (handled === false) {
      const redacted = redactThrown(error, host);
      printOr(redacted, Number(process.exitCode ?? FATAL));
    }
    return handled;
  };
  nodes._fatalException = redacting;
  return () => {
    active = false;
    if (nodes._fatalException === redacting) nodes._fatalException = original;
  };
}

function asItIs<T>(thrown: T, _words: string): T {
  return thrown;
}

/** As Node does for what it prints: the diagnostic report of `--report-uncaught-exception`. */
function writeReport({ value, text }: RedactedThrow): void {
  if (nodes.report?.reportOnUncaughtException !== true) return;
  try {
    const isObject = typeof value === 'object' && value !== null;
    nodes.report.writeReport(isObject ? value : { message: text, stack: text });
  } catch {
    // The report is lost, the end goes on.
  }
}

/** In Node's own form. */
function printFatal(redacted: RedactedThrow, host: BridgeHost): void {
  printExcerpt(redacted, host);
  writeAll(`${redacted.text}\n\nNode.js ${process.version}\n`);
}

/** What Node shows above, made of the stack trace: where V8 saw the throw is not to be had. */
function printExcerpt({ stack }: RedactedThrow, host: BridgeHost): void {
  const excerpt = stack === undefined ? undefined : sourceExcerpt(stack);
  writeAll(excerpt === undefined ? '\n' : `${host.redactText(excerpt)}\n`);
}

/** As Node's own print: at once, whatever stderr is, and past streams that nobody will flush. */
function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  for (let tries = 0; written < bytes.length && tries < MAX_WRITES; tries++) {
    try {
      written += writeSync(2, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}

/** Node prints an error of an async hook by it, and ends; no event reports that. */
function redactRawDebug(host: BridgeHost): () => void {
  const original = nodes._rawDebug;
  if (typeof original !== 'function') return () => {};
  const redacting = (...values: unknown[]): void =>
    Reflect.apply(original, process, ['%s', host.redactText(format(...values))]);
  nodes._rawDebug = redacting;
  return () => {
    if (nodes._rawDebug === redacting) nodes._rawDebug = original;
  };
}
