/** A match that takes part of a text, and what stands in its place. */
export type Replace = (match: RegExpExecArray) => string | undefined;

/** Tries a pattern only where it may begin. */
export class PlaceSearch {
  private readonly pattern: RegExp;
  private ofAnywhere: RegExp | undefined;
  private ofHere: RegExp | undefined;

  /** @param pattern with the flag `g` */
  constructor(pattern: RegExp) {
    this.pattern = pattern;
  }

  /** Made when it is first needed: there are hundreds, and a process meets few of them. */
  private get here(): RegExp {
    this.ofHere ??= new RegExp(this.pattern.source, this.pattern.flags.replace('g', 'y'));
    return this.ofHere;
  }

  private get anywhere(): RegExp {
    this.ofAnywhere ??= new RegExp(this.pattern.source, this.pattern.flags);
    return this.ofAnywhere;
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
    const { here } = this;
    for (const place of places) {
      if (place < free) continue;
      here.lastIndex = place;
      const match = here.exec(text);
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
    const { anywhere } = this;
    for (;;) {
      // Replacing may run this very pattern over another text.
      anywhere.lastIndex = free;
      const match = anywhere.exec(text);
      if (match === null) return copied === 0 ? text : out + text.slice(copied);
      free = match.index + match[0].length;
      const instead = replace(match);
      if (instead === undefined) continue;
      out += text.slice(copied, match.index) + instead;
      copied = free;
    }
  }
}
