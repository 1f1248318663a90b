/** Random but lawful policies and bills for property tests, of an area that does not exist. */
import fc from 'fast-check';
import { day } from '../../kernel/days.ts';
import type { AreaCode, PolicyId } from '../../kernel/ids.ts';
import { basisPoints, fen, type Money, yuan, ZERO } from '../../kernel/money.ts';
import type {
  Band,
  BenefitKind,
  Deductible,
  MedicalAidPolicy,
  PolicySet,
  ProviderLevel,
  SeriousDiseasePolicy,
  VisitPolicy,
} from '../../rules/policy/index.ts';
import type { BenefitInput, Bill, Patient, Visit } from './model.ts';

const SOURCE = 'assumed: test';
export const LEVELS: readonly ProviderLevel[] = ['village', 'primary', 'secondary', 'tertiary'];
/** The group that every random policy favours. */
export const POOR = 'poor';

/** The numbers that a random area chooses; also what the independent recomputation starts from. */
export type Figures = {
  /** Deductible by level, not falling; whole yuan. */
  readonly deductibles: readonly number[];
  /** Percent by level, not rising. */
  readonly rates: readonly number[];
  readonly cap: number;
  readonly outside: number;
  readonly outpatientRate: number;
  readonly outpatientCap: number;
  readonly seriousDeductible: number;
  /** Upper bounds over the deductible, and rising percents, one more than bounds. */
  readonly bounds: readonly number[];
  readonly bandRates: readonly number[];
  readonly seriousCap: number;
  readonly includesOverCap: boolean;
  readonly aidDeductible: number;
  readonly aidRate: number;
  readonly aidCap: number;
  /** Whether aid pays for care outside the area that nobody filed. */
  readonly aidOutside: boolean;
  readonly extra: {
    readonly over: number;
    readonly rate: number;
    readonly cap: number | null;
    readonly properReferralOnly: boolean;
  } | null;
};

const rising = (max: number, length: number) =>
  fc
    .array(fc.integer({ min: 1, max }), { minLength: length, maxLength: length })
    .map((values) => values.toSorted((a, b) => a - b));

export const figures: fc.Arbitrary<Figures> = fc.record({
  deductibles: rising(1500, 4),
  rates: rising(95, 4).map((values) => values.toReversed()),
  cap: fc.integer({ min: 1_000, max: 100_000 }),
  outside: fc.integer({ min: 0, max: 20 }),
  outpatientRate: fc.integer({ min: 0, max: 80 }),
  outpatientCap: fc.integer({ min: 50, max: 1_000 }),
  seriousDeductible: fc.integer({ min: 500, max: 15_000 }).map((half) => half * 2),
  bounds: rising(100_000, 3).filter((values) => new Set(values).size === 3),
  bandRates: rising(85, 4),
  seriousCap: fc.integer({ min: 5_000, max: 300_000 }),
  includesOverCap: fc.boolean(),
  aidDeductible: fc.constantFrom(0, 0, 3_000),
  aidRate: fc.integer({ min: 50, max: 100 }),
  aidCap: fc.integer({ min: 1_000, max: 60_000 }),
  aidOutside: fc.boolean(),
  extra: fc.option(
    fc.record({
      over: fc.integer({ min: 0, max: 40_000 }),
      rate: fc.integer({ min: 1, max: 100 }),
      cap: fc.option(fc.integer({ min: 100, max: 30_000 })),
      properReferralOnly: fc.boolean(),
    }),
  ),
});

const percent = (value: number) => basisPoints(value * 100);
export const wholeYuan = (value: number) => fen(value * 100);

function header<Kind extends BenefitKind>(benefit: Kind) {
  return {
    id: `990100/resident-${benefit}/2025-01-01` as PolicyId,
    benefit,
    area: '990100' as AreaCode,
    areaName: 'test',
    scheme: 'resident' as const,
    from: day('2025-01-01'),
    until: null,
    title: { zh: benefit, en: benefit },
  };
}

