import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PolicyId } from '../../kernel/ids.ts';
import type { Money, Rate, Rounding } from '../../kernel/money.ts';
import type { AwayRules, RecognitionRules } from './care-rules.ts';

/** 居民 and 职工 basic insurance. */
export type Scheme = 'resident' | 'employee';

/** Village clinic, and the national provider levels 1 to 3. */
export type ProviderLevel = 'village' | 'primary' | 'secondary' | 'tertiary';

/** What a settlement is for; each is computed by the document of the same name. */
export type VisitKind =
  | 'inpatient'
  | 'outpatient'
  | 'antenatal'
  | 'chronic'
  | 'special'
  | 'two-diseases'
  | 'disease-quota';

/** One document per area, scheme, benefit and date of effect. */
export type BenefitKind =
  | VisitKind
  | 'general'
  | 'large-amount'
  | 'serious-disease'
  | 'medical-aid';

/** How care outside the pooling area was announced. `none`: not filed and not an emergency. */
export type Filing = 'long-term' | 'referral' | 'emergency' | 'temporary' | 'none';

/** An article of a published text, or `assumed: …` with the reason. */
export type Source = string;

/** The conditions of a row; absent means any. Rows are tried in order, the first that fits is used. */
export type Condition = {
  readonly levels?: readonly ProviderLevel[];
  readonly retired?: boolean;
  /** Age on the benefit day below / not below this many years. */
  readonly ageUnder?: number;
  readonly ageFrom?: number;
  /** The person belongs to one of these special groups (特困, 低保, …, by their code). */
  readonly groups?: readonly string[];
  /** The disease of the visit is one of these. */
  readonly diseases?: readonly string[];
  /** Only lines of centrally procured products (集采), or only others. */
  readonly procured?: boolean;
  readonly filings?: readonly Filing[];
};

export type AmountRow = Condition & { readonly amount: Money; readonly source: Source };

/** A band of a sliding scale: the part of the measure up to `upTo` (null: no upper end). */
export type Band = { readonly upTo: Money | null; readonly rate: Rate; readonly source: Source };

/** One rate, or a scale over the cost above the deductible (bands of `inScope` cost). */
export type RateRow = Condition &
  ({ readonly rate: Rate } | { readonly bands: readonly Band[] }) & { readonly source: Source };

/** `mode` by which a rate falls outside the area: minus points, times a factor, or first self-paid. */
export type OutOfAreaRow = Condition & { readonly by: Rate; readonly source: Source };
export type OutOfArea = {
  readonly mode: 'points' | 'factor' | 'prior-self-pay';
  /** points: subtracted; factor: the ratio is multiplied by 1 − by; prior-self-pay: share of in-scope cost. */
  readonly rows: readonly OutOfAreaRow[];
};

/**
 * What a later admission of the year costs: a share of the amount, or so much less of it. `each`: with
 * every further admission it is taken off once more. `floor`: never below this.
 */
export type LaterAdmission = Condition & {
  readonly fromAdmission: number;
  readonly source: Source;
} & (
    | { readonly factor: Rate }
    | { readonly less: Money; readonly each?: boolean; readonly floor?: Money }
  );

/**
 * A stay that begins at most so many days after the discharge from the one it was referred from.
 * `one-stay`: both are one admission of the year, each hospital's bill under its own level, and once the
 * pool has paid in one of them no further deductible. It goes before the rules of referral.
 */
export type Transfer = {
  readonly source: Source;
} & (
  | { readonly is: 'new-stay' }
  | {
      readonly is: 'one-stay';
      readonly withinDays: number;
      /** Only between hospitals of the area; absent: also to and from others. */
      readonly insideOnly?: boolean;
    }
);

export type Deductible = {
  /** `visit` and `admission` start anew each time; `year` accrues under `key` over the benefit year. */
  readonly per: 'visit' | 'admission' | 'year' | 'none';
  readonly rows: readonly (AmountRow & {
    /** Of a yearly deductible: what accrues together (Beijing: level 1 apart from 2 and 3). */
    readonly key?: string;
  })[];
  /** From the nth admission of the year the amount is lower; the last row that applies counts. */
  readonly later: readonly LaterAdmission[];
  /** `continue`: a referral upward pays only what the lower level's deductible left. */
  readonly referralUp: 'continue' | 'full';
  /** `waive`: a referral downward within the episode has no deductible. */
  readonly referralDown: 'waive' | 'full';
  /** Absent: a new stay. */
  readonly transfer?: Transfer;
  /** On whose authority it is counted this way (per what, along referrals). Every document states it. */
  readonly source?: Source;
};

/** Room of a year. Documents that name the same key share it. `{disease}` makes a key per disease. */
export type Cap = {
  readonly key: string;
  readonly rows: readonly AmountRow[];
  /** `several-diseases`: only for a person recognised for more than one chronic disease. */
  readonly appliesTo: 'everyone' | 'several-diseases';
};

