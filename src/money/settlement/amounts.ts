import type { PersonId } from '../../kernel/ids.ts';
import { type Money, minus, negate, plus, sum, ZERO } from '../../kernel/money.ts';
import type { Benefit } from '../benefit/index.ts';
import type { Amounts, SettlementDocument } from './model.ts';

type Drawn = SettlementDocument['drawn'];

const COLUMNS = [
  'total',
  'pool',
  'largeAmount',
  'seriousDisease',
  'medicalAid',
  'ownAccount',
  'mutualAid',
  'cash',
  'hospital',
] as const satisfies readonly (keyof Amounts)[];

export function amountsOf(benefit: Benefit): Amounts {
  const { bill, pool, largeAmount, seriousDisease, medicalAid, ownAccount, cash } = benefit;
  return {
    total: bill.total,
    pool,
    largeAmount,
    seriousDisease,
    medicalAid,
    ownAccount,
    mutualAid: sum(benefit.mutualAid.map(({ amount }) => amount)),
    cash,
    hospital: benefit.hospitalResult,
  };
}

/** In the order of the columns of `record_settlements`. */
export function listAmounts(amounts: Amounts): readonly Money[] {
  return COLUMNS.map((column) => amounts[column]);
}

export function mapAmounts(a: Amounts, b: Amounts, combine: typeof plus): Amounts {
  const result = {} as Record<keyof Amounts, Money>;
  for (const column of COLUMNS) result[column] = combine(a[column], b[column]);
  return result;
}

export const addAmounts = (a: Amounts, b: Amounts) => mapAmounts(a, b, plus);
export const subtractAmounts = (a: Amounts, b: Amounts) => mapAmounts(a, b, minus);
export const negateAmounts = (a: Amounts) => mapAmounts(a, a, (amount) => negate(amount));

export function isNothing(amounts: Amounts): boolean {
  return COLUMNS.every((column) => amounts[column] === ZERO);
}

/** What a computation takes from each own account. */
export function drawnBy(benefit: Benefit, person: PersonId): Drawn {
  const relatives = benefit.mutualAid
    .filter(({ amount }) => amount !== ZERO)
    .map(({ owner, amount }) => ({ owner: owner as PersonId, amount }));
  const own = benefit.ownAccount;
  return own === ZERO ? relatives : [{ owner: person, amount: own }, ...relatives];
}

/** Sum by owner, without those that cancel out. */
export function joinDrawn(...lists: readonly Drawn[]): Drawn {
  const byOwner = new Map<PersonId, Money>();
  for (const { owner, amount } of lists.flat()) {
    byOwner.set(owner, plus(byOwner.get(owner) ?? ZERO, amount));
  }
  return [...byOwner].flatMap(([owner, amount]) => (amount === ZERO ? [] : [{ owner, amount }]));
}

export function negateDrawn(drawn: Drawn): Drawn {
  return drawn.map(({ owner, amount }) => ({ owner, amount: negate(amount) }));
}
