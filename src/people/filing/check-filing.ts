import { addDays, type Day } from '../../kernel/days.ts';
import { isEmpty, overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  ALREADY_OVER,
  DAY_IN_FUTURE,
  DAY_OUTSIDE_PERIOD,
  OVERLAPS,
  PERIOD_EMPTY,
  STARTS_BEFORE_DAY,
  TO_ITSELF,
} from './errors.ts';
import type { Filing, FilingContent, NewFiling } from './model.ts';
import { standingPeriod } from './standing.ts';

export type FilingFacts = {
  readonly today: Day;
  /** Of the person, of this kind, withdrawn ones too. */
  readonly existing: readonly Filing[];
};

/** The first thing that is wrong with a filing, in this order. */
export function checkFiling(filing: NewFiling, { today, existing }: FilingFacts): void {
  const { startsOn, endsOn } = filing;
  if (isEmpty(filing)) {
    throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: lastDay(endsOn) });
  }
  if (endsOn !== null && endsOn <= today) {
    throw new Rejection(ALREADY_OVER, { endsOn: lastDay(endsOn), today });
  }
  checkDays(filing, today);
  const wanted = subjectsOf(filing.content);
  const clash = existing.find(
    (other) =>
      overlapsStanding(other, filing) &&
      subjectsOf(other.content).some((subject) => wanted.includes(subject)),
  );
  if (!clash) return;
  throw new Rejection(OVERLAPS, { startsOn: clash.startsOn, endsOn: lastDay(clash.endsOn) });
}

/** Of care away the days before a withdrawal stay filed; everything else goes as if it had not been. */
function overlapsStanding(other: Filing, filing: NewFiling): boolean {
  if (other.content.kind !== 'away') return other.withdrawnOn === null && overlap(other, filing);
  const standing = standingPeriod(other);
  return standing !== null && overlap(standing, filing);
}

/** What a person may have filed once only at a time. */
function subjectsOf(content: FilingContent): readonly string[] {
  switch (content.kind) {
    case 'transfer':
      return [content.to];
    case 'disease':
      return [`${content.recognition} ${content.disease}`];
    case 'provider':
      return [`${content.use} ${content.position}`, `${content.use} at ${content.chosen}`];
    case 'injury':
      return [content.injuredOn ?? 'injury'];
    case 'away':
      // A person is in one place at a time, and what is filed for another would count nowhere.
      return ['away'];
    default:
      return content satisfies never;
  }
}

function checkDays({ startsOn, endsOn, filedBy, content }: NewFiling, today: Day): void {
  if (content.kind === 'transfer') {
    if (content.to === filedBy) throw new Rejection(TO_ITSELF, { provider: content.to });
    const { on } = content;
    if (on < startsOn || (endsOn !== null && on >= endsOn)) {
      throw new Rejection(DAY_OUTSIDE_PERIOD, { day: on, startsOn, endsOn: lastDay(endsOn) });
    }
  }
  // A disease counts from its identification at the earliest; nobody was injured tomorrow.
  const day = decidedOn(content);
  if (day === null) return;
  if (day > today) throw new Rejection(DAY_IN_FUTURE, { day, today });
  if (startsOn < day) throw new Rejection(STARTS_BEFORE_DAY, { startsOn, day });
}

function decidedOn(content: FilingContent): Day | null {
  if (content.kind === 'disease') return content.identifiedOn;
  return content.kind === 'injury' ? content.injuredOn : null;
}

/** As people say it: the last day on which it holds. */
function lastDay(endsOn: Day | null): string {
  return endsOn === null ? '—' : addDays(endsOn, -1);
}
