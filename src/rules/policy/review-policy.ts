import {
  addRate,
  formatRate,
  formatYuan,
  type Money,
  negateRate,
  type Rate,
  WHOLE,
  ZERO,
} from '../../kernel/money.ts';
import { Fields } from './fields.ts';
import type {
  Band,
  MedicalAidPolicy,
  OutOfArea,
  Policy,
  Scheme,
  SeriousDiseasePolicy,
  VisitPolicy,
} from './model.ts';
import { readTree } from './parse-policy.ts';
import { PolicyError, type Problem } from './problem.ts';
import { FILINGS } from './words.ts';

type Bound<T> = { readonly is: T; readonly source: string };

/** Figures of national texts that a local document normally keeps within. */
export type NationalBounds = {
  readonly poolCapMax: Readonly<Record<Scheme, Bound<Money>>>;
  readonly admissionDeductibleMax: Readonly<Record<Scheme, Bound<Money>>>;
  readonly seriousRateMin: Bound<Rate>;
  readonly tiltPointsMin: Bound<Rate>;
  readonly tiltFactorMax: Bound<Rate>;
  readonly aidRateMin: Bound<Rate> & { readonly groups: readonly string[] };
  readonly outOfAreaMax: readonly (Bound<Rate> & { readonly filings: readonly string[] })[];
  /** Days of a drug that one prescription supplies at most, where an area does not say. */
  readonly supplyDaysMax: Bound<number>;
};

/** A doubt about a document that is well formed: it may be right, but somebody should look. */
export type Warning = {
  readonly policy: string;
  readonly path: string;
  readonly en: string;
  readonly zh: string;
};

export function parseBounds(text: string): NationalBounds {
  const problems: Problem[] = [];
  const fields = new Fields(readTree(text, problems), '', problems);
  const bounds: NationalBounds = {
    poolCapMax: amountsByScheme(fields, 'poolCapMax'),
    admissionDeductibleMax: amountsByScheme(fields, 'admissionDeductibleMax'),
    seriousRateMin: rateBound(fields, 'seriousRateMin'),
    tiltPointsMin: rateBound(fields, 'tiltPointsMin'),
    tiltFactorMax: rateBound(fields, 'tiltFactorMax'),
    aidRateMin: fields.child('aidRateMin', (row) => ({
      ...readRateBound(row),
      groups: row.codes('groups'),
    })) ?? { ...NO_BOUND, groups: [] },
    outOfAreaMax: fields.list('outOfAreaMax', (row) => ({
      ...readRateBound(row),
      filings: row.words('filings', FILINGS),
    })),
    supplyDaysMax: fields.child('supplyDaysMax', (row) => ({
      is: row.count('days', 1, 366),
      source: row.source(),
    })) ?? { is: 0, source: '' },
  };
  fields.finish();
  if (problems.length > 0) throw new PolicyError('national bounds', problems);
  return bounds;
}

/** Where a document leaves the bounds. Nothing is refused for it: places have their own decisions. */
export function reviewPolicy(policy: Policy, bounds: NationalBounds): Warning[] {
  return doubtsOf(policy, bounds).map((doubt) => ({ policy: policy.id, ...doubt }));
}

type Doubt = Omit<Warning, 'policy'>;

function doubtsOf(policy: Policy, bounds: NationalBounds): Doubt[] {
  switch (policy.benefit) {
    case 'general':
    case 'disease-quota':
    case 'large-amount':
      return [];
    case 'serious-disease':
      return doubtsOfSerious(policy, bounds);
    case 'medical-aid':
      return doubtsOfAid(policy, bounds);
    default:
      return doubtsOfVisit(policy, bounds);
  }
}

function doubtsOfVisit(policy: VisitPolicy, bounds: NationalBounds): Doubt[] {
  const doubts: Doubt[] = [];
  const capMax = bounds.poolCapMax[policy.scheme];
  policy.caps.forEach(({ rows }, cap) => {
    rows.forEach(({ amount }, row) => {
      if (amount > capMax.is) doubts.push(over(`caps[${cap}].rows[${row}].amount`, amount, capMax));
    });
  });
  const deductibleMax = bounds.admissionDeductibleMax[policy.scheme];
  policy.deductible.rows.forEach(({ amount }, row) => {
    if (policy.deductible.per !== 'admission' || amount <= deductibleMax.is) return;
    doubts.push(over(`deductible.rows[${row}].amount`, amount, deductibleMax));
  });
  return policy.outOfArea ? [...doubts, ...doubtsOfOutOfArea(policy.outOfArea, bounds)] : doubts;
}

