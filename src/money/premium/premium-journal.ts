import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { minus, plus, sum } from '../../kernel/money.ts';
import { accounts, buildJournal, type Movement, type Transfer } from '../ledger/index.ts';
import type { GivenBack } from './help/store.ts';
import type { Channel, PremiumOrder } from './model.ts';

type Booked = Pick<PremiumOrder, 'scheme' | 'person' | 'personal' | 'fiscal' | 'aid' | 'aidLevel'>;

/** Help is booked first, when the premium is asked for: a budget gives it, a paid premium uses it up. */
export function movementsOfMade({ aid, aidLevel }: Booked): Movement[] {
  if (aidLevel === null) return [];
  return [{ debit: accounts.fiscal(aidLevel), credit: accounts.aidPremium(), amount: aid }];
}

/** What everybody pays, help before the budgets before the person. */
export function movementsOfPaid(order: Booked, channel: Channel): Movement[] {
  const credit = accounts.contributions(order.scheme);
  return [
    { debit: accounts.aidPremium(), credit, amount: order.aid },
    ...order.fiscal.map(({ level, amount }) => ({ debit: accounts.fiscal(level), credit, amount })),
    ...(fromAccount(channel)
      ? []
      : [{ debit: accounts.collected(channel), credit, amount: order.personal }]),
  ];
}

/** Such a draw books itself, from the account to the contributions. */
export function fromAccount(channel: Channel): boolean {
  return channel === 'account' || channel === 'wallet';
}

/** Nobody paid: the help goes back to its budget. */
export function movementsOfWithdrawn(order: Booked): Movement[] {
  return movementsOfMade(order).map(mirror);
}

/**
 * To everybody what he gave. What came out of an account goes back into it by a journal of the account's own; what came as
 * money is owed to the person and leaves by a payment.
 */
export function movementsOfRefund(
  order: Booked,
  channel: Channel,
  before: readonly GivenBack[] = [],
): Movement[] {
  return [
    ...movementsOfPaid(order, channel)
      .map(mirror)
      .flatMap((movement) =>
        movement.credit === accounts.collected(channel)
          ? toPersonAndBudgets(movement, order.person, before)
          : [movement],
      ),
    ...movementsOfWithdrawn(order),
  ];
}

/** What a budget gave the person of it before goes back to that budget, so that he has it once. */
function toPersonAndBudgets(
  { amount, ...movement }: Movement,
  person: PersonId,
  before: readonly GivenBack[],
): Movement[] {
  const given = sum(before.map((one) => one.amount));
  return [
    { ...movement, credit: accounts.due(person), amount: minus(amount, given) },
    ...before.map((one) => ({
      ...movement,
      credit: accounts.fiscal(one.level),
      amount: one.amount,
    })),
  ];
}

/** Money that came for an insurance that could no longer be: it is owed to the person. */
export function movementsOfVain({ person, personal }: Booked, channel: Channel): Movement[] {
  return [{ debit: accounts.collected(channel), credit: accounts.due(person), amount: personal }];
}

function mirror({ debit, credit, amount }: Movement): Movement {
  return { debit: credit, credit: debit, amount };
}

/** One journal for all of them: a line for each pair of accounts, so that a thousand orders leave a handful. */
export function premiumJournal(
  journal: string,
  onDay: Day,
  movements: readonly Movement[],
): readonly Transfer[] {
  const pairs = new Map<string, Movement>();
  for (const movement of movements) {
    const pair = `${movement.debit}|${movement.credit}`;
    const before = pairs.get(pair);
    const amount = before ? plus(before.amount, movement.amount) : movement.amount;
    pairs.set(pair, { ...movement, amount });
  }
  return buildJournal(journal, onDay, [...pairs.values()]);
}
