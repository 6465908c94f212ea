import { redactKey } from './key-text.ts';
import type { Redactor } from './redactor.ts';

/** Names are few; where they are made of data, they are not remembered. */
const MOST_NAMES = 1_000;
const LONGEST_NAME = 128;

/**
 * Redacts names of events, spans, scopes and instruments. They are no sentences: what a dot, an
 * underscore or a slash joins to them (`seen.123-45-6789`) is looked at on its own, as in a key.
 */
export class NameRedaction {
  private readonly redactor: Redactor;
  /** Those in which nothing was found: each is on many records. */
  private readonly clean = new Set<string>();

  constructor(redactor: Redactor) {
    this.redactor = redactor;
  }

  redact(name: string): string {
    if (this.clean.has(name)) return name;
    // Anything but a text is replaced by what fails closed.
    if (typeof name !== 'string') return this.redactor.redactText(name);
    const redacted = redactKey(name, (part) => this.redactor.redactText(part));
    if (redacted === name && name.length <= LONGEST_NAME && this.clean.size < MOST_NAMES) {
      this.clean.add(name);
    }
    return redacted;
  }
}
