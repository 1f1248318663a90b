import { daysBetween } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { BAD_PERIOD, PERIOD_TOO_LONG } from './errors.ts';
import type { Scope } from './model.ts';

export const DAYS_MAX = 366;

export function checkScope({ startsOn, endsOn }: Pick<Scope, 'startsOn' | 'endsOn'>): void {
  if (endsOn <= startsOn) throw new Rejection(BAD_PERIOD, { startsOn, endsOn });
  if (daysBetween(startsOn, endsOn) > DAYS_MAX) {
    throw new Rejection(PERIOD_TOO_LONG, { limit: String(DAYS_MAX) });
  }
}
