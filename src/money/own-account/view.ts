import { type Static, Type } from 'typebox';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import {
  availableOf,
  findAccounts,
  findGiven,
  findGrants,
  findQuotas,
  findWalletGrantsOf,
  type Grant,
  type Quota,
  RELATIONS,
  type WalletGrant,
} from '../../people/accounts/index.ts';
import { findPersons, maskName } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ClearingRow } from './store/bookings.ts';

const Yuan = Type.String({ description: 'Yuan with two places' });
const DayOrNull = Type.Union([Type.String(), Type.Null()]);
const Relation = Type.String({ description: `What the giver is: ${RELATIONS.join(', ')}` });

export const GrantView = Type.Object({
  id: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String({ description: 'Masked' }) }),
  relation: Relation,
  left: Yuan,
  position: Type.Integer(),
  startsOn: Type.String(),
  endsOn: DayOrNull,
});

export const WalletView = Type.Object({
  id: Type.String(),
  receiver: Type.String({ description: 'Masked' }),
  area: Type.String(),
  relation: Relation,
  quota: Yuan,
  left: Yuan,
  state: Type.Enum(['asked', 'offered', 'open', 'closing', 'ended']),
  reason: Type.String(),
  askedAt: Type.String(),
});

export const QuotaView = Type.Object({
  id: Type.String(),
  giver: Type.String({ description: 'Masked' }),
  area: Type.String(),
  relation: Relation,
  amount: Yuan,
  left: Yuan,
  position: Type.Integer(),
  state: Type.Enum(['offered', 'open']),
  offeredAt: Type.String(),
});

export const AccountView = Type.Object({
  account: Type.Union([
    Type.Object({ balance: Yuan, held: Yuan, available: Yuan }),
    Type.Null({ description: 'Never had one' }),
  ]),
  given: Type.Array(GrantView, { description: 'To relatives of the area' }),
  received: Type.Array(GrantView, { description: 'In the order in which it pays' }),
  wallets: Type.Array(WalletView, { description: 'To relatives of other areas' }),
  quotas: Type.Array(QuotaView, { description: 'From other areas; pay after the others' }),
});
export type AccountView = Static<typeof AccountView>;

export const EntryView = Type.Object({
  id: Type.String(),
  on: Type.String(),
  amount: Yuan,
  after: Yuan,
  reason: Type.String({ description: 'monthly 2025-06, settlement, draw premium-ltc, …' }),
  settlement: Type.Union([Type.String(), Type.Null()]),
  wallet: Type.Union([Type.String(), Type.Null()], { description: 'Whose use, masked' }),
  user: Type.Union([Type.String(), Type.Null()], {
    description: 'The relative whose settlement it paid, masked; null: the owner',
  }),
});

export const ClearingView = Type.Object({
  month: Type.String(),
  direction: Type.Enum(['owing', 'owed']),
  area: Type.String(),
  uses: Type.Integer(),
  care: Yuan,
  goods: Yuan,
  premium: Yuan,
  total: Yuan,
  hash: Type.String(),
  madeAt: Type.String(),
});
export type EntryView = Static<typeof EntryView>;
export type ClearingView = Static<typeof ClearingView>;

/** All that there is about somebody's own account, given and received. */
export async function accountView(sql: Sql, person: PersonId): Promise<AccountView> {
  const [accounts, given, grants, wallets, quotas] = await Promise.all([
    findAccounts(sql, [person]),
    findGiven(sql, person),
    findGrants(sql, [person]),
    findWalletGrantsOf(sql, person),
    findQuotas(sql, [person]),
  ]);
  const received = grants.get(person) ?? [];
  const others = [...given.map((one) => one.receiverId), ...received.map((one) => one.giverId)];
  const persons = await findPersons(sql, others);
  const named = (id: PersonId) => ({ id, name: maskName(persons.get(id)?.name ?? '') });
  const account = accounts.get(person);
  return {
    account: account
      ? {
          balance: formatYuan(account.balance),
          held: formatYuan(account.held),
          available: formatYuan(availableOf(account)),
        }
      : null,
    given: given.map((grant) => grantView(grant, named(grant.receiverId))),
    received: received.map((grant) => grantView(grant, named(grant.giverId))),
    wallets: wallets.map(walletView),
    quotas: (quotas.get(person) ?? []).map(quotaView),
  };
}

function grantView(grant: Grant, person: { id: string; name: string }) {
  const { id, relation, quotaLeft, position, startsOn, endsOn } = grant;
  return { id, person, relation, left: formatYuan(quotaLeft), position, startsOn, endsOn };
}

export function walletView(grant: WalletGrant): Static<typeof WalletView> {
  const { id, receiverName, receiverArea, relation, quota, left, state, reason, askedAt } = grant;
  return {
    ...{ id, receiver: receiverName, area: receiverArea, relation, state, reason, askedAt },
    ...{ quota: formatYuan(quota), left: formatYuan(left) },
  };
}

export function quotaView(quota: Quota): Static<typeof QuotaView> {
  const { id, giverName, giverArea, relation, amount, left, position, state, offeredAt } = quota;
  return {
    ...{ id, giver: giverName, area: giverArea, relation, position, offeredAt },
    ...{ amount: formatYuan(amount), left: formatYuan(left) },
    state: state === 'open' ? 'open' : 'offered',
  };
}

export function clearingView(row: ClearingRow): Static<typeof ClearingView> {
  const { other, care, goods, premium, total, ...rest } = row;
  return {
    ...{ ...rest, area: other, care: formatYuan(care), goods: formatYuan(goods) },
    ...{ premium: formatYuan(premium), total: formatYuan(total) },
  };
}
