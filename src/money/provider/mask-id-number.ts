const SHOWN_FIRST = 4;
const SHOWN_LAST = 4;

/** `5329**********0011`: enough for those who know the number, useless to the others. Short ones vanish. */
export function maskIdNumber(number: string): string {
  const hidden = number.length - SHOWN_FIRST - SHOWN_LAST;
  if (hidden < SHOWN_LAST) return '*'.repeat(number.length);
  return number.slice(0, SHOWN_FIRST) + '*'.repeat(hidden) + number.slice(-SHOWN_LAST);
}
