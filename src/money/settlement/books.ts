import { assert } from '../../kernel/assert.ts';
import type { EncounterId, PersonId, SettlementId } from '../../kernel/ids.ts';
import { type Money, minus, negate, plus, ZERO } from '../../kernel/money.ts';
import type { GrantId } from '../../people/accounts/index.ts';
import { type Chain, type ChainPart, chainOf } from './chain.ts';
import type { AccountState, QuotaState, Recording, YearKey, YearState } from './model.ts';
import { requestName, yearName } from './store.ts';

/**
 * What a batch knows and carries from one request to the next: a person's second settlement in a batch
 * starts from the totals that the first one left. Read by decisions, changed only by `enter`.
 */
export type Books = {
  readonly years: Map<string, YearState>;
  readonly accounts: Map<PersonId, AccountState>;
  readonly quotas: Map<string, Money>;
  /** Of other areas. */
  readonly wallets: Map<GrantId, QuotaState>;
  readonly live: Map<EncounterId, SettlementId | null>;
  /** What settled encounters leave to those they referred the person to. */
  readonly chains: Map<EncounterId, Chain>;
  readonly answered: Map<string, Recording>;
  readonly moves: Map<PersonId, AccountMove>;
  readonly walletMoves: Map<GrantId, WalletMove>;
  readonly touchedYears: Map<string, { before: bigint; after: YearState }>;
};

/** Net change of one own account by a batch, with the entries that make it up. */
export type AccountMove = {
  readonly owner: PersonId;
  readonly version: bigint;
  readonly balanceChange: Money;
  readonly heldChange: Money;
  readonly entries: readonly {
    readonly settlement: SettlementId;
    readonly amount: Money;
    readonly after: Money;
  }[];
};

/** Net change of what is left of one quota by a batch. */
export type WalletMove = {
  readonly quota: GrantId;
  readonly version: bigint;
  readonly used: Money;
};

export function openBooks(
  facts: Pick<Books, 'years' | 'accounts' | 'quotas' | 'wallets' | 'live' | 'chains'>,
): Books {
  return {
    ...facts,
    answered: new Map(),
    moves: new Map(),
    walletMoves: new Map(),
    touchedYears: new Map(),
  };
}

export function yearState(books: Books, key: YearKey): YearState {
  return books.years.get(yearName(key)) ?? { totals: {}, version: 0n, ...key };
}

export function quotaName(giver: PersonId, receiver: PersonId): string {
  return `${giver}\u001f${receiver}`;
}

/** What the owner may spend now: the balance less what is promised to relatives. */
export function availableOf({ balance, held }: AccountState): Money {
  return minus(balance, held);
}

/** Applies a decided command, so that the next one of the batch sees it. */
export function enter(books: Books, recording: Recording): void {
  const { provider, transaction, key } = recording.request;
  books.answered.set(requestName(provider, transaction, key), recording);
  for (const after of recording.years) {
    const name = yearName(after);
    const before = books.touchedYears.get(name)?.before ?? books.years.get(name)?.version ?? 0n;
    books.touchedYears.set(name, { before, after });
    books.years.set(name, after);
  }
  for (const { id, after } of recording.encounters) {
    books.live.set(id, after);
    if (after === null) books.chains.delete(id);
    else books.chains.set(id, chainOf(partsOf(recording.records, id)));
  }
  for (const { giver, receiver, used } of recording.grants) {
    const name = quotaName(giver, receiver);
    books.quotas.set(name, minus(books.quotas.get(name) ?? ZERO, used));
  }
  for (const draw of recording.draws) enterDraw(books, draw);
  for (const draw of recording.wallets) enterWallet(books, draw);
}

function partsOf(records: Recording['records'], encounter: EncounterId): ChainPart[] {
  return records.flatMap((record) => {
    const { computed } = record.document;
    return computed && record.encounter === encounter ? [{ record, computed }] : [];
  });
}

function enterDraw(books: Books, draw: Recording['draws'][number]): void {
  const { owner, settlement, amount, fromHeld } = draw;
  const account = books.accounts.get(owner);
  assert(account, 'a draw names an account that was gathered');
  const after = {
    ...account,
    balance: minus(account.balance, amount),
    held: minus(account.held, fromHeld),
  };
  const move = books.moves.get(owner);
  const entry = { settlement, amount: negate(amount), after: after.balance };
  books.moves.set(owner, {
    owner,
    version: move?.version ?? account.version,
    balanceChange: minus(move?.balanceChange ?? ZERO, amount),
    heldChange: minus(move?.heldChange ?? ZERO, fromHeld),
    entries: [...(move?.entries ?? []), entry],
  });
  books.accounts.set(owner, after);
}

function enterWallet(books: Books, { quota, amount, toQuota }: Recording['wallets'][number]): void {
  const state = books.wallets.get(quota);
  assert(state, 'a wallet draw names a quota that was gathered');
  const used = toQuota ? amount : ZERO;
  const move = books.walletMoves.get(quota);
  books.walletMoves.set(quota, {
    quota,
    version: move?.version ?? state.version,
    used: plus(move?.used ?? ZERO, used),
  });
  books.wallets.set(quota, { ...state, left: minus(state.left, used) });
}
