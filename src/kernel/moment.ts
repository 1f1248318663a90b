import { isDay } from './days.ts';

/** A time of day in the area: `2025-06-01 08:30:00`, always Asia/Shanghai. */
export type Moment = string & { readonly kind: 'moment' };

const TIME = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

export function isMoment(text: string): text is Moment {
  return isDay(text.slice(0, 10)) && TIME.test(text.slice(10));
}
