import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Scheme, VisitKind } from '../../rules/policy/index.ts';
import { type Chain, chainOf } from './chain.ts';
import { readDocument, readTotals } from './document.ts';
import { effectiveOf } from './effective.ts';
import type { RecordKind, SettlementRow, YearKey, YearState } from './model.ts';

export type StoredRequest = {
  readonly provider: string;
  readonly transaction: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly settlements: readonly SettlementId[];
};

export function requestName(provider: string, transaction: string, key: string): string {
  return `${provider}\u001f${transaction}\u001f${key}`;
}

export function yearName({ person, scheme, year }: YearKey): string {
  return `${person}\u001f${scheme}\u001f${year}`;
}

export async function findRequests(
  sql: Sql,
  names: readonly { provider: string; transaction: string; key: string }[],
): Promise<Map<string, StoredRequest>> {
  const rows = await sql<Omit<StoredRequest, 'settlements'> & { settlements: string }>(
    'settlement: requests',
    `select r.provider_id as provider, r.transaction, r.key, r.body_hash as "bodyHash",
            r.settlement_ids as settlements
     from unnest($1::text[], $2::text[], $3::text[]) as u(provider, transaction, key)
     join request r on r.provider_id = u.provider and r.transaction = u.transaction
       and r.key = u.key`,
    [
      names.map(({ provider }) => provider),
      names.map(({ transaction }) => transaction),
      names.map(({ key }) => key),
    ],
  );
  return new Map(
    rows.map((row) => [
      requestName(row.provider, row.transaction, row.key),
      { ...row, settlements: JSON.parse(row.settlements) as SettlementId[] },
    ]),
  );
}

