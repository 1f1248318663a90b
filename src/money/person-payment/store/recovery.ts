import type { Day } from '../../../kernel/days.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Part, PaymentId, Recovery, RecoveryEntry, RecoveryId } from '../model.ts';

const RECOVERY = `id, key, payment_id as payment, owed_by as "owedBy", amount, returned, open, reason,
  made_by as "madeBy", made_at as "madeAt"`;

export async function findRecovery(sql: Sql, id: RecoveryId): Promise<Recovery | null> {
  const [row] = await sql<Recovery>(
    'recovery: by id',
    `select ${RECOVERY} from recovery_now where id = $1`,
    [id],
  );
  return row ?? null;
}

export async function findRecoveryByKey(sql: Sql, key: string): Promise<Recovery | null> {
  const [row] = await sql<Recovery>(
    'recovery: by key',
    `select ${RECOVERY} from recovery_now where key = $1`,
    [key],
  );
  return row ?? null;
}

export function findRecoveriesOf(sql: Sql, payment: PaymentId): Promise<Recovery[]> {
  return sql<Recovery>(
    'recovery: of payment',
    `select ${RECOVERY} from recovery_now where payment_id = $1 order by id`,
    [payment],
  );
}

/** Debts of an account of the ledger that are not given back wholly, oldest first. */
export function findDebts(sql: Sql, owedBy: string): Promise<Recovery[]> {
  return sql<Recovery>(
    'recovery: debts',
    `select ${RECOVERY} from recovery_now where owed_by = $1 and open > 0 order by id`,
    [owedBy],
  );
}

export async function listRecoveries(
  sql: Sql,
  { open, limit, offset }: Page & { readonly open: boolean | null },
) {
  const matching = 'from recovery_now where ($1::boolean is null or (open > 0) = $1)';
  const [rows, counted] = await Promise.all([
    sql<Recovery>(
      'recovery: list',
      `select ${RECOVERY} ${matching} order by id desc limit $2 offset $3`,
      [open, limit, offset],
    ),
    sql<{ total: number }>(
      'recovery: count',
      `select count(*)::int as total from (select 1 ${matching} limit ${COUNT_LIMIT}) m`,
      [open],
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export function findRecoveryParts(sql: Sql, recovery: RecoveryId): Promise<Part[]> {
  return sql<Part>(
    'recovery: parts left',
    `select p.fund, (p.amount - coalesce(sum(e.amount), 0))::bigint as amount, p.borne_by as "borneBy"
     from recovery_part p
     left join recovery_entry_part e on e.recovery_id = p.recovery_id and e.fund = p.fund
     where p.recovery_id = $1 group by p.recovery_id, p.fund
     having p.amount > coalesce(sum(e.amount), 0) order by p.fund`,
    [recovery],
  );
}

export type RecoveryRecord = Pick<
  Recovery,
  'id' | 'key' | 'payment' | 'owedBy' | 'amount' | 'reason' | 'madeBy' | 'madeAt'
> & {
  readonly parts: readonly Part[];
  readonly journal: string | null;
  readonly onDay: Day;
};

export async function insertRecovery(sql: Sql, made: RecoveryRecord): Promise<void> {
  const { id, key, payment, owedBy, amount, reason, journal, onDay, madeBy, madeAt, parts } = made;
  await sql(
    'recovery: insert',
    `insert into recovery
       (id, key, payment_id, owed_by, amount, reason, journal_id, on_day, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, key, payment, owedBy, amount, reason, journal, onDay, madeBy, madeAt],
  );
  await sql(
    'recovery: insert parts',
    `insert into recovery_part (recovery_id, fund, amount, borne_by)
     select $1, * from unnest($2::text[], $3::bigint[], $4::text[])`,
    [
      id,
      parts.map(({ fund }) => fund),
      parts.map((part) => part.amount),
      parts.map(({ borneBy }) => borneBy),
    ],
  );
}

export function findEntries(sql: Sql, recovery: RecoveryId): Promise<RecoveryEntry[]> {
  return sql<RecoveryEntry>(
    'recovery: entries',
    `select recovery_id as recovery, seq, kind, amount, payment_id as payment, reference, actor, at,
       journal_id as journal, on_day as "onDay"
     from recovery_entry where recovery_id = $1 order by seq`,
    [recovery],
  );
}

export async function insertEntry(
  sql: Sql,
  entry: Omit<RecoveryEntry, 'seq'>,
  parts: readonly Pick<Part, 'fund' | 'amount'>[],
): Promise<void> {
  const { recovery, kind, amount, payment, reference, actor, at, journal, onDay } = entry;
  const [row] = await sql<{ seq: number }>(
    'recovery: insert entry',
    `insert into recovery_entry
       (recovery_id, seq, kind, amount, payment_id, reference, actor, at, journal_id, on_day)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9
     from recovery_entry where recovery_id = $1 returning seq`,
    [recovery, kind, amount, payment, reference, actor, at, journal, onDay],
  );
  await sql(
    'recovery: insert entry parts',
    `insert into recovery_entry_part (recovery_id, seq, fund, amount)
     select $1, $2, * from unnest($3::text[], $4::bigint[])`,
    [recovery, row?.seq, parts.map(({ fund }) => fund), parts.map((part) => part.amount)],
  );
}
