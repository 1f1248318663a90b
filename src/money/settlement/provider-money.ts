import { assert } from '../../kernel/assert.ts';
import type {
  EncounterId,
  PersonId,
  ProviderId,
  RequestKey,
  SettlementId,
} from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { PolicySet, PolicyShelf } from '../../rules/policy/index.ts';
import { type BillId, encounterOf } from '../encounter/index.ts';
import type { ReverseTarget, SettlementRow } from './model.ts';
import { balanceAfter, type ProviderSettlement, providerSettlement } from './provider-view.ts';
import type { Answer, Settlements } from './settlements.ts';
import { findBalance, findSettlements, findTogether } from './store.ts';

export type AccountUse = { readonly own: boolean; readonly relatives: boolean };

type Of = { readonly provider: ProviderId; readonly person: PersonId };
type OfBill = Of & {
  readonly bill: BillId;
  readonly claimedTotal: Money;
  readonly use: AccountUse;
};

/** Settling as hospitals see it: by bill, told what they were told. The lane and its records are the same. */
export type ProviderMoney = {
  readonly quote: (request: OfBill) => Promise<ProviderSettlement>;
  readonly settle: (
    request: OfBill & {
      readonly key: RequestKey;
      /** Before the discharge: as if the stay ended today. */
      readonly open: boolean;
      readonly claimedParts: readonly Money[] | null;
    },
  ) => Promise<ProviderSettlement>;
  readonly reverse: (
    request: Of & { readonly key: RequestKey; readonly reason: string } & ReverseTarget,
  ) => Promise<ProviderSettlement>;
  /** Null for what is not there, and for supplements. */
  readonly find: (sql: Sql, id: SettlementId) => Promise<ProviderSettlement | null>;
};

export type ProviderMoneyDeps = {
  readonly database: AreaDatabase;
  readonly shelf: PolicyShelf;
  readonly settlements: Settlements;
};

export function createProviderMoney(deps: ProviderMoneyDeps): ProviderMoney {
  const { database, settlements } = deps;
  const told = (sql: Sql, rows: readonly SettlementRow[]) => tell(deps, sql, rows);
  return {
    async quote(request) {
      const answer = await settlements.quote({ ...billed(request) });
      return quoted(deps, rowsOf(answer));
    },
    async settle({ key, open, claimedParts, ...request }) {
      // Absent where it says nothing, so that a body hashes as it always did.
      const more = { ...(open && { open }), ...(claimedParts && { claimedParts }) };
      const answer = await settlements.settle({ key, ...billed(request), ...more });
      return told(database.sql, rowsOf(answer));
    },
    async reverse(request) {
      return told(database.sql, rowsOf(await settlements.reverse(request)));
    },
    async find(sql, id) {
      const found = (await findSettlements(sql, [id])).get(id);
      if (!found || found.kind === 'supplement') return null;
      return told(sql, await findTogether(sql, found));
    },
  };
}

function billed({ provider, person, bill, claimedTotal, use }: OfBill) {
  const encounter: EncounterId = encounterOf(bill);
  const { own: useOwnAccount, relatives: useMutualAid } = use;
  return { provider, person, encounter, claimedTotal, useOwnAccount, useMutualAid };
}

function rowsOf({ settlements }: Answer): readonly SettlementRow[] {
  return settlements.map(({ row }) => row);
}

async function tell(
  { shelf }: ProviderMoneyDeps,
  sql: Sql,
  recorded: readonly SettlementRow[],
): Promise<ProviderSettlement> {
  const rows = recorded.filter(({ kind }) => kind !== 'supplement');
  const taken = rows.flatMap(({ originalId }) => originalId ?? []);
  const [found, balance] = await Promise.all([
    taken.length > 0 ? findSettlements(sql, taken) : new Map<SettlementId, SettlementRow>(),
    balanceOf(sql, rows),
  ]);
  const originals = [...found.values()];
  const policies = await pinned(shelf, [...rows, ...originals]);
  return providerSettlement({ rows, originals, policies, balance });
}

async function quoted(
  { database, shelf }: ProviderMoneyDeps,
  rows: readonly SettlementRow[],
): Promise<ProviderSettlement> {
  const [policies, balance] = await Promise.all([
    pinned(shelf, rows),
    balanceOf(database.sql, rows),
  ]);
  const after = balance === null ? null : balanceAfter(balance, rows);
  return providerSettlement({ rows, originals: [], policies, balance: after });
}

/** As the account stood right after these records, so that a repeated request hears the same. */
function balanceOf(sql: Sql, rows: readonly SettlementRow[]): Promise<Money | null> {
  const [first] = rows;
  assert(first, 'a request records something');
  return findBalance(
    sql,
    first.person,
    rows.map(({ id }) => id),
  );
}

async function pinned(
  shelf: PolicyShelf,
  rows: readonly SettlementRow[],
): Promise<ReadonlyMap<string, PolicySet>> {
  const hashes = [...new Set(rows.map(({ policySet }) => policySet))];
  return new Map(
    await Promise.all(hashes.map(async (hash) => [hash, await shelf.setByHash(hash)] as const)),
  );
}
