import { type FSWatcher, unwatchFile, watch, watchFile } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { say } from '../common/diagnostics.ts';
import { readSmallFile } from '../common/small-file.ts';
import { LEVEL_RULES_SYNTAX, parseLevelRules } from '../config/level-rules.ts';
import type { ScopeLevels } from './scope-levels.ts';

/** An editor writes in several steps. */
const SETTLE_MILLIS = 50;
/** Where the file system tells nobody: network mounts, or a directory that is not there yet. */
const POLL_MILLIS = 2000;
const LARGEST_FILE = 64 * 1024;

/**
 * Follows the file of `LOG_LEVEL_FILE`: levels change without a restart, a signal or an open port.
 * It never keeps the process alive. A file that is gone gives back the configured levels.
 *
 * @returns ends the watching.
 */
export function watchLevelFile(path: string | undefined, levels: ScopeLevels): () => void {
  if (path === undefined) return () => {};
  const reader = new LevelFile(resolve(path), levels);
  reader.begin();
  return reader.watch();
}

/** What is said of a file that is not there, which is no fault: it may be written any time. */
export function missingLevelFile(path: string): string {
  return `there is no ${JSON.stringify(path)} yet; until there is, the configured levels hold`;
}

class LevelFile {
  readonly #path: string;
  readonly #levels: ScopeLevels;
  #last: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, levels: ScopeLevels) {
    this.#path = path;
    this.#levels = levels;
  }

  begin(): void {
    this.read();
    if (this.#last !== undefined) return;
    say('info', `LOG_LEVEL_FILE: ${missingLevelFile(this.#path)}`);
  }

  /** Reads the file, if it is another than the last time. */
  read(): void {
    const read = readSmallFile(this.#path, LARGEST_FILE);
    if ('problem' in read && read.problem !== 'ENOENT') {
      this.#keep(read.problem);
      return;
    }
    const text = 'text' in read ? read.text : undefined;
    if (text === this.#last) return;
    this.#last = text;
    const rules = parseLevelRules(text ?? '');
    if (rules) {
      this.#levels.useFileRules(rules);
      say('info', `LOG_LEVEL_FILE: ${rules.length} rules hold now`);
    } else {
      this.#complain(`allowed are ${LEVEL_RULES_SYNTAX}`);
    }
  }

  /** Two watches: one that is quick, and one that survives renames of everything above the file. */
  watch(): () => void {
    const quick = this.#watchFolder();
    const poll = watchFile(this.#path, { persistent: false, interval: POLL_MILLIS }, this.#soon);
    // What is written before the poll's first look is no change to it.
    this.#timer = setTimeout(() => this.read(), POLL_MILLIS).unref();
    return () => {
      clearTimeout(this.#timer);
      quick?.close();
      poll.removeListener('change', this.#soon);
      unwatchFile(this.#path, this.#soon);
    };
  }

  // Its folder: a watch on the file itself stays with the old one when an editor renames another there.
  #watchFolder(): FSWatcher | undefined {
    try {
      const name = basename(this.#path);
      const watcher = watch(dirname(this.#path), { persistent: false }, (_event, changed) => {
        // Kubernetes exchanges a link beside the file (`..data`) and leaves the file alone.
        if (changed === null || changed === name || changed.startsWith('..')) this.#soon();
      });
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      return undefined;
    }
  }

  readonly #soon = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.read(), SETTLE_MILLIS).unref();
  };

  #keep(reason: string): void {
    // The poll would say it every time.
    if (this.#last === reason) return;
    this.#last = reason;
    this.#complain(`it cannot be read (${reason})`);
  }

  #complain(reason: string): void {
    say(
      'warn',
      `LOG_LEVEL_FILE: ${JSON.stringify(this.#path)}: ${reason}; the levels stay as they are`,
    );
  }
}
