import { mask } from './mask.ts';

const KEPT = 4;
/** Below this, four characters would be most of the value. */
const SHORTEST = 9;

/** Masks all but the last four letters or digits: `***-**-6789`. Short values are masked whole. */
export function partial(value: string): string {
  const characters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (characters < SHORTEST) return mask(value);
  const at = keptFrom(value);
  return mask(value.slice(0, at)) + value.slice(at);
}

/** Where the last four letters or digits begin. */
function keptFrom(value: string): number {
  let kept = 0;
  let at = value.length;
  while (at > 0 && kept < KEPT) {
    at--;
    const low = value.charCodeAt(at);
    if (low >= 0xdc00 && low <= 0xdfff && at > 0) at--;
    if (/[\p{L}\p{N}]/u.test(String.fromCodePoint(value.codePointAt(at) ?? 0))) kept++;
  }
  return at;
}
