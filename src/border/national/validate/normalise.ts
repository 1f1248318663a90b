import { addDays, type Day, isDay } from '../../../kernel/days.ts';
import { isMoment, type Moment } from '../../../kernel/moment.ts';
import type { FieldSpec, FieldType } from '../catalogue/model.ts';
import { JsonNumber } from './json-number.ts';

/** What a field may hold after reading; null: it is not what its type says. */
export type Normal = string | boolean | Uint8Array;
export type Reader = (value: unknown) => Normal | null;

/** `""`, `null`, `"null"` and `"NULL"` are how clients say nothing. */
export function isAbsent(value: unknown): boolean {
  if (typeof value !== 'string') return value === undefined || value === null;
  const first = value.charCodeAt(0);
  // Most begin with what neither a blank nor the word begins with: a digit, a capital, a character of a name.
  if (first > BLANK && first < BEYOND_ASCII && (first | LOWER) !== LETTER_N) return false;
  return /^\s*(?:null)?\s*$/i.test(value);
}

const BLANK = 0x20;
const BEYOND_ASCII = 0x7f;
const LOWER = 0x20;
const LETTER_N = 0x6e;

/** `exp_content` is an object, `medtype_list` a list of codes, by whoever sends them. */
const JSON_IN_A_TEXT = new Set(['exp_content', 'medtype_list']);

export function readerOf(field: FieldSpec): Reader {
  if (field.type === 'moment' && /^end/i.test(field.code)) return readEnd;
  if (JSON_IN_A_TEXT.has(field.code)) return readExtension;
  return READERS[field.type];
}

/** `12.50`, `-20.0`, `1E+2` to the shortest exact form: `12.5`, `-20`, `100`. */
export function canonicalDecimal(text: string): string | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?\s*$/.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (!match || whole + fraction === '' || whole.length > 30 || fraction.length > 30) return null;
  const shifted = shift(whole, fraction, Number(exponent));
  const left = shifted.whole.replace(/^0+(?=\d)/, '') || '0';
  const right = shifted.fraction.replace(/0+$/, '');
  const digits = right === '' ? left : `${left}.${right}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

function shift(whole: string, fraction: string, by: number) {
  if (by >= 0) {
    const filled = fraction.padEnd(by, '0');
    return { whole: whole + filled.slice(0, by), fraction: filled.slice(by) };
  }
  const filled = whole.padStart(-by, '0');
  return { whole: filled.slice(0, by), fraction: filled.slice(by) + fraction };
}

const READERS: Readonly<Record<FieldType, Reader>> = {
  text: readText,
  number: (value) => {
    const text = readText(value);
    return text === null ? null : canonicalDecimal(text);
  },
  day: (value) => readMoment(value, '00:00:00')?.slice(0, 10) ?? null,
  moment: (value) => readMoment(value, '00:00:00'),
  flag: readFlag,
  bytes: readBytes,
  node: () => null,
};

/** PostgreSQL holds no NUL; the other two part the texts of a list on their way to it. Nobody means one. */
function holdsNeverMeant(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x00 || code === 0x1e || code === 0x1f) return true;
  }
  return false;
}

function readText(value: unknown): string | null {
  if (typeof value === 'string') {
    return holdsNeverMeant(value) ? null : value.trim();
  }
  if (value instanceof JsonNumber) return value.literal;
  return typeof value === 'number' ? String(value) : null;
}

/** The end of a range that names a day means the whole of that day. */
function readEnd(value: unknown): Moment | null {
  return readMoment(value, '23:59:59');
}

/** JSON in a text; some clients send it as JSON itself. */
function readExtension(value: unknown): string | null {
  return typeof value === 'object' && value !== null && !(value instanceof JsonNumber)
    ? JSON.stringify(value, (_, inner) => (inner instanceof JsonNumber ? inner.literal : inner))
    : readText(value);
}

const DAY_OR_TIME =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;

function readMoment(value: unknown, timeOfDay: string): Moment | null {
  const match = DAY_OR_TIME.exec(readText(value) ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', zone] = match;
  const on = `${year}-${month}-${day}`;
  if (!isDay(on)) return null;
  const moment = `${on} ${hour === undefined ? timeOfDay : `${hour}:${minute}:${second}`}`;
  if (!isMoment(moment)) return null;
  return zone === undefined || hour === undefined ? moment : inShanghai(moment, zone);
}

const SHANGHAI_AHEAD = 480;
const DAY_MINUTES = 1440;

function inShanghai(moment: Moment, zone: string): Moment {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const ahead = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const here = minutesOf(moment) + SHANGHAI_AHEAD - ahead;
  const days = Math.floor(here / DAY_MINUTES);
  const rest = here - days * DAY_MINUTES;
  const on = addDays(moment.slice(0, 10) as Day, days);
  const time = [Math.floor(rest / 60), rest % 60].map((part) => String(part).padStart(2, '0'));
  return `${on} ${time.join(':')}:${moment.slice(17)}` as Moment;
}

function minutesOf(moment: Moment): number {
  return Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
}

function readFlag(value: unknown): boolean | null {
  const text = typeof value === 'boolean' ? String(value) : readText(value);
  if (text === null) return null;
  if (/^(true|1)$/i.test(text)) return true;
  return /^(false|0)$/i.test(text) ? false : null;
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** A list of bytes, signed as Java has them or not; or base64 text. */
function readBytes(value: unknown): Uint8Array | null {
  if (typeof value === 'string') {
    return BASE64.test(value) ? Uint8Array.from(Buffer.from(value, 'base64')) : null;
  }
  if (value instanceof Uint8Array) return value;
  if (!Array.isArray(value)) return null;
  const bytes = new Uint8Array(value.length);
  for (let index = 0; index < value.length; index += 1) {
    const byte = byteOf(value[index]);
    if (byte === null) return null;
    bytes[index] = byte & 255;
  }
  return bytes;
}

function byteOf(item: unknown): number | null {
  const byte = item instanceof JsonNumber ? Number(item.literal) : item;
  if (typeof byte !== 'number' || !Number.isInteger(byte)) return null;
  return byte >= -128 && byte <= 255 ? byte : null;
}
