import type { GeneralPolicy, Source, VisitKind } from './model.ts';

/** What an area says of care away from home (异地就医备案). */
export type AwayRules = {
  /**
   * `recorded`: what is filed decides, and nobody may claim more. `stated`: the class that a hospital states
   * counts, and where it states none, what is filed.
   */
  readonly filing: { readonly is: 'stated' | 'recorded'; readonly source: Source };
  /** How long a temporary filing holds. */
  readonly temporary: { readonly months: number; readonly source: Source };
  /** A long-term filing is changed or ended by its person after so many months at the earliest. */
  readonly change: { readonly months: number; readonly source: Source };
  /** Whether a filing counts for a stay that had begun before: until when it must have been made. */
  readonly afterTheFact: {
    readonly is: 'before-settlement' | 'before-discharge' | 'refused';
    readonly source: Source;
  };
  /** `deemed-filed`: an emergency that the hospital states needs no filing. */
  readonly emergency: { readonly is: 'deemed-filed' | 'to-be-filed'; readonly source: Source };
  /** What care at home is worth to somebody who is filed to live elsewhere. */
  readonly home: { readonly is: 'as-home' | 'as-referral'; readonly source: Source };
};

/** Benefits that ask for a recognised disease. */
export type RecognisedKind = Extract<VisitKind, 'chronic' | 'special' | 'two-diseases'>;

/** What an area says of recognising diseases for outpatient benefits (慢特病、两病认定). */
export type RecognitionRules = {
  /** Which diseases a benefit is for (病种目录); absent: any that is known. */
  readonly lists?: readonly {
    readonly kind: RecognisedKind;
    readonly diseases: readonly string[];
    readonly source: Source;
  }[];
  /** How long a recognition holds; null: without end. Tried in order, the first that fits counts. */
  readonly rows: readonly {
    readonly kinds?: readonly RecognisedKind[];
    readonly diseases?: readonly string[];
    readonly months: number | null;
    readonly source: Source;
  }[];
  /** How far before the decision it may begin. */
  readonly earlier: { readonly months: number; readonly source: Source };
  /**
   * How long before its end, and after it, it may be renewed without a gap; and whether somebody looks at it again.
   */
  readonly renewal: {
    readonly months: number;
    readonly review: 'as-first' | 'none';
    readonly source: Source;
  };
  /** Recognised without a review, where the person was discharged with such a diagnosis. Absent: never. */
  readonly byDischarge?: {
    readonly months: number;
    readonly rows: readonly {
      readonly diseases: readonly string[];
      readonly diagnoses: readonly string[];
    }[];
    readonly source: Source;
  };
  /** Who writes 两病 medicine at a village clinic: any doctor there, or those who were given the right. */
  readonly villagePrescribers: { readonly is: 'any' | 'granted'; readonly source: Source };
};

const UNSAID = 'assumed: the area’s document does not say; ';

const AWAY: AwayRules = {
  filing: { is: 'stated', source: `${UNSAID}what the hospital states counts` },
  temporary: { months: 6, source: `${UNSAID}医保发〔2022〕22号: at least six months` },
  change: { months: 0, source: `${UNSAID}a change is not bound to a time` },
  afterTheFact: { is: 'before-settlement', source: `${UNSAID}医保发〔2022〕22号` },
  emergency: { is: 'deemed-filed', source: `${UNSAID}医保发〔2022〕22号` },
  home: { is: 'as-home', source: `${UNSAID}care at home stays care at home` },
};

const RECOGNITION: RecognitionRules = {
  rows: [{ months: null, source: `${UNSAID}it holds until it is taken back` }],
  earlier: { months: 12, source: `${UNSAID}a year back at most` },
  renewal: { months: 3, review: 'as-first', source: `${UNSAID}three months before its end` },
  villagePrescribers: { is: 'any', source: `${UNSAID}any doctor of the clinic` },
};

/** What holds where a document of old says nothing of it. */
export function awayRulesOf({ away }: Pick<GeneralPolicy, 'away'>): AwayRules {
  return away ?? AWAY;
}

export function recognitionRulesOf({
  recognition,
}: Pick<GeneralPolicy, 'recognition'>): RecognitionRules {
  return recognition ?? RECOGNITION;
}

/** How long a recognition holds; null: without end. */
export function recognitionMonths(
  { rows }: RecognitionRules,
  { kind, disease }: { readonly kind: RecognisedKind; readonly disease: string },
): number | null {
  const row = rows.find(
    ({ kinds, diseases }) =>
      (!kinds || kinds.includes(kind)) && (!diseases || diseases.includes(disease)),
  );
  return row?.months ?? null;
}