export async function findYears(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<Map<string, YearState>> {
  const rows = await sql<Omit<YearState, 'totals'> & { totals: string }>(
    'settlement: years',
    `select person_id as person, scheme, benefit_year as year, totals, version
     from year_to_date where person_id = any($1)`,
    [persons],
  );
  return new Map(
    rows.map((row) => [yearName(row), { ...row, totals: readTotals(JSON.parse(row.totals)) }]),
  );
}

/** A row as it lies in the table. */
export type RawSettlement = {
  readonly id: SettlementId;
  readonly kind: RecordKind;
  readonly originalId: SettlementId | null;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly encounter: EncounterId;
  readonly scheme: Scheme;
  readonly benefitYear: number;
  readonly yearVersion: bigint;
  readonly visitKind: VisitKind;
  readonly benefitDay: Day;
  readonly policySet: string;
  readonly total: Money;
  readonly pool: Money;
  readonly largeAmount: Money;
  readonly seriousDisease: Money;
  readonly medicalAid: Money;
  readonly ownAccount: Money;
  readonly mutualAid: Money;
  readonly cash: Money;
  readonly hospital: Money;
  readonly document: string;
  readonly hash: string;
  readonly batch: string;
  readonly settledAt: string;
};

export const SETTLEMENT_COLUMNS = `s.id, s.kind, s.original_id as "originalId", s.person_id as person,
  s.provider_id as provider, s.encounter_id as encounter, s.scheme,
  s.benefit_year as "benefitYear", s.year_version as "yearVersion", s.visit_kind as "visitKind",
  s.benefit_day as "benefitDay", s.policy_set as "policySet", s.total, s.pool,
  s.large_amount as "largeAmount", s.serious as "seriousDisease", s.aid as "medicalAid",
  s.own_account as "ownAccount", s.mutual_aid as "mutualAid", s.cash, s.hospital, s.document,
  s.hash, s.batch_id as batch, s.settled_at as "settledAt"`;

export function toSettlement(raw: RawSettlement): SettlementRow {
  const { total, pool, largeAmount, seriousDisease, medicalAid, ...others } = raw;
  const { ownAccount, mutualAid, cash, hospital, document, ...row } = others;
  const funds = { pool, largeAmount, seriousDisease, medicalAid };
  return {
    ...row,
    amounts: { total, ...funds, ownAccount, mutualAid, cash, hospital },
    document: readDocument(document, raw.id),
  };
}

export async function findSettlements(
  sql: Sql,
  ids: readonly SettlementId[],
): Promise<Map<SettlementId, SettlementRow>> {
  const rows = await sql<RawSettlement>(
    'settlement: by id',
    `select ${SETTLEMENT_COLUMNS} from settlement s where s.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((raw) => [raw.id, toSettlement(raw)]));
}

/** Every record of these persons, in the order in which each year's totals moved. */
export async function findHistory(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<readonly SettlementRow[]> {
  const rows = await sql<RawSettlement>(
    'settlement: history',
    `select ${SETTLEMENT_COLUMNS} from settlement s where s.person_id = any($1)
     order by s.person_id, s.scheme, s.benefit_year, s.year_version`,
    [persons],
  );
  return rows.map(toSettlement);
}

/** Reversal and supplements of one settlement, which is never changed itself. */
export async function findFollowers(
  sql: Sql,
  settlement: SettlementRow,
): Promise<readonly { id: SettlementId; kind: RecordKind }[]> {
  return sql<{ id: SettlementId; kind: RecordKind }>(
    'settlement: followers',
    `select id, kind from settlement
     where person_id = $1 and scheme = $2 and benefit_year = $3 and original_id = $4
     order by year_version`,
    [settlement.person, settlement.scheme, settlement.benefitYear, settlement.id],
  );
}

/** What the live settlements of these encounters, with their supplements, leave to the next in a chain. */
export async function findChains(
  sql: Sql,
  encounters: readonly EncounterId[],
): Promise<Map<EncounterId, Chain>> {
  const rows = await sql<RawSettlement & { live: SettlementId }>(
    'settlement: of encounters',
    `select ${SETTLEMENT_COLUMNS}, e.settlement_id as live
     from encounter e join settlement s on s.person_id = e.person_id and s.encounter_id = e.id
     where e.id = any($1) and e.settlement_id is not null
     order by s.person_id, s.scheme, s.benefit_year, s.year_version`,
    [encounters],
  );
  const records = rows.map(({ live: _, ...raw }) => toSettlement(raw));
  const chains = new Map<EncounterId, Chain>();
  for (const first of records) {
    if (rows.every(({ live }) => live !== first.id)) continue;
    const parts = first.document.siblings.map((id) => {
      const part = records.find((record) => record.id === id);
      assert(part, 'all parts of a stay are recorded together');
      return { record: part, computed: effectiveOf(part, records).computed };
    });
    chains.set(first.encounter, chainOf(parts));
  }
  return chains;
}

/** The records of one request that a hospital is told together: the parts of a stay. */
export async function findTogether(
  sql: Sql,
  { person, batch, encounter, kind }: SettlementRow,
): Promise<readonly SettlementRow[]> {
  const rows = await sql<RawSettlement>(
    'settlement: together',
    `select ${SETTLEMENT_COLUMNS} from settlement s
     where s.person_id = $1 and s.batch_id = $2 and s.encounter_id = $3 and s.kind = $4
     order by s.id`,
    [person, batch, encounter, kind],
  );
  return rows.map(toSettlement);
}

export type BalanceAsked = {
  readonly person: PersonId;
  readonly settlements: readonly SettlementId[];
};

/**
 * Of each, in the order asked, the own account after its records: after their last entry, else after the last one
 * before them. Ids rise with time. Null: the person never had an account.
 */
export async function findBalancesAfter(
  sql: Sql,
  asked: readonly BalanceAsked[],
): Promise<readonly (Money | null)[]> {
  const rows = await sql<{ balance: Money | null }>(
    'settlement: balances after',
    `select (
       select balance_after from account_entry e
       where e.person_id = u.person
         and (e.settlement_id = any(string_to_array(u.settlements, ',')::uuid[]) or e.id < u.first)
       order by e.id desc limit 1) as balance
     from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality
       as u(person, settlements, first, place)
     order by u.place`,
    [
      asked.map(({ person }) => person),
      asked.map(({ settlements }) => settlements.join(',')),
      asked.map(({ settlements }) => settlements.toSorted()[0]),
    ],
  );
  return rows.map(({ balance }) => balance);
}
