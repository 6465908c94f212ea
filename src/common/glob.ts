/**
 * Compiles a glob whose only wildcard is `*`, any run of characters. Case counts.
 *
 * Never made into a regular expression: a hostile or careless one could then cost
 * exponential time for each text. Leftmost matches suffice; each part is looked for once.
 */
export function compileGlob(glob: string): (text: string) => boolean {
  const [prefix = '', ...rest] = glob.split('*');
  const suffix = rest.pop();
  if (suffix === undefined) return (text) => text === glob;
  return (text) => {
    if (text.length < prefix.length + suffix.length) return false;
    if (!text.startsWith(prefix) || !text.endsWith(suffix)) return false;
    let at = prefix.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return at <= text.length - suffix.length;
  };
}
