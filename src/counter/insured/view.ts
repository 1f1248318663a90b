import { type Static, Type } from 'typebox';
import { ageOn, type Day } from '../../kernel/days.ts';
import { fen, formatYuan, minus, percentOf } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { LIMIT_KINDS, type Limit, readLimits } from '../../money/benefit/index.ts';
import {
  AmountsView,
  benefitAmountsView,
  type Estimate,
  PolicySetView,
  type Position,
  policySetView,
  StepView,
  stepViews,
} from '../../money/settlement/index.ts';
import {
  type Coverage,
  coverageOn,
  maskIdNumber,
  maskName,
  type PersonRecord,
} from '../../people/enrolment/index.ts';
import type { VisitKind } from '../../rules/policy/index.ts';

const Money = Type.String({ description: 'Yuan as exact decimal text' });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const dated = {
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()], {
    description: 'First day on which it no longer holds',
  }),
};
const CoverageView = Type.Object({
  scheme: Type.String(),
  standing: Type.String(),
  retired: Type.Boolean(),
  ...dated,
});

const LimitView = Type.Object({
  kind: Type.Enum([...LIMIT_KINDS]),
  key: Type.String(),
  visits: Type.Array(Type.String()),
  levels: Type.Array(Type.String(), { description: 'Where it holds at some only; empty: at all' }),
  used: Money,
  limit: Type.Union([Money, Type.Null()], { description: 'Null: there is none' }),
  left: Type.Union([Money, Type.Null()]),
  percent: Type.Union([Type.Integer(), Type.Null()], { description: 'For drawing' }),
  document: Type.String(),
  clause: Type.String(),
  source: Type.String({ description: 'The article' }),
});

const YearView = Type.Object({
  year: Type.Integer(),
  scheme: Type.String(),
  admissions: Type.Integer(),
  limits: Type.Array(LimitView),
  policySet: PolicySetView,
});

export const OverviewView = Type.Object({
  today: Type.String(),
  person: Type.Object({
    id: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: 'Masked' }),
    age: Type.Integer(),
  }),
  coverage: Type.Object({
    now: Type.Union([CoverageView, Type.Null()]),
    next: Type.Union([CoverageView, Type.Null()], { description: 'What begins after today' }),
    history: Type.Array(CoverageView, { description: 'Newest first' }),
  }),
  groups: Type.Array(Type.String(), { description: 'Special groups of today' }),
  diseases: Type.Array(Type.Object({ kind: Type.String(), disease: Type.String(), ...dated }), {
    description: 'Recognised diseases of today',
  }),
  account: Type.Union([
    Type.Object({ balance: Money, held: Money, available: Money }),
    Type.Null(),
  ]),
  household: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String({ description: 'Masked' }) }),
  ),
  year: Type.Union([YearView, Type.Null()], { description: 'Null: no document is in force' }),
});
export type OverviewView = Static<typeof OverviewView>;

const EstimateView = Type.Object({
  level: Type.String(),
  amounts: AmountsView,
  steps: Type.Array(StepView),
});

export const EstimatesView = Type.Object({
  gate: Nullable,
  scheme: Type.String(),
  year: Type.Integer(),
  policySet: PolicySetView,
  levels: Type.Array(EstimateView),
});
export type EstimatesView = Static<typeof EstimatesView>;

type Known = {
  readonly record: PersonRecord;
  readonly position: Position | null;
  readonly today: Day;
};

export function overviewView({ record, position, today }: Known): OverviewView {
  const { id, name, idNumber, bornOn, groups, diseases, members } = record;
  return {
    today,
    person: { id, name, idNumber: maskIdNumber(idNumber), age: ageOn(bornOn, today) },
    coverage: coverageView(record, today),
    groups: [...new Set(groups.filter((one) => holdsOn(one, today)).map(({ group }) => group))],
    diseases: diseases.filter((one) => holdsOn(one, today)),
    account: accountView(record),
    household: members.map((one) => ({ id: one.id, name: maskName(one.name) })),
    year: position && yearView(position),
  };
}

function coverageView({ id, coverage }: PersonRecord, today: Day): OverviewView['coverage'] {
  const periods = coverage.map((one) => ({ ...one, personId: id }));
  const shown = ({ personId: _, ...one }: Coverage) => ({ ...one });
  const now = coverageOn(periods, today);
  const next = periods
    .filter(({ startsOn }) => startsOn > today)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0];
  return {
    now: now && shown(now),
    next: next ? shown(next) : null,
    history: periods.toReversed().map(shown),
  };
}

function accountView({ account }: PersonRecord): OverviewView['account'] {
  if (account === null) return null;
  const [balance, held] = [fen(account.balance), fen(account.held)];
  return {
    balance: formatYuan(balance),
    held: formatYuan(held),
    available: formatYuan(minus(balance, held)),
  };
}

/** Everybody falls ill and may lie in a hospital; other visits ask for a recognised disease. */
const OF_EVERYBODY: readonly VisitKind[] = ['inpatient', 'outpatient'];

function yearView(position: Position): OverviewView['year'] {
  const { year, scheme, policies, patient, totals, recognitions } = position;
  const kinds = [...new Set([...OF_EVERYBODY, ...recognitions.map(({ kind }) => kind)])];
  return {
    ...{ year, scheme, policySet: policySetView(policies) },
    admissions: Number(totals.admissions ?? 0n),
    limits: readLimits(policies, { patient, kinds }, totals).map(limitView),
  };
}

function limitView({ used, limit, left, visits, levels, ...rest }: Limit) {
  return {
    ...rest,
    ...{ visits: [...visits], levels: [...levels], used: formatYuan(used) },
    limit: limit === null ? null : formatYuan(limit),
    left: left === null ? null : formatYuan(left),
    percent: limit === null ? null : percentOf(used, limit),
  };
}

export function estimatesView(
  { policies, scheme, year }: Position,
  estimates: readonly Estimate[],
): EstimatesView {
  return {
    ...{ scheme, year, policySet: policySetView(policies), gate: estimates[0]?.gate ?? null },
    levels: estimates.map(({ level, benefit }) => ({
      ...{ level, amounts: benefitAmountsView(benefit) },
      steps: stepViews(benefit.steps, policies),
    })),
  };
}
