import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import {
  type Money,
  minus,
  negate,
  plus,
  type Rate,
  remaining,
  sum,
  ZERO,
} from '../../kernel/money.ts';
import type { IdentifiedPerson } from '../../people/enrolment/index.ts';
import type { PolicySet, Scheme, VisitKind } from '../../rules/policy/index.ts';
import type { Bill, Patient, Step } from '../benefit/index.ts';
import type { Registration } from '../encounter/index.ts';
import { addAmounts } from './amounts.ts';
import { amountAt, sourceAt } from './find-clause.ts';
import type { Amounts, SettlementRow } from './model.ts';

/**
 * A settlement as its hospital was told: the parts of a cut stay added up, and of a reversal the mirror
 * of what was told before. Supplements are settled with the person alone and never stand in it.
 */
export type ProviderSettlement = {
  /** Of the first record. */
  readonly id: SettlementId;
  readonly kind: 'settlement' | 'reversal';
  readonly original: SettlementId | null;
  /** The sender's key. */
  readonly key: string;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly encounter: EncounterId;
  readonly scheme: Scheme;
  readonly visitKind: VisitKind;
  readonly from: Day;
  readonly until: Day;
  readonly benefitYear: number;
  readonly settledAt: string;
  readonly amounts: Amounts &
    Omit<Bill, 'procured' | 'unapproved'> & { readonly deductible: Money };
  readonly patient: Pick<Patient, 'retired' | 'age'>;
  /** Null where bands or lines differ, or parts have several. */
  readonly poolRate: Rate | null;
  /** What the pool's annual caps left before; null: none limits it. */
  readonly poolRoom: Money | null;
  readonly steps: readonly ProviderStep[];
  /** Of the person's own account after this record; null: has none. */
  readonly balance: Money | null;
  readonly who: IdentifiedPerson;
  /** Null where a console opened the encounter. */
  readonly registration: Registration | null;
};

export type ProviderStep = Step;

type Told = {
  /** Records of one request: parts of a settlement, or the reversals of all parts. */
  readonly rows: readonly SettlementRow[];
  /** Of a reversal, what it takes back. */
  readonly originals: readonly SettlementRow[];
  readonly policies: ReadonlyMap<string, PolicySet>;
} & Pick<ProviderSettlement, 'balance' | 'who' | 'registration'>;

export function providerSettlement({
  rows,
  originals,
  policies,
  balance,
  who,
  registration,
}: Told): ProviderSettlement {
  const [first] = rows;
  assert(first && first.kind !== 'supplement', 'a hospital is told settlements and reversals');
  const { id, kind, person, provider, encounter, settledAt } = first;
  const reversal = kind === 'reversal';
  const parts = (reversal ? originals : rows).toSorted((a, b) =>
    a.document.part.from < b.document.part.from ? -1 : 1,
  );
  const last = parts.at(-1) as SettlementRow;
  const amounts = amountsOfParts(parts);
  return {
    id,
    kind,
    person,
    provider,
    encounter,
    settledAt,
    balance,
    who,
    registration,
    original: reversal ? (parts[0] as SettlementRow).id : null,
    key: first.document.key,
    scheme: last.scheme,
    visitKind: last.visitKind,
    from: (parts[0] as SettlementRow).document.part.from,
    until: last.document.part.until,
    benefitYear: last.benefitYear,
    amounts: reversal ? negateAll(amounts) : amounts,
    patient: computedOf(last).input.patient,
    poolRate: parts.length === 1 ? computedOf(last).benefit.rate : null,
    poolRoom: poolRoomOf(parts[0] as SettlementRow, policies),
    steps: parts.flatMap((part) => stepsOf(part, policies, reversal)),
  };
}

function amountsOfParts(parts: readonly SettlementRow[]): ProviderSettlement['amounts'] {
  const bill = (part: Exclude<keyof Bill, 'unapproved'>) =>
    sum(parts.map((row) => computedOf(row).benefit.bill[part]));
  return {
    fullSelfPay: bill('fullSelfPay'),
    overCeiling: bill('overCeiling'),
    priorSelfPay: bill('priorSelfPay'),
    inScope: bill('inScope'),
    deductible: sum(parts.map((row) => computedOf(row).benefit.deductible)),
    ...parts.map((row) => row.amounts).reduce(addAmounts),
  };
}

function negateAll(amounts: ProviderSettlement['amounts']): ProviderSettlement['amounts'] {
  const entries = Object.entries(amounts).map(([name, amount]) => [name, negate(amount)]);
  return Object.fromEntries(entries) as ProviderSettlement['amounts'];
}

function stepsOf(
  row: SettlementRow,
  policies: ReadonlyMap<string, PolicySet>,
  reversal: boolean,
): ProviderStep[] {
  const set = setOf(row, policies);
  return computedOf(row).benefit.steps.map(
    ({ rule, base, rate, result, document, clause, note }) => ({
      rule,
      base: reversal ? negate(base) : base,
      rate,
      result: reversal ? negate(result) : result,
      document,
      clause,
      source: sourceAt(set, document, clause),
      note,
    }),
  );
}

/** The least that any cap left; the step names the row of the cap and the total it is compared with. */
function poolRoomOf(row: SettlementRow, policies: ReadonlyMap<string, PolicySet>): Money | null {
  const { input, benefit } = computedOf(row);
  const rooms = benefit.steps
    .filter(({ rule }) => rule === 'pool-cap')
    .map(({ document, clause, note }) => {
      const limit = amountAt(setOf(row, policies), document, clause);
      return limit === null ? null : remaining(limit, input.before[note] ?? ZERO);
    })
    .filter((room) => room !== null);
  return rooms.length === 0 ? null : rooms.reduce((a, b) => (a < b ? a : b));
}

function setOf(row: SettlementRow, policies: ReadonlyMap<string, PolicySet>): PolicySet {
  const set = policies.get(row.policySet);
  assert(set, 'a pinned set of documents is kept for ever');
  return set;
}

function computedOf({ document }: SettlementRow) {
  assert(document.computed, 'a settlement carries its computation');
  return document.computed;
}

/** What a quote would leave on the own account. */
export function balanceAfter(balance: Money, rows: readonly SettlementRow[]): Money {
  const drawn = rows.flatMap(({ person, document }) =>
    document.drawn.filter(({ owner }) => owner === person).map(({ amount }) => amount),
  );
  return minus(balance, drawn.reduce(plus, ZERO));
}
