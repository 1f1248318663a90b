import { assert } from '../../kernel/assert.ts';
import type { PersonId, SettlementId } from '../../kernel/ids.ts';
import { fen, type Money, type Rate, sum } from '../../kernel/money.ts';
import type { Benefit, BenefitInput, Bill, Step, Totals, Visit } from '../benefit/index.ts';
import type { SettlementDocument, StayPart } from './model.ts';

/**
 * The text of a settlement's document: JSON, whole fen and millionths as numbers, steps as rows. What
 * follows from the rest (sums, the quoted article) is left out: the pinned policy holds the article.
 */
type Written = {
  part: StayPart;
  revision: number;
  siblings?: string[];
  reason?: string;
  payee?: 'person';
  key?: string;
  mirrors?: string[];
  computed?: WrittenComputation;
  /** Absent where they are those of the computation, as in every settlement. */
  added?: Record<string, number>;
  before?: Record<string, number>;
  drawn?: [string, number][];
};
type WrittenComputation = {
  gate: string | null;
  bill: number[];
  patient: Omit<BenefitInput['patient'], 'seriousCapBonus'> & { seriousCapBonus: number };
  visit: WrittenVisit;
  before: Record<string, number>;
  ownAccount: [string, number] | null;
  mutualAid: [string, number][];
  result: WrittenBenefit;
  steps: WrittenStep[];
};
type WrittenVisit = Omit<Visit, 'chainDeductible' | 'transfer' | 'borne'> & {
  chainDeductible: number;
  borne?: number;
  transfer?: { borne: number; poolPaid: boolean };
};
type WrittenStep = [string, number, number | null, number, string?, string?, string?];
type WrittenBenefit = {
  amounts: number[];
  rate: number | null;
  seriousBaseAdded: number | null;
  aidBase: number | null;
  mutualAid: [string, number][];
  added: Record<string, number>;
};

export function writeDocument(document: SettlementDocument): string {
  const { part, revision, siblings, reason, payee, key, mirrors } = document;
  const { computed, added, before, drawn } = document;
  const written: Written = {
    part,
    revision,
    ...(siblings.length > 1 && { siblings: [...siblings] }),
    ...(reason !== '' && { reason }),
    ...(payee && { payee }),
    ...(key !== '' && { key }),
    ...(mirrors.length > 0 && { mirrors: [...mirrors] }),
    ...(computed && { computed: writeComputation(computed.input, computed.benefit) }),
    ...(added !== computed?.benefit.added && { added: writeTotals(added) }),
    ...(before !== computed?.input.before && { before: writeTotals(before) }),
    ...(drawn.length > 0 && { drawn: drawn.map((d) => [d.owner, whole(d.amount)]) }),
  };
  return JSON.stringify(written);
}

export function readDocument(text: string, self: SettlementId): SettlementDocument {
  const written = JSON.parse(text) as Written;
  const computed = written.computed ? readComputation(written.computed) : null;
  return {
    part: written.part,
    revision: written.revision,
    siblings: (written.siblings ?? [self]) as SettlementId[],
    reason: written.reason ?? '',
    ...(written.payee && { payee: written.payee }),
    key: written.key ?? '',
    mirrors: (written.mirrors ?? []) as SettlementId[],
    computed,
    added: written.added ? readTotals(written.added) : (computed?.benefit.added ?? {}),
    before: written.before ? readTotals(written.before) : (computed?.input.before ?? {}),
    drawn: (written.drawn ?? []).map(([owner, amount]) => ({
      owner: owner as PersonId,
      amount: fen(amount),
    })),
  };
}

function writeComputation(input: BenefitInput, benefit: Benefit): WrittenComputation {
  return {
    gate: input.gate,
    bill: writeBill(input.bill),
    patient: { ...input.patient, seriousCapBonus: whole(input.patient.seriousCapBonus) },
    visit: writeVisit(input.visit),
    before: writeTotals(input.before),
    ownAccount: input.ownAccount && [input.ownAccount.owner, whole(input.ownAccount.available)],
    mutualAid: input.mutualAid.map(({ owner, available }) => [owner, whole(available)]),
    result: writeBenefit(benefit),
    steps: benefit.steps.map(writeStep),
  };
}

function readComputation(written: WrittenComputation): SettlementDocument['computed'] {
  const { gate, patient, visit, before, ownAccount, mutualAid, result, steps } = written;
  const bill = readBill(written.bill);
  const input: BenefitInput = {
    gate: gate as BenefitInput['gate'],
    bill,
    patient: { ...patient, seriousCapBonus: fen(patient.seriousCapBonus) },
    visit: readVisit(visit),
    before: readTotals(before),
    ownAccount: ownAccount && { owner: ownAccount[0], available: fen(ownAccount[1]) },
    mutualAid: mutualAid.map(([owner, available]) => ({ owner, available: fen(available) })),
  };
  return { input, benefit: readBenefit(bill, result, steps) };
}