const NO_DEDUCTIBLE: Deductible = {
  per: 'none',
  rows: [],
  later: [],
  referralUp: 'continue',
  referralDown: 'waive',
};

/** Figures of an area like many; a test states only those that it turns on. */
export const ORDINARY_FIGURES: Figures = {
  deductibles: [100, 200, 400, 700],
  rates: [90, 85, 75, 60],
  cap: 100_000,
  outside: 0,
  outpatientRate: 50,
  outpatientCap: 500,
  seriousDeductible: 100_000,
  bounds: [20_000, 40_000, 60_000],
  bandRates: [60, 65, 70, 80],
  seriousCap: 300_000,
  includesOverCap: true,
  aidDeductible: 0,
  aidRate: 60,
  aidCap: 50_000,
  aidOutside: true,
  extra: null,
};

export function policiesOf(chosen: Figures): PolicySet {
  return {
    hash: 'test',
    area: '990100' as AreaCode,
    scheme: 'resident',
    general: {
      ...header('general'),
      yearBegins: { month: 1, source: SOURCE },
      versionDay: { is: 'discharge', source: SOURCE },
      crossYear: { is: 'discharge-year', source: SOURCE },
      settlementPeriod: { days: null, source: SOURCE },
      earlierReversal: { is: 'cascade', source: SOURCE },
      groupInStay: { is: 'best-of-stay', source: SOURCE },
      rounding: { mode: 'half-up', at: 'layer', source: SOURCE },
      ownAccount: { pays: 'all-personal', source: SOURCE },
      emergencyElsewhere: { is: 'paid', source: SOURCE },
      twoDiseasesBesideChronic: { is: 'refused', source: SOURCE },
    },
    visits: { inpatient: inpatientOf(chosen), outpatient: outpatientOf(chosen) },
    quota: null,
    largeAmount: null,
    seriousDisease: seriousOf(chosen),
    medicalAid: aidOf(chosen),
  };
}

function inpatientOf({ deductibles, rates, cap, outside }: Figures): VisitPolicy {
  return {
    ...header('inpatient'),
    deductible: {
      ...NO_DEDUCTIBLE,
      per: 'admission',
      rows: LEVELS.map((level, index) => ({
        levels: [level],
        amount: wholeYuan(deductibles[index] ?? 0),
        source: SOURCE,
      })),
    },
    rates: LEVELS.map((level, index) => ({
      levels: [level],
      rate: percent(rates[index] ?? 0),
      source: SOURCE,
    })),
    outOfArea: { mode: 'points', rows: [{ by: percent(outside), source: SOURCE }] },
    caps: [
      {
        key: 'inpatient',
        rows: [{ amount: wholeYuan(cap), source: SOURCE }],
        appliesTo: 'everyone',
      },
    ],
  };
}

function outpatientOf({ outpatientRate, outpatientCap }: Figures): VisitPolicy {
  return {
    ...header('outpatient'),
    deductible: NO_DEDUCTIBLE,
    rates: [{ rate: percent(outpatientRate), source: SOURCE }],
    outOfArea: null,
    caps: [
      {
        key: 'outpatient',
        rows: [{ amount: wholeYuan(outpatientCap), source: SOURCE }],
        appliesTo: 'everyone',
      },
    ],
  };
}

function seriousOf(chosen: Figures): SeriousDiseasePolicy {
  const bands: Band[] = chosen.bandRates.map((rate, index) => {
    const bound = chosen.bounds[index];
    return {
      upTo: bound === undefined ? null : wholeYuan(bound),
      rate: percent(rate),
      source: SOURCE,
    };
  });
  return {
    ...header('serious-disease'),
    mode: 'each-settlement',
    deductible: { amount: wholeYuan(chosen.seriousDeductible), source: SOURCE },
    basis: { is: 'excess', source: SOURCE },
    bands,
    cap: { amount: wholeYuan(chosen.seriousCap), source: SOURCE },
    tilt: {
      groups: [POOR],
      deductibleFactor: percent(50),
      addPoints: percent(5),
      uncapped: true,
      source: SOURCE,
    },
    counts: { visits: ['inpatient'], source: SOURCE },
    includes: { priorSelfPay: false, overCap: chosen.includesOverCap, source: SOURCE },
  };
}

