import { dirname } from 'node:path';
import type { PathFacts, SpoolStorage } from '../../../../src/delivery/spool/storage.ts';

const SECTOR = 512;

interface File {
  content: Buffer;
  /** What survives a loss of power for certain. */
  durable: Buffer;
  readonly dirty: Set<number>;
  modified: number;
}
type NameChange = (names: Map<string, File>, directories: Set<string>) => void;
interface JournalEntry {
  readonly directories: readonly string[];
  readonly apply: NameChange;
}

/** What goes wrong at one call: an errno code, or a write of only half. */
export type Fault = 'short' | 'ENOSPC' | 'EIO' | 'EMFILE' | 'EROFS' | 'ENOENT' | 'EACCES';

export const failure = (code: string): Error => Object.assign(new Error(code), { code });

/**
 * A file system in memory that can lose power: sectors that were not
 * synchronised survive one by one or not, names in the order of their changes up
 * to some point. A kill of the process loses nothing that was written.
 */
export class SimulatedStorage implements SpoolStorage {
  #names = new Map<string, File>();
  #directories = new Set<string>(['/', '/spool']);
  #durableNames = new Map<string, File>();
  #durableDirectories = new Set<string>(['/', '/spool']);
  #journal: JournalEntry[] = [];
  #open = new Map<number, File>();
  #nextDescriptor = 3;
  #later: (() => void)[] = [];
  readonly #now: () => number;
  /** Calls so far. */
  calls = 0;
  /** Decides by the index of a call what goes wrong at it. */
  faultAt: (index: number, operation: string) => Fault | undefined = () => undefined;

  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  createFile(path: string): number {
    this.#call('createFile');
    if (this.#names.has(path)) throw failure('EEXIST');
    this.#parent(path);
    const file: File = {
      content: Buffer.alloc(0),
      durable: Buffer.alloc(0),
      dirty: new Set(),
      modified: this.#now(),
    };
    this.#change([dirname(path)], (names) => void names.set(path, file));
    return this.#descriptor(file);
  }

  openFile(path: string): number {
    this.#call('openFile');
    return this.#descriptor(this.#file(path));
  }

  write(descriptor: number, bytes: Uint8Array, offset: number, length: number): number {
    const fault = this.#call('write');
    const file = this.#opened(descriptor);
    const written = fault === 'short' ? Math.ceil(length / 2) : length;
    const start = file.content.length;
    file.content = Buffer.concat([file.content, bytes.subarray(offset, offset + written)]);
    file.modified = this.#now();
    for (let at = start; at < file.content.length; at = (Math.floor(at / SECTOR) + 1) * SECTOR) {
      file.dirty.add(Math.floor(at / SECTOR));
    }
    return written;
  }

  read(
    descriptor: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): number {
    this.#call('read');
    const part = this.#opened(descriptor).content.subarray(position, position + length);
    bytes.set(part, offset);
    return part.length;
  }

  size(descriptor: number): number {
    this.#call('size');
    return this.#opened(descriptor).content.length;
  }

  synchronise(descriptor: number): void {
    const file = this.#opened(descriptor);
    try {
      this.#call('synchronise');
    } catch (error) {
      // Like Linux: reported once, and the pages are clean from now on.
      file.dirty.clear();
      throw error;
    }
    this.#makeDurable(file);
  }

  synchroniseLater(descriptor: number, done: (error: unknown) => void): void {
    const file = this.#opened(descriptor);
    this.#later.push(() => {
      try {
        this.#call('synchroniseLater');
      } catch (error) {
        file.dirty.clear();
        done(error);
        return;
      }
      this.#makeDurable(file);
      done(null);
    });
  }

  close(descriptor: number): void {
    this.#opened(descriptor);
    this.#open.delete(descriptor);
    this.#call('close');
  }

  list(directory: string): string[] {
    this.#call('list');
    if (!this.#directories.has(directory)) throw failure('ENOENT');
    const entries = [...this.#names.keys(), ...this.#directories];
    return entries
      .filter((path) => path !== '/' && dirname(path) === directory)
      .map((path) => path.slice(directory.length + 1));
  }

  stat(path: string): PathFacts {
    this.#call('stat');
    if (this.#directories.has(path)) {
      return { bytes: 0, modifiedMillis: 0, isDirectory: true, isOpenToOthers: false };
    }
    const file = this.#file(path);
    const { content, modified } = file;
    const kind = { isDirectory: false, isOpenToOthers: false };
    return { bytes: content.length, modifiedMillis: modified, ...kind };
  }

  privateDirectory(path: string): string | undefined {
    this.#call('privateDirectory');
    return this.#directories.has(path) ? 'a directory' : undefined;
  }

  rename(from: string, to: string): void {
    this.#call('rename');
    if (!this.#names.has(from) && !this.#directories.has(from)) throw failure('ENOENT');
    this.#parent(to);
    const moved = (path: string) =>
      path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
    this.#change([dirname(from), dirname(to)], (names, directories) => {
      for (const [path, file] of [...names]) {
        if (moved(path) === path) continue;
        names.delete(path);
        names.set(moved(path), file);
      }
      for (const path of [...directories]) {
        if (moved(path) !== path && directories.delete(path)) directories.add(moved(path));
      }
    });
  }

  unlink(path: string): void {
    this.#call('unlink');
    this.#file(path);
    this.#change([dirname(path)], (names) => void names.delete(path));
  }

  makeDirectory(path: string): void {
    this.#call('makeDirectory');
    if (this.#directories.has(path)) return;
    if (!this.#directories.has(dirname(path))) this.makeDirectory(dirname(path));
    this.#change([dirname(path)], (_names, directories) => void directories.add(path));
  }

  removeDirectory(path: string): void {
    this.#call('removeDirectory');
    if (!this.#directories.has(path)) throw failure('ENOENT');
    const inside = [...this.#names.keys(), ...this.#directories];
    if (inside.some((entry) => dirname(entry) === path)) throw failure('ENOTEMPTY');
    this.#change([dirname(path)], (_names, directories) => void directories.delete(path));
  }

  synchroniseDirectory(path: string): void {
    this.#call('synchroniseDirectory');
    const last = this.#journal.findLastIndex((entry) => entry.directories.includes(path));
    this.#replay(last + 1);
  }

  touch(path: string): void {
    this.#call('touch');
    this.#file(path).modified = this.#now();
  }

  /** Finishes the synchronisations under way. */
  settle(): void {
    for (const run of this.#later.splice(0)) run();
  }

  get hasUnsettled(): boolean {
    return this.#later.length > 0;
  }

  /** The process is gone; the kernel has all it wrote. */
  kill(): void {
    this.#open.clear();
    this.#later = [];
  }

  /** The machine is gone. `random` gives whole numbers from 0 to below its argument. */
  losePower(random: (below: number) => number): void {
    this.kill();
    this.#replay(random(this.#journal.length + 1));
    this.#journal = [];
    this.#names = new Map(this.#durableNames);
    this.#directories = new Set(this.#durableDirectories);
    for (const file of new Set(this.#names.values())) tear(file, random);
  }

  /** The bytes of every file whose name ends so, by path. */
  files(ending: string): [string, Buffer][] {
    return [...this.#names]
      .filter(([path]) => path.endsWith(ending))
      .map(([path, file]) => [path, file.content]);
  }

  /** Puts other contents in a file. */
  overwrite(path: string, content: Buffer): void {
    this.#file(path).content = content;
  }

  /** Removes a directory with all in it, as somebody else would. */
  wipe(directory: string): void {
    this.#change([dirname(directory)], (names, directories) => {
      for (const path of [...names.keys()])
        if (path.startsWith(`${directory}/`)) names.delete(path);
      for (const path of [...directories]) {
        if (path === directory || path.startsWith(`${directory}/`)) directories.delete(path);
      }
    });
  }

  #call(operation: string): Fault | undefined {
    const fault = this.faultAt(this.calls++, operation);
    if (fault && fault !== 'short') throw failure(fault);
    return fault;
  }

  #change(directories: string[], apply: NameChange): void {
    apply(this.#names, this.#directories);
    this.#journal.push({ directories, apply });
  }

  #replay(entries: number): void {
    for (const entry of this.#journal.splice(0, entries)) {
      entry.apply(this.#durableNames, this.#durableDirectories);
    }
  }

  #parent(path: string): void {
    if (!this.#directories.has(dirname(path))) throw failure('ENOENT');
  }

  #file(path: string): File {
    const file = this.#names.get(path);
    if (!file) throw failure('ENOENT');
    return file;
  }

  #opened(descriptor: number): File {
    const file = this.#open.get(descriptor);
    // Not an errno of the disk: a descriptor used after its close is a bug of ours.
    if (!file) throw new Error(`descriptor ${descriptor} is not open`);
    return file;
  }

  #descriptor(file: File): number {
    this.#open.set(this.#nextDescriptor, file);
    return this.#nextDescriptor++;
  }

  get openDescriptors(): number {
    return this.#open.size;
  }

  #makeDurable(file: File): void {
    const durable = Buffer.alloc(file.content.length);
    file.durable.copy(durable);
    for (const sector of file.dirty) {
      file.content.copy(durable, sector * SECTOR, sector * SECTOR, (sector + 1) * SECTOR);
    }
    file.durable = durable;
    file.dirty.clear();
  }
}

function tear(file: File, random: (below: number) => number): void {
  const lengths = [file.durable.length, file.content.length];
  const length = file.dirty.size > 0 ? (lengths[random(2)] as number) : file.durable.length;
  const survived = Buffer.alloc(length);
  file.durable.copy(survived);
  for (const sector of file.dirty) {
    if (random(2) === 0) continue;
    file.content.copy(survived, sector * SECTOR, sector * SECTOR, (sector + 1) * SECTOR);
  }
  file.content = survived;
  file.durable = Buffer.from(survived);
  file.dirty.clear();
}
