import type { Day } from '../../kernel/days.ts';
import type { ProviderLevel, VisitKind } from '../../rules/policy/index.ts';
import type { DemoCatalogue } from './build-catalogue.ts';
import { treatmentOf } from './conditions.ts';
import type { Draft } from './draft-bill.ts';
import type { Random, Weighted } from './random.ts';

export type VisitCharge = {
  readonly kind: VisitKind;
  /** What is treated; null: some complaint. */
  readonly disease: string | null;
  readonly level: ProviderLevel;
  readonly on: Day;
  readonly age: number;
};

type Counter = {
  readonly random: Random;
  readonly catalogue: DemoCatalogue;
  readonly draft: Draft;
};

const COMPLAINTS: readonly Weighted<string>[] = [
  ['cold', 38],
  ['pain', 18],
  ['stomach', 14],
  ['chinese', 10],
  ['skin', 6],
  ['eye', 5],
  ['rheum', 5],
  ['thyroid', 4],
];

/** How likely each part of an outpatient visit is, and how much of it. */
const PRACTICE: Record<
  ProviderLevel,
  { lab: number; exam: number; imaging: number; drugs: number }
> = {
  village: { lab: 0, exam: 0, imaging: 0, drugs: 2 },
  primary: { lab: 0.3, exam: 0.05, imaging: 0.02, drugs: 2 },
  secondary: { lab: 0.7, exam: 0.3, imaging: 0.15, drugs: 3 },
  tertiary: { lab: 0.8, exam: 0.45, imaging: 0.28, drugs: 3 },
};

/** Fills the bill of one day at a clinic. */
export function chargeVisit(counter: Counter, visit: VisitCharge): void {
  consult(counter, visit);
  if (visit.disease === null) treatComplaint(counter, visit);
  else if (visit.kind === 'special') treatSpecial(counter, visit, treatmentOf(visit.disease));
  else treatChronic(counter, visit, treatmentOf(visit.disease));
}

function consult({ random, catalogue, draft }: Counter, { level, on }: VisitCharge): void {
  const clinic = level === 'village' || level === 'primary';
  const name = clinic
    ? '一般诊疗费'
    : level === 'tertiary' && random.chance(0.5)
      ? '副主任医师门诊诊察费'
      : '普通门诊诊察费';
  draft.charge(catalogue.codeOf(name), on, 1);
}

function treatComplaint(counter: Counter, visit: VisitCharge): void {
  const { random, catalogue, draft } = counter;
  const { level, on, age } = visit;
  const practice = PRACTICE[level];
  const complaint = age < 10 ? 'child' : random.weighted(COMPLAINTS);
  if (random.chance(practice.lab)) {
    order(counter, { use: 'lab', count: random.between(1, 3), quantity: 1, on });
  }
  if (random.chance(practice.exam)) order(counter, { use: 'exam', count: 1, quantity: 1, on });
  if (random.chance(practice.imaging)) {
    order(counter, { use: 'imaging', count: 1, quantity: 1, on });
  }
  const drugs = catalogue.codesFor(complaint).filter((code) => code.startsWith('YP'));
  for (const code of some(random, drugs, random.between(1, practice.drugs))) {
    draft.charge(code, on, random.between(1, 2));
  }
  if (random.chance(0.04)) {
    draft.charge(catalogue.codeOf('复合维生素片'), on, 1);
  }
}

/** A month or two of drugs, now and then with a laboratory test. */
function treatChronic(counter: Counter, { level, on }: VisitCharge, use: string): void {
  const { random, catalogue, draft } = counter;
  const drugs = catalogue.codesFor(use).filter((code) => code.startsWith('YP'));
  for (const code of some(random, drugs, random.between(1, 3))) {
    draft.charge(code, on, random.between(1, 4));
  }
  if (level !== 'village' && random.chance(0.3)) {
    order(counter, { use: 'lab', count: random.between(1, 2), quantity: 1, on });
  }
}

function treatSpecial(counter: Counter, { on }: VisitCharge, use: string): void {
  const { random, catalogue, draft } = counter;
  const codes = catalogue.codesFor(use);
  if (use === 'dialysis') {
    for (const name of ['血液透析', '血液透析器', '血液透析管路', '动静脉内瘘穿刺针']) {
      draft.charge(catalogue.codeOf(name), on, random.between(8, 12));
    }
  }
  if (use === 'oncology') draft.charge(catalogue.codeOf('静脉化疗'), on, 1);
  const drugs = codes.filter((code) => code.startsWith('YP'));
  for (const code of some(random, drugs, random.between(1, 3))) {
    draft.charge(code, on, random.between(1, 4));
  }
}

type Order = { use: string; count: number; quantity: number; on: Day };

export function order(counter: Counter, { use, count, quantity, on }: Order): void {
  const { random, catalogue, draft } = counter;
  for (const code of some(random, catalogue.codesFor(use), count)) draft.charge(code, on, quantity);
}

/** Up to `count` different ones. */
export function some(random: Random, codes: readonly string[], count: number): string[] {
  return [...new Set(Array.from({ length: count }, () => random.pick(codes)))];
}
