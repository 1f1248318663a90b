import { isEmpty, type Period } from '../../kernel/period.ts';
import type { AwayClass, AwayReason, Filing } from './model.ts';

type Dated = Period & Pick<Filing, 'withdrawnOn'>;

/**
 * The days on which a filing of care away counts: one that was ended or changed keeps the days before, so that a
 * settlement made again finds what it found. Null: it was taken back before its first day.
 */
export function standingPeriod({ startsOn, endsOn, withdrawnOn }: Dated): Period | null {
  const ends = withdrawnOn !== null && (endsOn === null || withdrawnOn < endsOn);
  const period = { startsOn, endsOn: ends ? withdrawnOn : endsOn };
  return isEmpty(period) ? null : period;
}

const CLASSES = {
  'settled-retiree': 'long-term',
  'long-residence': 'long-term',
  'posted-worker': 'long-term',
  referral: 'temporary',
  emergency: 'temporary',
  other: 'temporary',
} as const satisfies Record<AwayReason, AwayClass>;

export function awayClassOf(reason: AwayReason): AwayClass {
  return CLASSES[reason];
}
