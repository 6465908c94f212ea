/** Unicode's private use, which no pattern takes. */
const FIRST = 0xe000;
const LAST = 0xf8ff;

/** One character for each finding of a text, which stands nowhere else in it. */
export class Marks {
  private readonly text: string;
  private readonly values = new Map<string, string>();
  /** Those that stand in the text itself, once there is a finding. */
  private taken: Set<number> | undefined;
  private code = FIRST;

  constructor(text: string) {
    this.text = text;
  }

  /** A mark for a value. The engine replaces the whole of a text that has more than there are marks. */
  markOf(value: string): string {
    // Not a search of the text for each mark: a text may have as many findings as there are marks.
    this.taken ??= privateCodes(this.text);
    while (this.taken.has(this.code)) this.code++;
    if (this.code > LAST) throw new RangeError('more findings than marks');
    const mark = String.fromCharCode(this.code++);
    this.values.set(mark, value);
    return mark;
  }

  /** The value that a character is the mark of. */
  valueOf(character: string): string | undefined {
    return this.values.get(character);
  }

  /** How many plain characters a value has, whose own parts may be marks. */
  lengthOf(value: string): number {
    let length = value.length;
    for (const character of value) {
      const inner = this.values.get(character);
      if (inner !== undefined) length += this.lengthOf(inner) - 1;
    }
    return length;
  }
}

function privateCodes(text: string): Set<number> {
  const codes = new Set<number>();
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= FIRST && code <= LAST) codes.add(code);
  }
  return codes;
}
