import type { PersonId } from '../../kernel/ids.ts';
import { type Money, min, minus, ZERO } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { walletOwner } from '../../people/accounts/index.ts';
import type { Purse } from '../benefit/index.ts';
import type { Encounter } from '../encounter/index.ts';
import { availableOf, type Books, quotaName } from './books.ts';
import type { Facts } from './facts.ts';
import type { SettlementRecord, SettleRequest } from './model.ts';

/** What may pay the person's part: the own account, then relatives' in binding order, then quotas of other areas. */
export type Purses = { readonly own: Purse | null; readonly relatives: readonly Purse[] };

export function openPurses(
  request: SettleRequest,
  encounter: Encounter,
  facts: Facts,
  books: Books,
): Purses {
  const person: PersonId = request.person;
  const account = request.useOwnAccount ? books.accounts.get(person) : undefined;
  const on = encounter.endedOn ?? encounter.startedOn;
  const grants = request.useMutualAid ? (facts.grants.get(person) ?? []) : [];
  const relatives = grants
    .filter((grant) => holdsOn(grant, on))
    .map(({ giverId }) => ({
      owner: giverId,
      available: min(
        books.quotas.get(quotaName(giverId, person)) ?? ZERO,
        books.accounts.get(giverId)?.balance ?? ZERO,
      ),
    }));
  const own = account ? { owner: person, available: availableOf(account) } : null;
  const wallets = request.useMutualAid ? openWallets(person, facts, books) : [];
  return { own, relatives: [...relatives, ...wallets] };
}

function openWallets(person: PersonId, facts: Facts, books: Books): Purse[] {
  return (facts.wallets.get(person) ?? []).flatMap(({ id, giverArea }) => {
    const state = books.wallets.get(id);
    if (!state?.open) return [];
    return [{ owner: walletOwner(giverArea, id), available: state.left }];
  });
}

/** What a later part of the same stay may still draw. */
export function spend(purses: Purses, { document }: SettlementRecord): Purses {
  const drawn = new Map<string, Money>(document.drawn.map(({ owner, amount }) => [owner, amount]));
  const less = (purse: Purse): Purse => ({
    ...purse,
    available: minus(purse.available, drawn.get(purse.owner) ?? ZERO),
  });
  return { own: purses.own && less(purses.own), relatives: purses.relatives.map(less) };
}