function writeVisit({ transfer, borne, ...visit }: Visit): WrittenVisit {
  return {
    ...visit,
    chainDeductible: whole(visit.chainDeductible),
    ...(borne !== undefined && { borne: whole(borne) }),
    ...(transfer && { transfer: { ...transfer, borne: whole(transfer.borne) } }),
  };
}

function readVisit({ transfer, borne, ...visit }: WrittenVisit): Visit {
  return {
    ...visit,
    chainDeductible: fen(visit.chainDeductible),
    ...(borne !== undefined && { borne: fen(borne) }),
    ...(transfer && { transfer: { ...transfer, borne: fen(transfer.borne) } }),
  };
}

function writeBenefit(benefit: Benefit): WrittenBenefit {
  const { rate, seriousBaseAdded, aidBase, mutualAid, added } = benefit;
  return {
    amounts: RESULT_AMOUNTS.map((name) => whole(benefit[name])),
    rate: rate === null ? null : Number(rate),
    seriousBaseAdded: wholeOrNull(seriousBaseAdded),
    aidBase: wholeOrNull(aidBase),
    mutualAid: mutualAid.map(({ owner, amount }) => [owner, whole(amount)]),
    added: writeTotals(added),
  };
}

const RESULT_AMOUNTS = [
  'outOfAreaSelfPay',
  'deductible',
  'pool',
  'overCap',
  'largeAmount',
  'seriousDisease',
  'medicalAid',
  'fund',
  'personal',
  'ownAccount',
  'cash',
  'hospitalResult',
] as const satisfies readonly (keyof Benefit)[];

function readBenefit(bill: Bill, written: WrittenBenefit, steps: WrittenStep[]): Benefit {
  const amount = (name: (typeof RESULT_AMOUNTS)[number]) =>
    fen(written.amounts[RESULT_AMOUNTS.indexOf(name)] as number);
  return {
    bill,
    outOfAreaSelfPay: amount('outOfAreaSelfPay'),
    deductible: amount('deductible'),
    rate: written.rate === null ? null : (BigInt(written.rate) as Rate),
    pool: amount('pool'),
    overCap: amount('overCap'),
    largeAmount: amount('largeAmount'),
    seriousBaseAdded: fenOrNull(written.seriousBaseAdded),
    seriousDisease: amount('seriousDisease'),
    aidBase: fenOrNull(written.aidBase),
    medicalAid: amount('medicalAid'),
    fund: amount('fund'),
    personal: amount('personal'),
    ownAccount: amount('ownAccount'),
    mutualAid: written.mutualAid.map(([owner, value]) => ({ owner, amount: fen(value) })),
    cash: amount('cash'),
    hospitalResult: amount('hospitalResult'),
    added: readTotals(written.added),
    steps: steps.map(readStep),
  };
}

/** A step that is arithmetic only cites nothing, and most have no note. */
function writeStep({ rule, base, rate, result, document, clause, note }: Step): WrittenStep {
  const figures = [rule, whole(base), rate === null ? null : Number(rate), whole(result)] as const;
  if (note !== '') return [...figures, document, clause, note];
  return document === '' ? [...figures] : [...figures, document, clause];
}

/** The article itself is quoted by the pinned document; `view` puts it back. */
function readStep(written: WrittenStep): Step {
  const [rule, base, rate, result, document = '', clause = '', note = ''] = written;
  return {
    rule: rule as Step['rule'],
    base: fen(base),
    rate: rate === null ? null : (BigInt(rate) as Rate),
    result: fen(result),
    document,
    clause,
    source: '',
    note,
  };
}

function writeBill({ unapproved, ...bill }: Bill): number[] {
  const { fullSelfPay, overCeiling, priorSelfPay, inScope, procured } = bill;
  const written = [fullSelfPay, overCeiling, priorSelfPay, inScope, procured].map(whole);
  return unapproved === undefined ? written : [...written, whole(unapproved)];
}

function readBill(written: readonly number[]): Bill {
  const [fullSelfPay, overCeiling, priorSelfPay, inScope, procured, unapproved] = written.map(
    fen,
  ) as [Money, Money, Money, Money, Money, Money?];
  const total = sum([fullSelfPay, overCeiling, priorSelfPay, inScope]);
  const bill = { total, fullSelfPay, overCeiling, priorSelfPay, inScope, procured };
  return unapproved === undefined ? bill : { ...bill, unapproved };
}

/** Keys in order, so that equal totals are equal texts. */
export function writeTotals(totals: Totals): Record<string, number> {
  const written: Record<string, number> = {};
  for (const key of Object.keys(totals).sort()) written[key] = whole(totals[key] as Money);
  return written;
}

export function readTotals(written: Readonly<Record<string, number>>): Totals {
  const totals: Record<string, Money> = {};
  for (const key in written) totals[key] = fen(written[key] as number);
  return totals;
}

function whole(amount: Money): number {
  const value = Number(amount);
  assert(Number.isSafeInteger(value), 'an amount below ninety trillion yuan');
  return value;
}

function wholeOrNull(amount: Money | null): number | null {
  return amount === null ? null : whole(amount);
}

function fenOrNull(value: number | null): Money | null {
  return value === null ? null : fen(value);
}
