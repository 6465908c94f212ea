/*
 * Programs that draw on a terminal (prompts, progress bars, editors): a piece of a drawing that
 * comes late or changed would be another drawing.
 */

/** Control sequences but those of colors (`ESC [ … m`), and the moves `\b` and `\r`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /\u001b(?:\[[0-?]*[ -/]*[@-ln-~]|[78=>DEHMc])|\u0008|\r(?!\n)/;
/** The alternate screen, and a hidden cursor (`l`): until it ends, everything is drawing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MODE = /\u001b\[\?(?:(25)|1049|1047|47)([hl])/g;

/** Whether the terminal of a stream is being drawn on. */
export class TerminalWork {
  readonly #stream: { readonly isTTY?: boolean };
  readonly #isRaw: () => boolean;
  #isDrawing = false;

  /** @param isRaw whether the application reads the keys itself */
  constructor(stream: { readonly isTTY?: boolean }, isRaw: () => boolean) {
    this.#stream = stream;
    this.#isRaw = isRaw;
  }

  /** Whether this text is part of a drawing; false for all that goes to a pipe or a file. */
  draws(text: string): boolean {
    if (this.#stream.isTTY !== true) return false;
    const wasDrawing = this.#isDrawing;
    for (const [, cursor, set] of text.matchAll(MODE)) {
      this.#isDrawing = (set === 'h') !== (cursor !== undefined);
    }
    return wasDrawing || this.#isDrawing || this.#isRaw() || CONTROL.test(text);
  }
}

/** Whether the application has put the terminal's keys into raw mode; it opens no stdin for that. */
export function watchRawMode(): { isRaw(): boolean; stop(): void } {
  const descriptor = Object.getOwnPropertyDescriptor(process, 'stdin');
  const { get } = descriptor ?? {};
  if (!descriptor || !get || !descriptor.configurable) {
    return { isRaw: () => false, stop: () => undefined };
  }
  let opened: { readonly isRaw?: boolean } | undefined;
  const watched = (): unknown => {
    opened = get.call(process);
    return opened;
  };
  Object.defineProperty(process, 'stdin', { ...descriptor, get: watched });
  return {
    isRaw: () => opened?.isRaw === true,
    stop: () => {
      const now = Object.getOwnPropertyDescriptor(process, 'stdin');
      if (now?.get === watched) Object.defineProperty(process, 'stdin', descriptor);
    },
  };
}