function doubtsOfOutOfArea({ rows }: OutOfArea, { outOfAreaMax }: NationalBounds): Doubt[] {
  const decided = new Set<string>();
  return rows.flatMap(({ by, filings = FILINGS, source: _, ...others }, row) => {
    const open = filings.filter((filing) => !decided.has(filing));
    // Only a row without other conditions leaves nothing of its filings to the rows after it.
    if (Object.keys(others).length === 0) for (const filing of open) decided.add(filing);
    return outOfAreaMax
      .filter((bound) => by > bound.is && open.some((filing) => bound.filings.includes(filing)))
      .map((bound) => above(`outOfArea.rows[${row}].by`, by, bound));
  });
}

function doubtsOfSerious(policy: SeriousDiseasePolicy, bounds: NationalBounds): Doubt[] {
  const doubts: Doubt[] = [];
  policy.bands.forEach(({ rate }, band) => {
    if (rate < bounds.seriousRateMin.is) {
      doubts.push(below(`bands[${band}].rate`, rate, bounds.seriousRateMin));
    }
  });
  doubts.push(...fallingBands(policy.bands));
  const { tilt } = policy;
  if (!tilt) return doubts;
  if (tilt.deductibleFactor > bounds.tiltFactorMax.is) {
    doubts.push(above('tilt.deductibleFactor', tilt.deductibleFactor, bounds.tiltFactorMax));
  }
  if (tilt.addPoints < bounds.tiltPointsMin.is) {
    doubts.push(below('tilt.addPoints', tilt.addPoints, bounds.tiltPointsMin));
  }
  const room = addRate(WHOLE, negateRate(tilt.addPoints));
  const cut = policy.bands.find(({ rate }) => rate > room);
  if (cut) {
    doubts.push({
      path: 'tilt.addPoints',
      en: `with ${formatRate(tilt.addPoints)} added, the band of ${formatRate(cut.rate)} is cut at 1`,
      zh: `加上 ${formatRate(tilt.addPoints)} 后，${formatRate(cut.rate)} 一段超过 1，按 1 计`,
    });
  }
  return doubts;
}

function fallingBands(bands: readonly Band[]): Doubt[] {
  return bands.flatMap(({ rate }, index) => {
    const before = bands[index - 1]?.rate;
    if (before === undefined || rate >= before) return [];
    return [
      {
        path: `bands[${index}].rate`,
        en: `the rate falls from ${formatRate(before)} to ${formatRate(rate)} as costs rise`,
        zh: `费用越高比例反而由 ${formatRate(before)} 降为 ${formatRate(rate)}`,
      },
    ];
  });
}

function doubtsOfAid({ purses }: MedicalAidPolicy, { aidRateMin }: NationalBounds): Doubt[] {
  return purses.flatMap(({ classes }, purse) =>
    classes.flatMap(({ group, rate }, row) =>
      aidRateMin.groups.includes(group) && rate < aidRateMin.is
        ? [below(`purses[${purse}].classes[${row}].rate`, rate, aidRateMin)]
        : [],
    ),
  );
}

function over(path: string, amount: Money, { is, source }: Bound<Money>): Doubt {
  return {
    path,
    en: `${formatYuan(amount)} is above ${formatYuan(is)} (${source})`,
    zh: `${formatYuan(amount)} 高于 ${formatYuan(is)}（${source}）`,
  };
}

function above(path: string, rate: Rate, { is, source }: Bound<Rate>): Doubt {
  return {
    path,
    en: `${formatRate(rate)} is above ${formatRate(is)} (${source})`,
    zh: `${formatRate(rate)} 高于 ${formatRate(is)}（${source}）`,
  };
}

function below(path: string, rate: Rate, { is, source }: Bound<Rate>): Doubt {
  return {
    path,
    en: `${formatRate(rate)} is below ${formatRate(is)} (${source})`,
    zh: `${formatRate(rate)} 低于 ${formatRate(is)}（${source}）`,
  };
}

const NO_BOUND: Bound<Rate> = { is: WHOLE, source: '' };

function amountsByScheme(fields: Fields, name: string): Record<Scheme, Bound<Money>> {
  const none = { is: ZERO, source: '' };
  const of = (child: Fields, scheme: Scheme) =>
    child.child(scheme, (row) => ({ is: row.amount('amount'), source: row.source() })) ?? none;
  return (
    fields.child(name, (child) => ({
      resident: of(child, 'resident'),
      employee: of(child, 'employee'),
    })) ?? { resident: none, employee: none }
  );
}

function rateBound(fields: Fields, name: string): Bound<Rate> {
  return fields.child(name, readRateBound) ?? NO_BOUND;
}

function readRateBound(row: Fields): Bound<Rate> {
  return { is: row.rate('rate'), source: row.source() };
}
