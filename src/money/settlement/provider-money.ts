import { assert } from '../../kernel/assert.ts';
import type {
  EncounterId,
  PersonId,
  ProviderId,
  RegistrationId,
  RequestKey,
  SettlementId,
} from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { findIdentifiedPersons, type IdentifiedPerson } from '../../people/enrolment/index.ts';
import { joinQuestions, type Questions } from '../../platform/questions.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { PolicySet, PolicyShelf } from '../../rules/policy/index.ts';
import {
  type BillId,
  billOf,
  type Encounter,
  encounterOf,
  findRegistrations,
  type Registration,
} from '../encounter/index.ts';
import type { ReverseTarget, SettlementRow } from './model.ts';
import { balanceAfter, type ProviderSettlement, providerSettlement } from './provider-view.ts';
import type { Answer, Settlements } from './settlements.ts';
import {
  type BalanceAsked,
  findBalancesAfter,
  findRequests,
  findSettlements,
  findTogether,
} from './store.ts';

export type AccountUse = { readonly own: boolean; readonly relatives: boolean };

type Of = { readonly provider: ProviderId; readonly person: PersonId };
type OfBill = Of & {
  readonly bill: BillId;
  readonly claimedTotal: Money;
  readonly use: AccountUse;
  /** As the caller read it for this request; absent: it is read. */
  readonly registration?: Registration;
};

/** Settling as hospitals see it: by bill, told what they were told. The lane and its records are the same. */
export type ProviderMoney = {
  /** `draft`: of a bill that is not recorded. */
  readonly quote: (request: OfBill & { readonly draft?: Encounter }) => Promise<ProviderSettlement>;
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
  /** What a request settled; null: nothing yet. */
  readonly findBill: (
    sql: Sql,
    request: { readonly provider: ProviderId; readonly key: RequestKey },
  ) => Promise<Pick<ProviderSettlement, 'id' | 'encounter'> | null>;
  /** Null for what is not there, and for supplements. */
  readonly find: (sql: Sql, id: SettlementId) => Promise<ProviderSettlement | null>;
  readonly registration: (id: RegistrationId) => Promise<Registration | null>;
};

export type ProviderMoneyDeps = {
  readonly database: AreaDatabase;
  readonly shelf: PolicyShelf;
  readonly settlements: Settlements;
};

export function createProviderMoney(deps: ProviderMoneyDeps): ProviderMoney {
  const { database, settlements } = deps;
  const telling = { ...deps, beside: joinQuestions(besideFinder(database.reading)) };
  const told = (sql: Sql, request: Recorded) => tell(telling, sql, request);
  const registration = joinQuestions(async (ids: readonly RegistrationId[]) => {
    const found = await findRegistrations(database.reading, ids);
    return ids.map((id) => found.get(id) ?? null);
  });
  return {
    registration,
    async quote({ draft, ...request }) {
      const answer = await settlements.quote({ ...billed(request), ...(draft && { draft }) });
      return quoted(telling, recorded(answer, request.registration));
    },
    async settle({ key, open, claimedParts, ...request }) {
      // Absent where it says nothing, so that a body hashes as it always did.
      const more = { ...(open && { open }), ...(claimedParts && { claimedParts }) };
      const answer = await settlements.settle({ key, ...billed(request), ...more });
      return told(database.sql, recorded(answer, request.registration));
    },
    async reverse(request) {
      return told(database.sql, recorded(await settlements.reverse(request)));
    },
    async findBill(sql, { provider, key }) {
      const requests = await findRequests(sql, [{ provider, transaction: 'settle', key }]);
      const [id] = [...requests.values()].flatMap((request) => request.settlements);
      return id === undefined ? null : ((await findSettlements(sql, [id])).get(id) ?? null);
    },
    async find(sql, id) {
      const found = (await findSettlements(sql, [id])).get(id);
      if (!found || found.kind === 'supplement') return null;
      return told(sql, { rows: await findTogether(sql, found), registration: undefined });
    },
  };
}

function billed({ provider, person, bill, claimedTotal, use }: OfBill) {
  const encounter: EncounterId = encounterOf(bill);
  const { own: useOwnAccount, relatives: useMutualAid } = use;
  return { provider, person, encounter, claimedTotal, useOwnAccount, useMutualAid };
}

/** What a request recorded, and its registration where it was read already. */
type Recorded = {
  readonly rows: readonly SettlementRow[];
  readonly registration: Registration | undefined;
};

function recorded({ settlements }: Answer, registration?: Registration): Recorded {
  return { rows: settlements.map(({ row }) => row), registration };
}

/** What stands beside the records of a request in what its hospital is told. */
type Beside = {
  readonly who: IdentifiedPerson;
  readonly registration: Registration | null;
  readonly balance: Money | null;
};

type Telling = ProviderMoneyDeps & {
  readonly beside: Questions<Recorded, Beside>;
};

type BesideAsked = BalanceAsked & {
  readonly id: RegistrationId;
  readonly registration: Registration | undefined;
};
const NONE_READ: ReadonlyMap<RegistrationId, Registration> = new Map();

/** Of many requests at once; the balance as it stood right after each, so that a repetition hears the same. */
function besideFinder(sql: Sql) {
  return async (requests: readonly Recorded[]): Promise<Beside[]> => {
    const asked = requests.map(({ rows, registration }): BesideAsked => {
      const [first] = rows;
      assert(first, 'a request records something');
      const id = billOf(first.encounter).registration;
      return { person: first.person, id, registration, settlements: rows.map((row) => row.id) };
    });
    const unread = asked.flatMap(({ id, registration }) => (registration ? [] : [id]));
    const [persons, registrations, balances] = await Promise.all([
      findIdentifiedPersons(sql, [...new Set(asked.map(({ person }) => person))]),
      unread.length > 0 ? findRegistrations(sql, [...new Set(unread)]) : NONE_READ,
      findBalancesAfter(sql, asked),
    ]);
    return asked.map(({ person, id, registration }, i) => {
      const who = persons.get(person);
      assert(who, 'a settlement is of a recorded person');
      return {
        who,
        registration: registration ?? registrations.get(id) ?? null,
        balance: balances[i] ?? null,
      };
    });
  };
}

async function tell(
  { shelf, beside }: Telling,
  sql: Sql,
  { rows: all, registration }: Recorded,
): Promise<ProviderSettlement> {
  const rows = all.filter(({ kind }) => kind !== 'supplement');
  const taken = rows.flatMap(({ originalId }) => originalId ?? []);
  const [found, facts] = await Promise.all([
    taken.length > 0 ? findSettlements(sql, taken) : new Map<SettlementId, SettlementRow>(),
    beside({ rows, registration }),
  ]);
  const originals = [...found.values()];
  const policies = await pinned(shelf, [...rows, ...originals]);
  return providerSettlement({ rows, originals, policies, ...facts });
}

async function quoted({ shelf, beside }: Telling, request: Recorded): Promise<ProviderSettlement> {
  const { rows } = request;
  const [policies, facts] = await Promise.all([pinned(shelf, rows), beside(request)]);
  const balance = facts.balance === null ? null : balanceAfter(facts.balance, rows);
  return providerSettlement({ rows, originals: [], policies, ...facts, balance });
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
