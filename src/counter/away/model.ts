import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import type { CareElsewhere } from '../../money/encounter/index.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import type { AwayReason, Filing, PlaceCode } from '../../people/filing/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import type { AwayRules, PolicyShelf } from '../../rules/policy/index.ts';
import type { Place } from './places.ts';

export type AwayWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: PolicyShelf;
  /** Absent: nobody moves to another area. */
  readonly leaving?: FindLeaving;
};

/** The first day on which another area insures the person, as decided already, and the case that says so. */
export type Leaving = { readonly from: Day; readonly reason: string };

/** The next move to another area that begins after a day; asked with the person held. */
export type FindLeaving = (sql: Sql, person: PersonId, after: Day) => Promise<Leaving | null>;

/** What matters of care away go by beside the documents of the benefits. */
export type RuledAway = AwayWorld & { readonly figures: FigureShelf };

/** What a form says. */
export type Asked = {
  readonly reason: AwayReason;
  readonly place: PlaceCode;
  readonly startsOn: Day;
};

/** What a decision about care away goes by. */
export type AwayFacts = {
  readonly today: Day;
  readonly area: AreaCode;
  readonly places: ReadonlyMap<PlaceCode, Place>;
  readonly coverage: readonly Coverage[];
  /** Filings of care away, withdrawn ones too, oldest first. */
  readonly filings: readonly Filing[];
  /** Care outside the area since the day that is asked for. */
  readonly care: readonly CareElsewhere[];
  readonly rules: AwayRules;
};
