import { isDay } from '../../kernel/days.ts';
import type { Sex } from './model.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The last place of a citizen identity number as GB 11643 computes it from the first seventeen. */
export function checkDigitOf(firstSeventeen: string): string {
  const total = WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(firstSeventeen[i]), 0);
  return CHECK_DIGITS.charAt(total % 11);
}

/** Form, day of birth and check digit. Whether the number was ever issued cannot be seen from it. */
export function isIdNumber(text: string): boolean {
  return (
    /^[1-9]\d{16}[\dX]$/.test(text) &&
    isDay(bornOnOf(text)) &&
    text[17] === checkDigitOf(text.slice(0, 17))
  );
}

export function bornOnOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** The seventeenth place is odd for men. */
export function sexOf(idNumber: string): Sex {
  return Number(idNumber[16]) % 2 === 1 ? 'male' : 'female';
}
