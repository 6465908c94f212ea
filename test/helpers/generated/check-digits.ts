import type { Dice } from './dice.ts';

/** Check digits, written apart from those of the detectors, so that one mistake is not in both. */

const DIGITS = '0123456789';

/** Digits behind a prefix, so many in all, the last of them by Luhn. */
export function luhnNumber(d: Dice, prefix: string, length: number): string {
  const head = prefix + d.text(DIGITS, length - prefix.length - 1);
  let sum = 0;
  [...head].reverse().forEach((sign, index) => {
    const doubled = Number(sign) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(doubled / 10) + (doubled % 10);
  });
  return head + ((10 - (sum % 10)) % 10);
}

/** A UK NHS number, ten digits (NHS Data Dictionary: modulus 11). */
export function nhsNumber(d: Dice): string {
  for (;;) {
    const head = `${d.int(4, 7)}${d.text(DIGITS, 8)}`;
    let sum = 0;
    for (let place = 0; place < 9; place++) sum += Number(head[place]) * (10 - place);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return head + check;
  }
}

/** A number of the US Drug Enforcement Administration. */
export function deaNumber(d: Dice): string {
  const head = d.text(DIGITS, 6);
  const sum = [...head].reduce((total, sign, place) => total + Number(sign) * (1 + (place % 2)), 0);
  const check = sum % 10;
  return `${d.of(['A', 'B', 'F', 'M'])}${d.text('ABCDEFGHJKLMNPRST', 1)}${head}${check}`;
}

/** An IBAN without spaces (ISO 13616: 97 and 10). */
export function iban(d: Dice): string {
  const [country, length] = d.of([
    ['DE', 18],
    ['AT', 16],
    ['BE', 12],
    ['ES', 20],
    ['DK', 14],
    ['PL', 24],
    ['PT', 21],
  ] as const);
  const account = d.text(DIGITS, length);
  const letters = [...country].map((letter) => letter.charCodeAt(0) - 55).join('');
  const check = 98n - (BigInt(`${account}${letters}00`) % 97n);
  return `${country}${String(check).padStart(2, '0')}${account}`;
}

/** A vehicle identification number (49 CFR 565.15: check digit in the ninth place). */
export function vehicleNumber(d: Dice): string {
  const signs = d.text('ABCDEFGHJKLMNPRSTUVWXYZ0123456789', 13) + d.text(DIGITS, 4);
  const worth = (sign: string) =>
    Number('0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'.indexOf(sign) % 10);
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce(
    (total, weight, place) => total + weight * worth(signs[place] ?? '0'),
    0,
  );
  return `${signs.slice(0, 8)}${'0123456789X'[sum % 11]}${signs.slice(9)}`;
}
