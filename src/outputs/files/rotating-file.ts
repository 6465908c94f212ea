import { errorLabel, say } from '../../common/diagnostics.ts';
import { choresOf, type TidyTask } from './chores.ts';
import { Claim } from './claim.ts';
import { ClockTrust, type FileClock, systemClock } from './clock.ts';
import { type FilePlace, placeOf } from './file-names.ts';
import { type FileSystem, isSameFile, nodeFileSystem } from './file-system.ts';
import type { WorkLock } from './lock.ts';
import { appendLine, type OpenFile, openFile } from './open-file.ts';
import { Outage } from './outage.ts';
import type { Retention } from './retention.ts';
import { rotateFile, rotationLock } from './rotate.ts';
import { RotationPeriod } from './rotation-period.ts';
import { TidyThread } from './tidy-thread.ts';

/** How often a writer without lines looks whether its file was rotated or its period is over. */
const TICK_MILLIS = 30_000;
/** After opening: what former processes left undone. */
const FIRST_TICK_MILLIS = 1000;

/** One stream's file: where, when it is rotated, what is kept. */
export interface RotatingFileOptions {
  readonly directory: string;
  /** Name of the file without `.log`. */
  readonly name: string;
  readonly maximumBytes: number;
  /** Undefined: no rotation by time. */
  readonly rotateEveryMillis: number | undefined;
  readonly retention: Retention;
  readonly compress: boolean;
}

/**
 * A file that several processes and threads write lines to at once. Each line is
 * one `write` at the end of the file, done when the call returns.
 *
 * Our own, because rotating-file-stream, file-stream-rotator (and with it
 * winston-daily-rotate-file) and pino-roll are streams: a line is in memory when
 * the call returns, and each process rotates by its own count of bytes, so that
 * of two the second renames the first one's new file, or over its old one.
 *
 * The disk is looked at once a line: that says whether the file was rotated,
 * moved, removed or truncated by anybody, and how large it is.
 */
export class RotatingFile {
  readonly #options: RotatingFileOptions;
  readonly #fs: FileSystem;
  readonly #clock: FileClock;
  readonly #place: FilePlace;
  readonly #claim: Claim;
  readonly #lock: WorkLock;
  readonly #period: RotationPeriod;
  readonly #clockTrust: ClockTrust;
  readonly #tidyThread: TidyThread;
  readonly #writing: Outage;
  readonly #rotating: Outage;
  readonly #timer: NodeJS.Timeout;
  #firstTick: NodeJS.Timeout | undefined;
  #file: OpenFile | undefined;

  constructor(
    options: RotatingFileOptions,
    fs: FileSystem = nodeFileSystem,
    clock: FileClock = systemClock,
  ) {
    this.#options = options;
    this.#fs = fs;
    this.#clock = clock;
    this.#place = placeOf(options.directory, options.name);
    this.#claim = new Claim(fs, this.#place);
    this.#lock = rotationLock(fs, this.#place);
    this.#period = new RotationPeriod(options.rotateEveryMillis);
    this.#clockTrust = new ClockTrust(clock);
    const { path } = this.#place;
    this.#writing = new Outage(clock, path, 'cannot be written', 'lines are left out');
    this.#rotating = new Outage(clock, path, 'cannot be rotated', 'it grows');
    this.#tidyThread = new TidyThread((label) =>
      say('warn', `${path}: old files could not be compressed or deleted (${label}); they stay`),
    );
    this.#timer = setInterval(() => this.#tick(), TICK_MILLIS).unref();
  }

  /** The file that is written to. */
  get path(): string {
    return this.#place.path;
  }

  /** Lines that could not be written. */
  get notWritten(): number {
    return this.#writing.missed;
  }

  /** Opens the file, which the first line would do too. @throws the system's error. */
  open(): void {
    this.#file ??= this.#open();
  }

  /** Writes a line that ends in a line break; never throws. */
  write(line: Buffer): void {
    if (this.#writing.isWaiting) {
      this.#writing.miss();
      return;
    }
    try {
      appendLine(this.#fs, this.#fileFor(line.length).descriptor, line);
      this.#writing.works();
    } catch (error) {
      this.#writing.miss(errorLabel(error));
      this.#letGo();
    }
  }

  /** Lets go of the file; a later line opens it again. */
  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#firstTick);
    this.#tidyThread.close();
    this.#letGo();
  }

  #fileFor(bytes: number): OpenFile {
    const now = this.#clock.now();
    const stats = this.#fs.lstatSync(this.#place.path, { throwIfNoEntry: false });
    if (!this.#file || !stats || !isSameFile(stats, this.#file)) {
      this.#letGo();
      this.#file = this.#open();
    }
    const size = stats && isSameFile(stats, this.#file) ? stats.size : this.#file.size;
    const isOver = this.#period.isOver(now);
    const isFull = size + bytes > this.#options.maximumBytes;
    if (size > 0 && (isOver || isFull)) this.#rotate(now);
    this.#file ??= this.#open();
    return this.#file;
  }

  #open(): OpenFile {
    const file = openFile(this.#fs, this.#place, this.#claim);
    this.#firstTick ??= setTimeout(() => this.#tick(), FIRST_TICK_MILLIS).unref();
    this.#period.begin(file, this.#clock.now());
    return file;
  }

  #letGo(): void {
    const file = this.#file;
    this.#file = undefined;
    if (!file) return;
    try {
      this.#fs.closeSync(file.descriptor);
      this.#claim.release();
    } catch {
      // The disk is gone; the claim is swept when the process is.
    }
  }

  // Also where another has it in hand, the line goes to the file as it is: nobody waits.
  #rotate(now: number): void {
    if (!this.#file || this.#rotating.isWaiting) return;
    try {
      if (!rotateFile(this.#fs, this.#place, this.#lock, this.#file, now)) return;
      this.#rotating.works();
      this.#letGo();
      this.#tidyThread.run(this.#task());
    } catch (error) {
      this.#rotating.miss(errorLabel(error));
    }
  }

  #task(): TidyTask {
    const { retention, compress } = this.#options;
    return {
      place: this.#place,
      retention,
      compress: compress && this.#claim.isSupported,
      trustAge: this.#clockTrust.isTrusted,
    };
  }

  #tick(): void {
    try {
      const now = this.#clock.now();
      const stats = this.#fs.lstatSync(this.#place.path, { throwIfNoEntry: false });
      // A claim of a writer without lines would keep a rotated file from being compressed.
      if (!stats || !this.#file || !isSameFile(stats, this.#file)) this.#letGo();
      else if (stats.size > 0 && this.#period.isOver(now)) this.#rotate(now);
      const task = this.#task();
      const { remove, compress } = choresOf(this.#fs, task, now);
      if (remove.length + compress.length > 0) this.#tidyThread.run(task);
    } catch {
      // A stream without a line so far has no place; and what is wrong with one, the next line says.
    }
  }
}
