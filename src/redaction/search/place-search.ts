/** A match that takes part of a text, and what stands in its place. */
export type Replace = (match: RegExpExecArray) => string | undefined;

/** Tries a pattern only where it may begin. */
export class PlaceSearch {
  private readonly anywhere: RegExp;
  private readonly here: RegExp;

  /** @param pattern with the flag `g` */
  constructor(pattern: RegExp) {
    this.anywhere = new RegExp(pattern.source, pattern.flags);
    this.here = new RegExp(pattern.source, pattern.flags.replace('g', 'y'));
  }

  /**
   * The text with matches replaced, as `text.replace(pattern, …)` does it; the same string where
   * there are none.
   *
   * @param places where all matches begin, ascending; not given: look everywhere
   * @param replace what stands for a match; `undefined` lets it stay
   */
  replace(text: string, places: readonly number[] | undefined, replace: Replace): string {
    return places === undefined ? this.everywhere(text, replace) : this.at(text, places, replace);
  }

  private at(text: string, places: readonly number[], replace: Replace): string {
    let out = '';
    let copied = 0;
    let free = 0;
    for (const place of places) {
      if (place < free) continue;
      this.here.lastIndex = place;
      const match = this.here.exec(text);
      if (match === null) continue;
      free = place + match[0].length;
      const instead = replace(match);
      if (instead === undefined) continue;
      out += text.slice(copied, place) + instead;
      copied = free;
    }
    return copied === 0 ? text : out + text.slice(copied);
  }

  private everywhere(text: string, replace: Replace): string {
    let out = '';
    let copied = 0;
    let free = 0;
    for (;;) {
      // Replacing may run this very pattern over another text.
      this.anywhere.lastIndex = free;
      const match = this.anywhere.exec(text);
      if (match === null) return copied === 0 ? text : out + text.slice(copied);
      free = match.index + match[0].length;
      const instead = replace(match);
      if (instead === undefined) continue;
      out += text.slice(copied, match.index) + instead;
      copied = free;
    }
  }
}
