import type { Day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import type { Rate } from '../../kernel/money.ts';
import type { AccountFigures, SharingFigures } from './model-accounts.ts';
import type { BurdenFigures } from './model-burden.ts';
import type { FeedFigures } from './model-feeds.ts';
import type {
  CareFigures,
  IncentiveFigures,
  PremiumFigures,
  WaitingFigures,
} from './model-premium.ts';

/** An article of a published text, or `assumed: …` with the reason. */
export type Source = string;

/** What matters go by and settlements do not. Each figure says on whose authority it stands. */
export type Figures = {
  readonly area: AreaCode;
  readonly from: Day;
  readonly objection: { readonly days: number; readonly source: Source };
  readonly illnessPoverty: {
    readonly group: string;
    /** The months before the application whose own payments count. */
    readonly months: number;
    /** Of the household's yearly income. */
    readonly share: Rate;
    readonly holdsMonths: number;
    /** `application`: from its day. `window`: from the first day whose payments count. */
    readonly beginsOn: 'application' | 'window';
    readonly source: Source;
  };
  readonly enrolment: {
    /** Month and day between which people enrol for a year; an end before the beginning lies in the year itself. */
    readonly windowFrom: string;
    readonly windowUntil: string;
    readonly newbornDays: number;
    readonly source: Source;
  };
  /** Days in which a referral from one hospital of the area to another leads to an admission, its own among them. */
  readonly referral: { readonly days: number; readonly source: Source };
  /** Absent: the area has none, and whoever asks is refused. */
  readonly accounts?: AccountFigures;
  readonly sharing?: SharingFigures;
  // Sections that an area may be without; whoever needs one refuses with a code of its own.
  readonly premium?: PremiumFigures;
  readonly waiting?: WaitingFigures;
  readonly incentives?: IncentiveFigures;
  readonly careInsurance?: CareFigures;
  /** Null: the area takes no lists of other authorities. */
  readonly feeds: FeedFigures | null;
  /** Null: the area watches nobody's own payments. */
  readonly burden: BurdenFigures | null;
};

/** The figures of all areas and times. */
export type FigureShelf = {
  /** Null: the area has none for the day. */
  readonly on: (area: AreaCode, day: Day) => Figures | null;
};