type Header<Kind extends BenefitKind> = {
  readonly id: PolicyId;
  readonly benefit: Kind;
  readonly area: AreaCode;
  readonly areaName: string;
  readonly scheme: Scheme;
  readonly from: Day;
  /** On whose authority it takes effect on that day. Every document states it. */
  readonly fromSource?: Source;
  /** First day on which it is no longer in force; null while open. */
  readonly until: Day | null;
  readonly title: { readonly zh: string; readonly en: string };
};

/** Inpatient, outpatient, antenatal, chronic, special and 两病 share one shape and one evaluator. */
export type VisitPolicy = Header<Exclude<VisitKind, 'disease-quota'>> & {
  readonly deductible: Deductible;
  readonly rates: readonly RateRow[];
  readonly outOfArea: OutOfArea | null;
  readonly caps: readonly Cap[];
  /** Drugs bought at a retail pharmacy; absent: no fund pays there, only accounts. */
  readonly pharmacy?: PharmacyRule;
  /** 定点: whether the benefit holds only at providers that the person chose; absent: at any. */
  readonly designated?: { readonly is: 'required' | 'anywhere'; readonly source: Source };
  /** 长期处方: how many days of a drug one prescription may supply. Absent: the area does not say. */
  readonly supply?: { readonly days: number; readonly source: Source };
};

/** A purchase is paid as a visit at a provider of level `as`, where need be on a hospital's prescription. */
export type PharmacyRule = {
  readonly as: ProviderLevel;
  readonly prescription: 'required' | 'not-required';
  readonly source: Source;
};

/** 按病种定额: the hospital gets the quota; the person pays a share of min(quota, cost). */
export type QuotaPolicy = Header<'disease-quota'> & {
  readonly rows: readonly (Condition & {
    readonly quota: Money;
    readonly personRate: Rate;
    readonly source: Source;
  })[];
};

export type GeneralPolicy = Header<'general'> & {
  /** Month in which the benefit year begins (1: natural year). */
  readonly yearBegins: { readonly month: number; readonly source: Source };
  /** Whose day chooses the version for an inpatient stay. */
  readonly versionDay: { readonly is: 'discharge' | 'admission'; readonly source: Source };
  readonly crossYear: {
    readonly is: 'discharge-year' | 'split';
    /** Of a stay that is split: one deductible, or one a part. Absent: once. Every document states it. */
    readonly deductible?: 'once' | 'each-part';
    readonly source: Source;
  };
  /**
   * A stay in which the person changes between schemes. `by-day`: each scheme settles its own days, as a
   * stay of its own; `discharge` (when absent): the scheme of the discharge settles all. The document of
   * the discharge decides. Every document states it.
   */
  readonly acrossSchemes?: { readonly is: 'by-day' | 'discharge'; readonly source: Source };
  /** Longest stay in one settlement, in days; null: no limit. */
  readonly settlementPeriod: { readonly days: number | null; readonly source: Source };
  /** What happens when a settlement that is not the latest is to be reversed. */
  readonly earlierReversal: { readonly is: 'refuse' | 'cascade'; readonly source: Source };
  /** `best-of-stay`: gained or lost within a stay, the better identity counts for the whole stay. */
  readonly groupInStay: { readonly is: 'best-of-stay' | 'on-benefit-day'; readonly source: Source };
  /** One rounding a layer (default), a segment; line splits are always half-up to the fen. */
  readonly rounding: {
    readonly mode: Rounding;
    readonly at: 'layer' | 'segment';
    readonly source: Source;
  };
  /** What the own account may pay of the person's part. */
  readonly ownAccount: {
    readonly pays: 'all-personal' | 'in-scope-only' | 'nothing';
    readonly source: Source;
  };
  /** Which account pays first; absent: the person's own. Relatives always follow in binding order. */
  readonly accountOrder?: {
    readonly is: 'own-first' | 'mutual-aid-first';
    readonly source: Source;
  };
  /** Whether an emergency at a provider without a contract is paid. */
  readonly emergencyElsewhere: { readonly is: 'paid' | 'not-paid'; readonly source: Source };
  /** Whether a person recognised for chronic disease may still use 两病. */
  readonly twoDiseasesBesideChronic: {
    readonly is: 'allowed' | 'refused';
    readonly source: Source;
  };
  /** Care away from home; absent: as `awayRulesOf` assumes. */
  readonly away?: AwayRules;
  /** Recognising diseases; absent: as `recognitionRulesOf` assumes. */
  readonly recognition?: RecognitionRules;
};

