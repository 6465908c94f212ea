import type { BridgeHost } from '../record/log-call.ts';
import { forwardingStream } from './forwarding-stream.ts';
import { parseJsonLine, redactLine } from './json-line.ts';
import type { PinoDestination } from './pino-destination.ts';
import type { PinoCall } from './pino-fields.ts';
import type { PinoRecordReader } from './pino-record.ts';
import { type LineMetadata, METADATA, type PinoStream } from './pino-types.ts';

/** What the stream and the guard of the log methods tell each other. */
export interface WriteProgress {
  /** Lines that reached the stream. */
  lines: number;
  /** What the line that comes next would say, which therefore is empty. */
  call: PinoCall | undefined;
}

/**
 * The stream that a logger writes to instead of its own: it makes the record,
 * and lets the line through to where it went, redacted. Everything else about
 * the stream stays the real one's.
 */
export function recordingStream(
  real: PinoStream,
  destination: PinoDestination,
  reader: PinoRecordReader,
  host: BridgeHost,
  progress: WriteProgress,
): PinoStream {
  return forwardingStream(real, {
    [METADATA]: true,
    lastLevel: undefined,
    lastObj: undefined,
    lastMsg: undefined,
    lastTime: undefined,
    lastLogger: undefined,
    write(this: PinoStream, line: string): void {
      progress.lines++;
      const { call: read } = progress;
      progress.call = undefined;
      const { lastLevel, lastObj, lastMsg, lastTime, lastLogger } = this;
      const call = { lastLevel, lastObj, lastMsg, lastTime, lastLogger };
      // Without a logger somebody writes to the stream directly: no log call.
      this.lastLogger = undefined;
      this.lastObj = undefined;
      if (read && line === '') emitRead(read, call, destination, reader, host);
      else writeLine(line, call, destination, reader, host);
    },
  });
}

function writeLine(
  line: string,
  call: LineMetadata,
  destination: PinoDestination,
  reader: PinoRecordReader,
  host: BridgeHost,
): void {
  const parsed = parseJsonLine(line);
  const fallback = { level: call.lastLevel, time: Date.now() };
  const safeLine = destination.silent ? '' : redactLine(host, line, fallback, { parsed });
  let consoleTarget: ReturnType<PinoDestination['write']> = 'none';
  try {
    consoleTarget = destination.write(safeLine, call);
  } finally {
    // Also where the destination throws (a worker that has exited): the error
    // is the application's to see, the record is still ours to keep.
    if (call.lastLogger) emit(line, parsed, call, consoleTarget, reader, host);
  }
}

function emitRead(
  read: PinoCall,
  call: LineMetadata,
  destination: PinoDestination,
  reader: PinoRecordReader,
  host: BridgeHost,
): void {
  try {
    const consoleTarget = destination.write('', call);
    host.emit({
      scope: reader.scope,
      ...reader.severity(call),
      ...read,
      exception: undefined,
      consoleTarget,
    });
  } catch (error) {
    host.reportFailure('pino', error);
  }
}

function emit(
  line: string,
  parsed: Record<string, unknown> | undefined,
  call: LineMetadata,
  consoleTarget: ReturnType<PinoDestination['write']>,
  reader: PinoRecordReader,
  host: BridgeHost,
): void {
  try {
    host.emit({ ...reader.read(line, parsed, call), consoleTarget });
  } catch (error) {
    host.reportFailure('pino', error);
  }
}
