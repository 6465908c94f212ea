/** What drives a terminal, ends a line or turns the direction of writing; a tab may stay. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** Colors and the like (ECMA-48, SGR), all of them that stand together. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's sequences begin with one
const COLORS = /(?:\x1b\[[\d;:]{0,64}m)+/g;
const ALL = new RegExp(`\\r\\n|${CONTROLS.source}`, 'g');

/**
 * A text in which every control character is to be seen as an escape of ASCII (`\x1b`, `\u2028`):
 * taking it out would join what it parted, which redaction saw apart. Line breaks become those given;
 * colors at the edges of words go.
 */
export function withVisibleControls(text: string, lineBreak: string): string {
  if (!CONTROLS.test(text)) return text;
  return text
    .replace(COLORS, (colors, at: number) => (isAtEdge(text, at, colors.length) ? '' : colors))
    .replace(ALL, (control) =>
      control === '\n' || control === '\r\n' ? lineBreak : escaped(control),
    );
}

/** Of a word: what goes there joins nothing. */
function isAtEdge(text: string, at: number, length: number): boolean {
  return !/\S/.test(text.charAt(at - 1)) || !/\S/.test(text.charAt(at + length));
}

function escaped(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\r') return '\\r';
  const [mark, length] = code > 0xff ? ['\\u', 4] : ['\\x', 2];
  return mark + code.toString(16).padStart(length as number, '0');
}
