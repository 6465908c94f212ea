/** Check digit systems that several identifiers share. Each takes digits only. */

/** Luhn (ISO/IEC 7812-1 annex B): payment cards, NPI, SIN, personnummer, IMEI. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    if (index % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

/** The sum of digits times weights. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

const ROTATION =
  '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const PERMUTATION = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Verhoeff's dihedral check (1969): Aadhaar. */
export function verhoeff(digits: string): boolean {
  let check = 0;
  [...digits].reverse().forEach((digit, index) => {
    const moved = Number(PERMUTATION[index % 8]?.[Number(digit)]);
    check = Number(ROTATION[check * 10 + moved]);
  });
  return check === 0;
}