/** 职工大额医疗费用补助. */
export type LargeAmountPolicy = Header<'large-amount'> & {
  /**
   * cost-over-cap: rate of the in-scope cost beyond the one that just fills the pool's cap;
   * pool-over-cap: rate of the pool share cut off by the cap;
   * bands: scale over the year's in-scope own part above a deductible (cumulative).
   */
  readonly mode: 'cost-over-cap' | 'pool-over-cap' | 'bands';
  readonly rate: Rate | null;
  readonly deductible: Money | null;
  readonly bands: readonly Band[];
  readonly cap: Money | null;
  /** Which visits it follows; absent: inpatient and special, those under the inpatient cap. */
  readonly visits?: readonly VisitKind[];
  readonly source: Source;
};

/** 大病保险. Cumulative over the benefit year: pays R(f(after)) − R(f(before)). */
export type SeriousDiseasePolicy = Header<'serious-disease'> & {
  /** `yearly`: the base accumulates and is paid once after the year, not with each settlement. */
  readonly mode: 'each-settlement' | 'yearly';
  readonly deductible: { readonly amount: Money; readonly source: Source };
  /** Band bounds counted from the deductible, or from zero. */
  readonly basis: { readonly is: 'excess' | 'absolute'; readonly source: Source };
  readonly bands: readonly Band[];
  readonly cap: { readonly amount: Money | null; readonly source: Source };
  /** 倾斜: for these groups the deductible is multiplied, every band raised, the cap lifted. */
  readonly tilt: {
    readonly groups: readonly string[];
    readonly deductibleFactor: Rate;
    readonly addPoints: Rate;
    readonly uncapped: boolean;
    readonly source: Source;
  } | null;
  readonly counts: { readonly visits: readonly VisitKind[]; readonly source: Source };
  /** What the base holds beside deductible and copayment. */
  readonly includes: {
    readonly priorSelfPay: boolean;
    readonly overCap: boolean;
    /** The first self-paid part of care outside the area; absent: it does not. */
    readonly outOfAreaSelfPay?: boolean;
    readonly source: Source;
  };
};

/** 医疗救助. Each purse is one annual cap; a class is an identity with its own figures. */
export type MedicalAidPolicy = Header<'medical-aid'> & {
  readonly purses: readonly {
    readonly key: string;
    readonly visits: readonly VisitKind[];
    /**
     * `year` (when absent): the base accrues and each payment is R(f(after)) − R(f(before)).
     * `settlement`: each is a share of its own, and no base is kept; deductibles must then be zero.
     */
    readonly per?: 'year' | 'settlement';
    /** On whose authority it is reckoned so. A document that states `per` states it. */
    readonly source?: Source;
    /** In order of rank; of several identities the one that pays most counts, the first on a tie. */
    readonly classes: readonly {
      readonly group: string;
      /** Accumulates over the year; zero where aid has no start. */
      readonly deductible: Money;
      readonly rate: Rate;
      readonly cap: Money | null;
      readonly source: Source;
    }[];
  }[];
  /** 因病致贫 and the like: once a year, on application, over a sliding scale. */
  readonly yearly: {
    readonly group: string;
    readonly bands: readonly Band[];
    readonly cap: Money | null;
    readonly source: Source;
  } | null;
  /** Care outside the area is aided under these filings only; absent: like care inside it. */
  readonly outOfArea?: { readonly filings: readonly Filing[]; readonly source: Source };
  /** 倾斜救助, after all three layers. */
  readonly extra?: ExtraAid;
};

/**
 * A share of what the in-scope own part that aid leaves exceeds an amount. It accrues over the year,
 * and each payment is R(f(after)) − R(f(before)).
 */
export type ExtraAid = {
  readonly groups: readonly string[];
  readonly visits: readonly VisitKind[];
  readonly over: Money;
  readonly rate: Rate;
  readonly cap: Money | null;
  /** Care outside the area has it only with a proper filing (`PROPER_FILINGS`). */
  readonly properReferralOnly: boolean;
  readonly source: Source;
};

export type Policy =
  | VisitPolicy
  | QuotaPolicy
  | GeneralPolicy
  | LargeAmountPolicy
  | SeriousDiseasePolicy
  | MedicalAidPolicy;

/**
 * The documents of one scheme in force on one day. `hash` is the SHA-256 over the documents' hashes in
 * order of benefit; a settlement pins it, and the set can be read again by it for ever.
 */
export type PolicySet = {
  readonly hash: string;
  readonly area: AreaCode;
  readonly scheme: Scheme;
  readonly general: GeneralPolicy;
  readonly visits: Readonly<Partial<Record<VisitPolicy['benefit'], VisitPolicy>>>;
  readonly quota: QuotaPolicy | null;
  readonly largeAmount: LargeAmountPolicy | null;
  readonly seriousDisease: SeriousDiseasePolicy | null;
  readonly medicalAid: MedicalAidPolicy | null;
};
