import { type Static, Type } from 'typebox';
import { formatRate, formatYuan, sum } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { documentsOf, type PolicySet } from '../../rules/policy/index.ts';
import { addTotals, type Benefit, type Step, type Totals } from '../benefit/index.ts';
import { sourceAt } from './find-clause.ts';
import type { RecordKind, SettlementRow } from './model.ts';
import type { NamedSettlement } from './settlements.ts';

const Money = Type.String({ description: 'Yuan as exact decimal text' });
const Nullable = Type.Union([Type.String(), Type.Null()]);

export const AmountsView = Type.Object({
  total: Money,
  fullSelfPay: Money,
  overCeiling: Money,
  priorSelfPay: Money,
  inScope: Money,
  outOfAreaSelfPay: Money,
  deductible: Money,
  pool: Money,
  overCap: Money,
  largeAmount: Money,
  seriousDisease: Money,
  medicalAid: Money,
  fund: Money,
  personal: Money,
  ownAccount: Money,
  mutualAid: Money,
  cash: Money,
  hospitalResult: Money,
});

export const StepView = Type.Object({
  rule: Type.String(),
  base: Money,
  rate: Nullable,
  result: Money,
  document: Type.String({ description: 'Benefit whose document of the pinned set holds the rule' }),
  clause: Type.String({ description: 'Path in that document' }),
  source: Type.String({ description: 'The article' }),
  note: Type.String(),
});

export const PolicySetView = Type.Object({
  hash: Type.String(),
  documents: Type.Array(
    Type.Object({
      id: Type.String(),
      benefit: Type.String(),
      titleZh: Type.String(),
      titleEn: Type.String(),
    }),
  ),
});

const TotalsView = Type.Record(Type.String(), Type.String());

const receipt = {
  id: Type.String(),
  kind: Type.Enum(['settlement', 'reversal', 'supplement']),
  originalId: Nullable,
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  provider: Type.Object({ id: Type.String(), name: Type.String() }),
  encounter: Type.String(),
  scheme: Type.String(),
  visitKind: Type.String(),
  benefitDay: Type.String(),
  benefitYear: Type.Integer(),
  settledAt: Type.String(),
  gate: Nullable,
  amounts: AmountsView,
};

const explanation = {
  level: Nullable,
  from: Type.String(),
  until: Type.String(),
  part: Type.Object({ index: Type.Integer(), count: Type.Integer() }),
  reason: Type.String(),
  policySet: PolicySetView,
  mutualAid: Type.Array(Type.Object({ owner: Type.String(), amount: Money })),
  steps: Type.Array(StepView),
  before: TotalsView,
  after: TotalsView,
};

/** What a till needs at once. The explanation is read by the settlement's id, or asked for. */
export const SettlementReceipt = Type.Object({
  ...receipt,
  ...Object.fromEntries(
    Object.entries(explanation).map(([name, schema]) => [name, Type.Optional(schema)]),
  ),
});

export const SettlementView = Type.Object({ ...receipt, ...explanation });
export type SettlementView = Static<typeof SettlementView>;

/** With what came after it: its reversal and supplements, if any. */
export const SettlementPage = Type.Intersect([
  SettlementView,
  Type.Object({
    reversedBy: Nullable,
    supplements: Type.Array(Type.String()),
    relatives: Type.Array(
      Type.Object({
        name: Type.String({ description: 'Masked' }),
        relation: Type.String({ description: 'What he is to the person' }),
        wallet: Type.Boolean({ description: 'From another area' }),
        amount: Money,
      }),
      { description: 'Whose account paid besides the own one, in the order in which they paid' },
    ),
  }),
]);

export const SettlementSummary = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  originalId: Nullable,
  reversed: Type.Boolean(),
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  provider: Type.Object({ id: Type.String(), name: Type.String() }),
  encounter: Type.String(),
  visitKind: Type.String(),
  benefitDay: Type.String(),
  settledAt: Type.String(),
  total: Money,
  fund: Money,
  personal: Money,
  cash: Money,
});
export type SettlementSummary = Static<typeof SettlementSummary>;

export function settlementView(named: NamedSettlement, policies: PolicySet): SettlementView {
  const { document, person } = named.row;
  const { part, reason, computed, before, added, drawn } = document;
  return {
    ...settlementReceipt(named),
    level: computed?.input.visit.level ?? null,
    from: part.from,
    until: part.until,
    part: { index: part.index, count: part.count },
    reason,
    policySet: policySetView(policies),
    mutualAid: drawn
      .filter(({ owner }) => owner !== person)
      .map(({ owner, amount }) => ({ owner, amount: formatYuan(amount) })),
    steps: stepViews(computed?.benefit.steps ?? [], policies),
    before: totalsView(before),
    after: totalsView(addTotals(before, added)),
  };
}

export type Receipt = Pick<SettlementView, keyof typeof receipt>;

