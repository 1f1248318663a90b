import { assert } from './assert.ts';

/** A calendar day in Asia/Shanghai, as `2025-06-01`. Text, so that no clock or zone can shift it. */
export type Day = string & { readonly kind: 'day' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(text: string): text is Day {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const last = month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return year >= 1900 && day >= 1 && day <= last;
}

export function day(text: string): Day {
  assert(isDay(text), `a calendar day, not "${text}"`);
  return text;
}

/** Days since 1970-01-01 of the Gregorian calendar. */
export function dayNumber(on: Day): number {
  const year = Number(on.slice(0, 4));
  const month = Number(on.slice(5, 7));
  // Years begin in March here, so that the leap day is the last of its year.
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leaps + dayOfYear + Number(on.slice(8, 10)) - 1 - 719468;
}

export function daysBetween(from: Day, until: Day): number {
  return dayNumber(until) - dayNumber(from);
}

export function addDays(on: Day, count: number): Day {
  let z = dayNumber(on) + count + 719468;
  const era = Math.floor(z / 146097);
  z -= era * 146097;
  const yearOfEra = Math.floor(
    (z - Math.floor(z / 1460) + Math.floor(z / 36524) - Math.floor(z / 146096)) / 365,
  );
  const dayOfYear = z - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as Day;
}

/** Whole years from birth to the day, as an identity card counts them. */
export function ageOn(born: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
