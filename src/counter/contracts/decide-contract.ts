import type { Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { isEmpty } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Term, termOn } from '../../money/provider/index.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';
import {
  CODE_INVALID,
  CONTRACTED_ALREADY,
  CREDIT_CODE_INVALID,
  CREDIT_CODE_TAKEN,
  ENDS_IN_PAST,
  LATER_TERM,
  NOT_CONTRACTED,
  NOT_LONGER,
  NOT_SOONER,
  PERIOD_EMPTY,
  STARTS_IN_PAST,
} from './errors.ts';

export type Application = {
  readonly code: ProviderId;
  readonly creditCode: string;
  readonly level: ProviderLevel;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

export type Standing = {
  readonly today: Day;
  readonly terms: readonly Term[];
  /** Who has the credit code already. */
  readonly holder: ProviderId | null;
};

export type TermChange = {
  /** The term that holds until then ends on that day. */
  readonly ends: { readonly startsOn: Day; readonly endsOn: Day | null } | null;
  readonly begins: Term | null;
};

/** A contract from a day on: a term without one that holds then ends there. */
export function decideApplication(asked: Application, standing: Standing): TermChange {
  checkApplication(asked, standing);
  const { terms } = standing;
  const { level, startsOn, endsOn } = asked;
  const held = termOn({ terms }, startsOn);
  return {
    ends: held ? { startsOn: held.startsOn, endsOn: startsOn } : null,
    begins: { level, contracted: true, startsOn, endsOn },
  };
}

function checkApplication(asked: Application, { today, terms, holder }: Standing): void {
  const { code, creditCode, startsOn, endsOn } = asked;
  if (!/^[HP][0-9A-Z-]{2,30}$/.test(code)) throw new Rejection(CODE_INVALID, { value: code });
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(creditCode)) {
    throw new Rejection(CREDIT_CODE_INVALID, { value: creditCode });
  }
  if (holder !== null && holder !== code) throw new Rejection(CREDIT_CODE_TAKEN, { creditCode });
  if (startsOn < today) throw new Rejection(STARTS_IN_PAST, { startsOn, today });
  if (isEmpty(asked)) throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: endsOn ?? '' });
  if (termOn({ terms }, startsOn)?.contracted) {
    throw new Rejection(CONTRACTED_ALREADY, { provider: code, startsOn });
  }
  refuseLater(terms, startsOn);
}

function refuseLater(terms: readonly Term[], from: Day): void {
  const later = terms.find((term) => term.startsOn >= from);
  if (later) throw new Rejection(LATER_TERM, { startsOn: later.startsOn });
}

export type Review = { readonly outcome: 'continues' | 'ends'; readonly endsOn: Day };

/** Continues until a later day, or ends on one: then the provider keeps its level and has no contract. */
export function decideReview(
  { outcome, endsOn }: Review,
  { today, terms }: Pick<Standing, 'today' | 'terms'>,
): TermChange & { readonly term: Term } {
  const term = termOn({ terms }, today);
  if (!term?.contracted) throw new Rejection(NOT_CONTRACTED, { today });
  if (endsOn <= today) throw new Rejection(ENDS_IN_PAST, { endsOn, today });
  refuseLater(
    terms.filter((one) => one !== term),
    today,
  );
  const ends = { startsOn: term.startsOn, endsOn };
  if (outcome === 'continues') {
    if (term.endsOn !== null && endsOn <= term.endsOn) {
      throw new Rejection(NOT_LONGER, { endsOn, until: term.endsOn });
    }
    return { term, ends, begins: null };
  }
  if (term.endsOn !== null && endsOn > term.endsOn) {
    throw new Rejection(NOT_SOONER, { endsOn, until: term.endsOn });
  }
  const after = { level: term.level, contracted: false, startsOn: endsOn, endsOn: null };
  return { term, ends, begins: after };
}