export function settlementReceipt({ row, personName, providerName }: NamedSettlement): Receipt {
  const { id, kind, originalId, encounter, scheme, visitKind, benefitDay, benefitYear } = row;
  return {
    id,
    kind,
    originalId,
    person: { id: row.person, name: maskName(personName) },
    provider: { id: row.provider, name: providerName },
    encounter,
    scheme,
    visitKind,
    benefitDay,
    benefitYear,
    settledAt: row.settledAt,
    gate: row.document.computed?.input.gate ?? null,
    amounts: amountsView(row),
  };
}

const setViews = new WeakMap<PolicySet, Static<typeof PolicySetView>>();

/** A set never changes, so its view is made once. */
export function policySetView(policies: PolicySet): Static<typeof PolicySetView> {
  const known = setViews.get(policies);
  if (known) return known;
  const view = viewOfSet(policies);
  setViews.set(policies, view);
  return view;
}

function viewOfSet(policies: PolicySet): Static<typeof PolicySetView> {
  return {
    hash: policies.hash,
    documents: documentsOf(policies).map(({ id, benefit, title }) => ({
      id,
      benefit,
      titleZh: title.zh,
      titleEn: title.en,
    })),
  };
}

/** A supplement shows what it changes in the payers' columns, and the new figures elsewhere. */
function amountsView({ kind, amounts, document }: SettlementRow): Static<typeof AmountsView> {
  const benefit = document.computed?.benefit;
  const fund = sum([amounts.pool, amounts.largeAmount, amounts.seriousDisease, amounts.medicalAid]);
  const personal = sum([amounts.ownAccount, amounts.mutualAid, amounts.cash]);
  return {
    total: formatYuan(amounts.total),
    pool: formatYuan(amounts.pool),
    largeAmount: formatYuan(amounts.largeAmount),
    seriousDisease: formatYuan(amounts.seriousDisease),
    medicalAid: formatYuan(amounts.medicalAid),
    fund: formatYuan(fund),
    personal: formatYuan(personal),
    ownAccount: formatYuan(amounts.ownAccount),
    mutualAid: formatYuan(amounts.mutualAid),
    cash: formatYuan(amounts.cash),
    hospitalResult: formatYuan(amounts.hospital),
    // Last: adding fields after a spread is several times slower, and every answer has these.
    ...splitView(kind, benefit),
  };
}

const SPLIT_OF_NOTHING = {
  fullSelfPay: '0.00',
  overCeiling: '0.00',
  priorSelfPay: '0.00',
  inScope: '0.00',
  outOfAreaSelfPay: '0.00',
  deductible: '0.00',
  overCap: '0.00',
};

function splitView(kind: RecordKind, benefit: Benefit | undefined): typeof SPLIT_OF_NOTHING {
  if (kind === 'reversal' || !benefit) return SPLIT_OF_NOTHING;
  const { bill } = benefit;
  return {
    fullSelfPay: formatYuan(bill.fullSelfPay),
    overCeiling: formatYuan(bill.overCeiling),
    priorSelfPay: formatYuan(bill.priorSelfPay),
    inScope: formatYuan(bill.inScope),
    outOfAreaSelfPay: formatYuan(benefit.outOfAreaSelfPay),
    deductible: formatYuan(benefit.deductible),
    overCap: formatYuan(benefit.overCap),
  };
}

/** A computation that was tried and not recorded. */
export function benefitAmountsView(benefit: Benefit): Static<typeof AmountsView> {
  const mutualAid = sum(benefit.mutualAid.map(({ amount }) => amount));
  return {
    total: formatYuan(benefit.bill.total),
    pool: formatYuan(benefit.pool),
    largeAmount: formatYuan(benefit.largeAmount),
    seriousDisease: formatYuan(benefit.seriousDisease),
    medicalAid: formatYuan(benefit.medicalAid),
    fund: formatYuan(benefit.fund),
    personal: formatYuan(benefit.personal),
    ownAccount: formatYuan(benefit.ownAccount),
    mutualAid: formatYuan(mutualAid),
    cash: formatYuan(benefit.cash),
    hospitalResult: formatYuan(benefit.hospitalResult),
    ...splitView('settlement', benefit),
  };
}

export function stepViews(steps: readonly Step[], policies: PolicySet): Static<typeof StepView>[] {
  return steps.map(({ rule, base, rate, result, document, clause, note }) => ({
    rule,
    base: formatYuan(base),
    rate: rate === null ? null : formatRate(rate),
    result: formatYuan(result),
    document,
    clause,
    source: sourceAt(policies, document, clause),
    note,
  }));
}

/**
 * Yuan by key; `admissions` is a count and stays one. In the order of the keys, so that a repeated
 * request is answered with the very same text.
 */
export function totalsView(totals: Totals): Record<string, string> {
  const view: Record<string, string> = {};
  for (const [key, amount] of Object.entries(totals).sort(([a], [b]) => (a < b ? -1 : 1))) {
    view[key] = key === 'admissions' ? String(amount) : formatYuan(amount);
  }
  return view;
}
