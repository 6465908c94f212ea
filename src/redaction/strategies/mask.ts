/** Every letter and digit becomes `*`; separators and length stay: `***-**-****`. */
export function mask(value: string): string {
  return value.replace(/[\p{L}\p{N}\p{M}]/gu, '*');
}