function aidOf(chosen: Figures): MedicalAidPolicy {
  const { aidDeductible, aidRate, aidCap, aidOutside, extra } = chosen;
  return {
    ...header('medical-aid'),
    purses: [
      {
        key: 'all',
        visits: ['inpatient'],
        classes: [
          {
            group: POOR,
            deductible: wholeYuan(aidDeductible),
            rate: percent(aidRate),
            cap: wholeYuan(aidCap),
            source: SOURCE,
          },
        ],
      },
    ],
    yearly: null,
    ...(!aidOutside && { outOfArea: { filings: ['referral'], source: SOURCE } }),
    ...(extra && {
      extra: {
        groups: [POOR],
        visits: ['inpatient'],
        over: wholeYuan(extra.over),
        rate: percent(extra.rate),
        cap: extra.cap === null ? null : wholeYuan(extra.cap),
        properReferralOnly: extra.properReferralOnly,
        source: SOURCE,
      },
    }),
  };
}

/** One bill of a year: small and very large ones alike. */
export type Spending = {
  readonly inpatient: boolean;
  readonly level: number;
  readonly outside: boolean;
  readonly inScope: bigint;
  readonly fullSelfPay: bigint;
  readonly priorSelfPay: bigint;
  readonly account: bigint;
  readonly relative: bigint;
};

const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 300_000n }),
  fc.bigInt({ min: 0n, max: 30_000_000n }),
);

export const spending: fc.Arbitrary<Spending> = fc.record({
  inpatient: fc.constantFrom(true, true, true, false),
  level: fc.nat({ max: 3 }),
  outside: fc.boolean(),
  inScope: amount,
  fullSelfPay: fc.bigInt({ min: 0n, max: 200_000n }),
  priorSelfPay: fc.bigInt({ min: 0n, max: 200_000n }),
  account: fc.bigInt({ min: 0n, max: 50_000n }),
  relative: fc.bigInt({ min: 0n, max: 50_000n }),
});

export function billOf({ inScope, fullSelfPay, priorSelfPay }: Spending): Bill {
  return {
    total: fen(inScope + fullSelfPay + priorSelfPay),
    fullSelfPay: fen(fullSelfPay),
    overCeiling: ZERO,
    priorSelfPay: fen(priorSelfPay),
    inScope: fen(inScope),
    procured: ZERO,
  };
}

export const ORDINARY_VISIT: Visit = {
  kind: 'inpatient',
  level: 'tertiary',
  disease: null,
  outOfArea: false,
  filing: 'none',
  referral: 'none',
  chainDeductible: ZERO,
  continued: false,
};

export const ORDINARY_PATIENT: Patient = {
  retired: false,
  age: 40,
  groups: [],
  chronicDiseases: [],
  seriousCapBonus: ZERO,
};

export function inputOf(
  spent: Spending,
  groups: readonly string[],
  before: BenefitInput['before'],
): BenefitInput {
  return {
    gate: null,
    bill: billOf(spent),
    patient: { ...ORDINARY_PATIENT, groups },
    visit: {
      ...ORDINARY_VISIT,
      kind: spent.inpatient ? 'inpatient' : 'outpatient',
      level: LEVELS[spent.level] ?? 'tertiary',
      outOfArea: spent.outside,
    },
    before,
    ownAccount: { owner: 'own', available: fen(spent.account) },
    mutualAid: [{ owner: 'relative', available: fen(spent.relative) }],
  };
}

/** A plain bill, wholly in scope. */
export function inScopeBill(total: string | Money): Bill {
  const all = typeof total === 'string' ? yuan(total) : total;
  const none = { fullSelfPay: ZERO, overCeiling: ZERO, priorSelfPay: ZERO, procured: ZERO };
  return { total: all, inScope: all, ...none };
}
