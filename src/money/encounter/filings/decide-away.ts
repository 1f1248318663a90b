import { addDays, type Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { holdsOn, overlap, type Period } from '../../../kernel/period.ts';
import {
  type AwayReason,
  awayClassOf,
  type Filing,
  type PlaceCode,
  standingPeriod,
} from '../../../people/filing/index.ts';
import { readMoment } from '../../../platform/clock.ts';
import type { AwayRules, Filing as FilingClass } from '../../../rules/policy/index.ts';
import { leadsTo } from './decide-filed.ts';

/** A bill as far as it decides how care was announced. */
export type Care = {
  /** As the sender stated it. */
  readonly stated: FilingClass;
  readonly outOfArea: boolean;
  readonly provider: ProviderId;
  readonly from: Day;
  /** The discharge, or today while the stay goes on. */
  readonly until: Day;
  /** Where the provider is; null: nobody knows. */
  readonly place: PlaceCode | null;
};

export type Announced = { readonly outOfArea: boolean; readonly filing: FilingClass };

const NAMES = {
  'settled-retiree': 'long-term',
  'long-residence': 'long-term',
  'posted-worker': 'long-term',
  referral: 'referral',
  emergency: 'emergency',
  other: 'temporary',
} as const satisfies Record<AwayReason, FilingClass>;

/**
 * How care is announced, by what is filed for the person (`filings`, withdrawn ones too). Where the record
 * decides nobody may claim more than it holds, but for an emergency, which is deemed filed where the area says so.
 */
export function decideAway(care: Care, filings: readonly Filing[], rules: AwayRules): Announced {
  if (!care.outOfArea) return decideHome(care, filings, rules);
  const recorded = recordedFor(care, filings, rules);
  if (rules.filing.is === 'stated') {
    return { outOfArea: true, filing: care.stated === 'none' ? recorded : care.stated };
  }
  const urgent = care.stated === 'emergency' && rules.emergency.is === 'deemed-filed';
  const better = recorded === 'long-term' || recorded === 'referral';
  return { outOfArea: true, filing: urgent && !better ? 'emergency' : recorded };
}

/** Whoever is filed to live elsewhere may, in some areas, be at home as somebody who was referred. */
function decideHome(care: Care, filings: readonly Filing[], rules: AwayRules): Announced {
  const asStated = { outOfArea: false, filing: care.stated };
  if (rules.home.is === 'as-home' || care.stated === 'emergency') return asStated;
  const living = filings.some((filing) => {
    const { content } = filing;
    const standing = standingPeriod(filing);
    return (
      content.kind === 'away' &&
      awayClassOf(content.reason) === 'long-term' &&
      standing !== null &&
      holdsOn(standing, care.from)
    );
  });
  return living ? { outOfArea: true, filing: 'referral' } : asStated;
}

/** The newest filing for the place that counts for the care; one for another place does not. */
function recordedFor(care: Care, filings: readonly Filing[], rules: AwayRules): FilingClass {
  const days: Period = { startsOn: care.from, endsOn: addDays(care.until, 1) };
  const found = filings.findLast((filing) => {
    const { content } = filing;
    const standing = standingPeriod(filing);
    if (content.kind !== 'away' || content.place !== care.place || !standing) return false;
    return overlap(standing, days) && inTime(filing, standing, care, rules);
  });
  if (found?.content.kind === 'away') return NAMES[found.content.reason];
  return wasReferred(care, filings) ? 'referral' : 'none';
}

/** A hospital referred the person to this provider, which is as good as a filing for its place. */
function wasReferred({ provider, from }: Care, filings: readonly Filing[]): boolean {
  return filings.some(
    (filing) =>
      filing.content.kind === 'transfer' &&
      filing.withdrawnOn === null &&
      holdsOn(filing, from) &&
      leadsTo(filing, { provider, place: null }),
  );
}

/** Filed by the day on which the care began, or after the fact as far as the area lets. */
function inTime(filing: Filing, standing: Period, care: Care, rules: AwayRules): boolean {
  const filedOn = readMoment(filing.recordedAt).slice(0, 10) as Day;
  if (filedOn <= care.from && holdsOn(standing, care.from)) return true;
  switch (rules.afterTheFact.is) {
    case 'before-settlement':
      return true;
    case 'before-discharge':
      return filedOn <= care.until;
    case 'refused':
      return false;
    default:
      return rules.afterTheFact.is satisfies never;
  }
}
