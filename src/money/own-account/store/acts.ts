import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Act, ActId } from '../model.ts';

const ACT = `id, key, kind, payer, person_id as person, grant_id as grant, used_for as "usedFor",
  reference, returns, amount, to_quota as "toQuota", debit, credit, on_day as "onDay", reason,
  made_by as by, made_at as at`;

export async function findAct(sql: Sql, key: string): Promise<Act | null> {
  const [row] = await sql<Act>(
    'own-account: act',
    `select ${ACT} from account_act where key = $1`,
    [key],
  );
  return row ?? null;
}

export async function isReturned(sql: Sql, id: ActId): Promise<boolean> {
  const rows = await sql('own-account: returned', 'select from account_act where returns = $1', [
    id,
  ]);
  return rows.length > 0;
}

export async function insertAct(sql: Sql, act: Act): Promise<void> {
  const { id, key, kind, payer, person, grant, usedFor, reference, returns, amount } = act;
  const { toQuota, debit, credit, onDay, reason, by, at } = act;
  await sql(
    'own-account: insert act',
    `insert into account_act (id, key, kind, payer, person_id, grant_id, used_for, reference, returns,
       amount, to_quota, debit, credit, on_day, reason, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[id, key, kind, payer, person, grant, usedFor, reference, returns, amount, toQuota],
      ...[debit, credit, onDay, reason, by, at],
    ],
  );
}

export type Entry = {
  readonly id: string;
  readonly person: PersonId;
  readonly amount: Money;
  readonly after: Money;
  readonly reason: string;
  readonly onDay: Day;
};

export async function insertEntry(sql: Sql, entry: Entry): Promise<void> {
  const { id, person, amount, after, reason, onDay } = entry;
  await sql(
    'own-account: insert entry',
    `insert into account_entry (id, person_id, amount, balance_after, reason, on_day)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, person, amount, after, reason, onDay],
  );
}

/** The balance alone; what is held moves with its grant. */
export async function moveBalance(sql: Sql, person: PersonId, amount: Money): Promise<void> {
  await sql(
    'own-account: move balance',
    `update personal_account set balance = balance + $2::bigint, version = version + 1
     where person_id = $1`,
    [person, amount],
  );
}

export type EntryRow = {
  readonly id: string;
  readonly amount: Money;
  readonly after: Money;
  readonly reason: string;
  readonly settlement: string | null;
  readonly on: string;
  readonly wallet: string | null;
  /** The relative of the area whose settlement it paid; null: the owner himself. */
  readonly user: string | null;
};

/** Newest first, with whose wallet it was used through, and for which relative. */
export async function findEntries(sql: Sql, person: PersonId, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<EntryRow>(
      'own-account: entries',
      `select e.id, e.amount, e.balance_after as after, e.reason, e.settlement_id as settlement,
         coalesce(e.on_day, e.recorded_at::date) as "on", g.receiver_name as wallet, p.name as "user"
       from account_entry e
       left join settlement s on s.id = e.settlement_id and s.person_id <> e.person_id
       left join person p on p.id = s.person_id
       left join wallet_booking b on b.entry_id = e.id left join wallet_grant g on g.id = b.grant_id
       where e.person_id = $1 order by e.id desc limit $2 offset $3`,
      [person, limit, offset],
    ),
    sql<{ total: bigint }>(
      'own-account: count entries',
      'select count(*) as total from account_entry where person_id = $1',
      [person],
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}
