/** A parsed value, or what would have been allowed. */
export type Parsed<T> = { readonly value: T } | { readonly allowed: string };

/** Reads one textual value of an option. */
export type Parser<T> = (text: string) => Parsed<T>;

/** One of the names, in any case; aliases map further spellings to a name. */
export function oneOf<T extends string>(
  names: readonly T[],
  aliases: Readonly<Record<string, T>> = {},
): Parser<T> {
  return (text) => {
    const word = text.trim().toLowerCase();
    const value = names.find((name) => name === word) ?? aliases[word];
    return value === undefined ? { allowed: `one of ${names.join(', ')}` } : { value };
  };
}

/** One of the names, in any case, or the path of a file with one of the extensions. */
export function nameOrFile(
  names: readonly string[],
  extensions: readonly string[],
): Parser<string> {
  const isName = oneOf(names);
  return (text) => {
    const name = isName(text);
    if ('value' in name) return name;
    const path = text.trim();
    const isPath =
      /^(?:\.{0,2}[/\\]|[A-Za-z]:[/\\])/.test(path) ||
      extensions.some((extension) => path.toLowerCase().endsWith(extension));
    return isPath
      ? { value: path }
      : { allowed: `${name.allowed} or a ${extensions.join(', ')} file` };
  };
}

/** `true` or `false`, in any case, and the spellings people use. */
export const parseBoolean: Parser<boolean> = (text) => {
  const word = text.trim().toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(word)) return { value: true };
  if (['false', '0', 'no', 'off'].includes(word)) return { value: false };
  return { allowed: 'true or false' };
};

/** A whole number within bounds, both included. */
export function wholeNumber(minimum: number, maximum: number): Parser<number> {
  return (text) => {
    const trimmed = text.trim();
    const value = /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
    return value >= minimum && value <= maximum
      ? { value }
      : { allowed: `a whole number from ${minimum} to ${maximum}` };
  };
}

/** Any text that is not blank. */
export const parseText: Parser<string> = (text) =>
  text.trim() === '' ? { allowed: 'a text that is not blank' } : { value: text.trim() };

/** A comma-separated list; blank entries are left out. */
export const parseList: Parser<readonly string[]> = (text) => {
  const value = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return value.length > 0 ? { value } : { allowed: 'a comma-separated list' };
};

/** A comma-separated list of the names, in any case. */
export function listOf<T extends string>(names: readonly T[]): Parser<readonly T[]> {
  return (text) => {
    const words = text.split(',').map((word) => word.trim().toLowerCase());
    const value = words.flatMap((word) => names.find((name) => name === word) ?? []);
    return value.length === words.length
      ? { value }
      : { allowed: `a comma-separated list of ${names.join(', ')}` };
  };
}

/** An HTTP field name: a token of RFC 9110, section 5.6.2. */
export const parseHeaderName: Parser<string> = (text) =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/.test(text.trim())
    ? { value: text.trim() }
    : { allowed: 'an HTTP header name' };

/** An absolute http or https URL. */
export const parseHttpUrl: Parser<string> = (text) => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  return url && (url.protocol === 'http:' || url.protocol === 'https:')
    ? { value: text.trim() }
    : { allowed: 'an http:// or https:// URL' };
};
