import {
  DIGITS,
  maskPersonalNumbers,
  maskRun,
} from '../../../platform/sealing/personal-numbers.ts';

/** E-vouchers' codes and tokens speak for a person while they last. */
const TELLING = new RegExp(`(?<![\\w-])(?:YK1|\\d{6}ec)[\\w-]{32,}|${DIGITS}`, 'g');
const VOUCHER_LEAST = 35;

/** Without identity numbers, phones and vouchers; quickly, since every message is written. */
export function maskText(text: string): string {
  if (!holdsLongWord(text, VOUCHER_LEAST)) return maskPersonalNumbers(text);
  return text.replace(TELLING, (found) => {
    if (found.startsWith('YK1')) return 'YK1****';
    return found.slice(6, 8) === 'ec' ? `${found.slice(0, 8)}****` : maskRun(found);
  });
}

/** A word so long holds one of the places that are so far apart: only those are looked at. */
function holdsLongWord(text: string, least: number): boolean {
  let at = least - 1;
  while (at < text.length) {
    let from = at;
    while (from >= 0 && isOfWord(text.charCodeAt(from))) from -= 1;
    if (from < at) {
      let to = at + 1;
      while (isOfWord(text.charCodeAt(to))) to += 1;
      if (to - from > least) return true;
      at = to;
    }
    at += least;
  }
  return false;
}

/** A letter, a digit, `_` or `-`. */
function isOfWord(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d
  );
}
