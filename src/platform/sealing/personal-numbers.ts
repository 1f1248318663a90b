/**
 * What an identity number and a mobile phone look like among other text. Digits before or after mean a longer number
 * (a message id, a code of goods), which is none of them.
 */
export const ID_NUMBERS = /(?<!\d)[1-9]\d{5}(?:18|19|20)\d{9}[\dXx](?![\dXx])/g;
export const PHONES = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
/** The same for the database, which then asks this program about what it found. */
export const EITHER_IN_SQL = '[1-9][0-9]{5}(18|19|20)[0-9]{9}[0-9Xx]|1[3-9][0-9]{9}';
export const ID_NUMBER_IN_SQL = '[1-9][0-9]{5}(18|19|20)[0-9]{9}[0-9Xx]';

/** Runs of digits are found first and looked at then: every message of a hospital passes here. */
export const DIGITS = '\\d{11,}[Xx]?';
const RUN_LEAST = 11;
const RUN_MOST = 19;
const ID_NUMBER = /^\d{17}[\dXx]$/;
const PHONE = /^1[3-9]\d{9}$/;

/**
 * The text with whatever could be such a number made unreadable, for logs and for what people write freely. A run long
 * enough holds every eleventh place, so that most of a text is passed over.
 */
export function maskPersonalNumbers(text: string): string {
  let written = '';
  let kept = 0;
  let at = RUN_LEAST - 1;
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at))) {
      at += RUN_LEAST;
      continue;
    }
    let from = at;
    while (isDigit(text.charCodeAt(from - 1))) from -= 1;
    let to = at + 1;
    while (isDigit(text.charCodeAt(to))) to += 1;
    if (to - from >= RUN_LEAST) {
      const end = isLetterX(text.charCodeAt(to)) ? to + 1 : to;
      written += text.slice(kept, from) + maskRun(text.slice(from, end));
      kept = end;
    }
    at = to + RUN_LEAST;
  }
  return kept === 0 ? text : written + text.slice(kept);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetterX(code: number): boolean {
  return code === 0x58 || code === 0x78;
}

/** A run of digits as `DIGITS` finds it; longer and shorter numbers are none of a person's. */
export function maskRun(run: string): string {
  if (run.length > RUN_MOST) return run;
  // A letter after more or fewer digits belongs to what follows.
  const letter = /[Xx]$/.test(run) && run.length !== 18 ? run.slice(-1) : '';
  const digits = letter === '' ? run : run.slice(0, -1);
  if (ID_NUMBER.test(digits)) return `${digits.slice(0, 3)}***********${digits.slice(14)}${letter}`;
  if (PHONE.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(7)}${letter}`;
  return run;
}

/** Whether a text has to be sealed before it is kept. */
export function holdsPersonalNumber(text: string): boolean {
  return text.search(ID_NUMBERS) >= 0 || text.search(PHONES) >= 0;
}
