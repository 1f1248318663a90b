import type { Money, Rate } from '../../kernel/money.ts';
import type { Filing, ProviderLevel, VisitKind } from '../../rules/policy/index.ts';

/**
 * A bill as the catalogue split it. total = fullSelfPay + overCeiling + priorSelfPay + inScope.
 * `procured` is the part of `inScope` that is for centrally procured products (集采).
 */
export type Bill = {
  readonly total: Money;
  /** 全自费 (丙 and what the catalogue does not hold). */
  readonly fullSelfPay: Money;
  /** 超限价. */
  readonly overCeiling: Money;
  /** 先行自付 (乙). */
  readonly priorSelfPay: Money;
  /** 符合政策范围. */
  readonly inScope: Money;
  readonly procured: Money;
  /** The part of `fullSelfPay` that the hospital did not approve (限制使用); absent: none. */
  readonly unapproved?: Money;
};

/** Why no fund pays; the bill is recorded all the same (policy facts 4.1, step 2). */
export type GateReason =
  | 'not-insured'
  | 'waiting'
  | 'arrears'
  | 'third-party'
  | 'work-injury'
  | 'public-health'
  | 'overseas'
  | 'provider-not-contracted'
  | 'wrong-scheme'
  | 'benefit-not-offered'
  | 'disease-not-recognised'
  | 'chronic-excludes-two-diseases'
  | 'not-at-pharmacies'
  | 'prescription-missing'
  | 'not-designated';

export type Patient = {
  readonly retired: boolean;
  /** Years on the benefit day; null when unknown (no row with an age then fits). */
  readonly age: number | null;
  /** Codes of the special groups that count for this settlement. */
  readonly groups: readonly string[];
  /** Recognised chronic diseases, for caps that apply to several. */
  readonly chronicDiseases: readonly string[];
  /** 连续参保 and 零报销 incentives: added to the cap of serious-disease insurance. */
  readonly seriousCapBonus: Money;
};

export type Visit = {
  readonly kind: VisitKind;
  readonly level: ProviderLevel;
  readonly disease: string | null;
  readonly outOfArea: boolean;
  readonly filing: Filing;
  /** Place in a referral chain, and the deductibles already paid in it. */
  readonly referral: 'none' | 'up' | 'down';
  readonly chainDeductible: Money;
  /**
   * The same stay went on here from another hospital: the deductible it has borne there, and whether
   * the pool has paid there. Absent: it did not, or the area counts it as a stay of its own.
   */
  readonly transfer?: { readonly borne: Money; readonly poolPaid: boolean };
  /** A later part of the same stay (split year): its deductible was paid by an earlier part. */
  readonly continued: boolean;
  /** Of a stay that was settled in its midst: the deductible that its earlier bills have borne. */
  readonly borne?: Money;
};

/**
 * Running totals of a benefit year, as a flat map so that adding, mirroring and rebuilding need no
 * knowledge of the rules. Fen, but `admissions` is a count. Absent means zero. Keys:
 * `admissions`, `pool.<cap key>`, `deductible.<key>`, `serious.base`, `serious.paid`, `large.base`,
 * `large.paid`, `aid.<purse>.base`, `aid.<purse>.paid`, `aid.extra.base`, `aid.extra.paid`.
 */
export type Totals = Readonly<Record<string, Money>>;

/** What may pay the person's part, in order. Own account first, then relatives. */
export type Purse = {
  /** Account that pays: the person's own id, the giver's, or a quota of another area (`walletOwner`). */
  readonly owner: string;
  readonly available: Money;
};

export type BenefitInput = {
  readonly gate: GateReason | null;
  readonly bill: Bill;
  readonly patient: Patient;
  readonly visit: Visit;
  readonly before: Totals;
  readonly ownAccount: Purse | null;
  readonly mutualAid: readonly Purse[];
};

/** Fund layers in the order in which they pay. */
export const FUND_LAYERS = ['pool', 'largeAmount', 'seriousDisease', 'medicalAid'] as const;
export type FundLayer = (typeof FUND_LAYERS)[number];

/** Names of the steps of an explanation; wording lives in `web`. */
export type RuleName =
  | 'total'
  | 'gate'
  | 'full-self-pay'
  | 'unapproved'
  | 'over-ceiling'
  | 'prior-self-pay'
  | 'in-scope'
  | 'out-of-area'
  | 'deductible'
  | 'pool-rate'
  | 'pool-cap'
  | 'pool'
  | 'quota-person'
  | 'quota-hospital'
  | 'large-amount'
  | 'serious-base'
  | 'serious-band'
  | 'serious-before'
  | 'serious-cap'
  | 'serious-disease'
  | 'aid-base'
  | 'medical-aid'
  | 'aid-cap'
  | 'aid-not-referred'
  | 'extra-aid'
  | 'personal'
  | 'own-account'
  | 'mutual-aid'
  | 'wallet'
  | 'cash'
  | 'identity';

/**
 * One line of the explanation: which rule, on whose authority, turned what into what.
 * `document` names the benefit whose document of the pinned set holds the rule and `clause` the path in
 * it (`rates[2]`), so the article can be opened; both empty for steps that are arithmetic only.
 */
export type Step = {
  readonly rule: RuleName;
  readonly base: Money;
  readonly rate: Rate | null;
  readonly result: Money;
  readonly document: string;
  readonly clause: string;
  /** The article as the document quotes it. */
  readonly source: string;
  /** A word the rule needs: the gate's reason, the cap's key, the giver, the aid class. */
  readonly note: string;
};

export type Benefit = {
  readonly bill: Bill;
  /** First self-paid because of care outside the area; part of `inScope`. */
  readonly outOfAreaSelfPay: Money;
  readonly deductible: Money;
  /** The pool's ratio where it is one figure; null where lines or bands differ. */
  readonly rate: Rate | null;
  readonly pool: Money;
  /** Pool share cut off by annual caps. */
  readonly overCap: Money;
  readonly largeAmount: Money;
  /** Added to the year's base of serious-disease insurance; null where the visit does not count. */
  readonly seriousBaseAdded: Money | null;
  readonly seriousDisease: Money;
  /** In-scope part left for aid; null where none fits the person, or the visit has none. */
  readonly aidBase: Money | null;
  /** With extra aid. */
  readonly medicalAid: Money;
  readonly fund: Money;
  readonly personal: Money;
  readonly ownAccount: Money;
  readonly mutualAid: readonly { readonly owner: string; readonly amount: Money }[];
  readonly cash: Money;
  /** 按病种定额: what the hospital gains (+) or bears (−); zero otherwise. */
  readonly hospitalResult: Money;
  /** What this settlement adds to the year's totals. */
  readonly added: Totals;
  readonly steps: readonly Step[];
};
