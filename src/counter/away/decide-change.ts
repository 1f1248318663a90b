import type { Day } from '../../kernel/days.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { isStayKind } from '../../money/encounter/index.ts';
import { awayClassOf, type Filing, type PlaceCode, placeOf } from '../../people/filing/index.ts';
import { nameOf, standing } from './decide-filing.ts';
import {
  CARE_UNDER_WAY,
  CHANGE_TOO_EARLY,
  DAY_PASSED,
  ENDS_ALREADY,
  NOTHING_CHANGES,
  NOTHING_FILED,
} from './errors.ts';
import type { Asked, AwayFacts } from './model.ts';

/** The filing that is changed or ended, and from which day on it no longer counts. */
export type Ending = { readonly filing: Filing; readonly from: Day };

/** What stands or is to begin; the first refusal otherwise. The days before stay filed. */
export function decideEnd(from: Day, facts: AwayFacts): Ending {
  const { today, rules } = facts;
  if (from < today) throw new Rejection(DAY_PASSED, { day: from, today });
  const filing = current(facts);
  const { content, startsOn } = filing;
  if (content.kind !== 'away') throw new Rejection(NOTHING_FILED, {});
  const free = addMonths(startsOn, rules.change.months);
  const bound = awayClassOf(content.reason) === 'long-term' && rules.change.months > 0;
  if (bound && from > startsOn && from < free) {
    throw new Rejection(CHANGE_TOO_EARLY, { startsOn, months: `${rules.change.months}`, free });
  }
  checkCare(content.place, facts);
  return { filing, from: from < startsOn ? startsOn : from };
}

/** The same, with what is asked in its place. */
export function decideChange(asked: Asked, facts: AwayFacts): Ending {
  const { content } = current(facts);
  const same =
    content.kind === 'away' && content.place === asked.place && content.reason === asked.reason;
  if (same) throw new Rejection(NOTHING_CHANGES, { place: nameOf(asked.place, facts.places) });
  return decideEnd(asked.startsOn, facts);
}

/** The facts as they are once the filing has ended. */
export function afterwards(facts: AwayFacts, { filing, from }: Ending): AwayFacts {
  const filings = facts.filings.map((other) =>
    other.id === filing.id ? { ...other, withdrawnOn: from } : other,
  );
  return { ...facts, filings };
}

function current(facts: AwayFacts): Filing {
  const ahead = standing(facts)
    .filter(({ period }) => period.endsOn === null || period.endsOn > facts.today)
    .map(({ filing }) => filing);
  const found = ahead.find(({ withdrawnOn }) => withdrawnOn === null) ?? ahead[0];
  if (!found) throw new Rejection(NOTHING_FILED, {});
  const { withdrawnOn } = found;
  if (withdrawnOn !== null) throw new Rejection(ENDS_ALREADY, { day: withdrawnOn });
  return found;
}

/** Whoever lies in hospital there is there. What was discharged keeps what was filed for its days. */
function checkCare(place: PlaceCode, { care }: AwayFacts): void {
  const open = care.find(
    ({ county, kind, endedOn, settlementId }) =>
      isStayKind(kind) && endedOn === null && settlementId === null && placeOf(county) === place,
  );
  if (open) throw new Rejection(CARE_UNDER_WAY, { from: open.startedOn, bill: open.id });
}
