import { addDays, type Day, daysBetween } from '../../kernel/days.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import type { Encounter } from '../encounter/index.ts';
import type { Alert, Limits } from './model.ts';

export type Watched = {
  readonly bill: Pick<
    Encounter,
    'startedOn' | 'endedOn' | 'bill' | 'billTotal' | 'settlementId' | 'otherPayer'
  >;
  /** On the last day of the stay, or today. */
  readonly coverage: Coverage | null;
};

/** What a clerk should look at, most urgent first. */
export function computeAlerts({ bill, coverage }: Watched, limits: Limits, today: Day): Alert[] {
  const { startedOn, endedOn, billTotal, settlementId } = bill;
  const alerts: Alert[] = [];
  if (settlementId === null && coverage?.standing !== 'covered') alerts.push('insuranceEnded');
  if (endedOn !== null && settlementId === null && endedOn < today) alerts.push('notSettled');
  if (billTotal >= limits.costMax) alerts.push('costOver');
  const lastCharge = bill.bill.at(-1)?.day ?? addDays(startedOn, -1);
  if (endedOn === null && daysBetween(lastCharge, today) > limits.quietDays) {
    alerts.push('noCharges');
  }
  if (endedOn === null && daysIn(bill, today) > limits.stayDays) alerts.push('longStay');
  return alerts;
}

/** 住院天数: the day of admission counts, the day of discharge does not, and one day is the least. */
export function daysIn(
  { startedOn, endedOn }: Pick<Encounter, 'startedOn' | 'endedOn'>,
  today: Day,
) {
  return Math.max(1, daysBetween(startedOn, endedOn ?? today));
}
