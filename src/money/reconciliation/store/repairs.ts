import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { RepairAction, RepairId, RunId } from '../model.ts';

export type Repair = {
  readonly id: RepairId;
  readonly provider: ProviderId;
  readonly run: RunId | null;
  readonly seq: number | null;
  readonly subject: string;
  readonly action: RepairAction;
  readonly reason: string;
  readonly person: PersonId | null;
  readonly madeBy: string;
  readonly madeAt: string;
};

/** False: somebody else repaired the same difference a moment ago. */
export async function insertRepair(sql: Sql, repair: Repair): Promise<boolean> {
  const rows = await sql(
    'reconciliation: insert repair',
    `insert into reconciliation_repair
       (id, provider_id, run_id, seq, subject, action, reason, person_id, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (run_id, seq) do nothing returning id`,
    [
      ...[repair.id, repair.provider, repair.run, repair.seq, repair.subject, repair.action],
      ...[maskPersonalNumbers(repair.reason), repair.person, repair.madeBy, repair.madeAt],
    ],
  );
  return rows.length > 0;
}

export async function listRepairs(sql: Sql, provider: ProviderId, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<Repair & { readonly personName: string | null }>(
      'reconciliation: repairs',
      `select f.id, f.provider_id as provider, f.run_id as run, f.seq, f.subject, f.action, f.reason,
         f.person_id as person, p.name as "personName", f.made_by as "madeBy", f.made_at as "madeAt"
       from reconciliation_repair f left join person p on p.id = f.person_id
       where f.provider_id = $1 order by f.id desc limit $2 offset $3`,
      [provider, limit, offset],
    ),
    sql<{ total: number }>(
      'reconciliation: count repairs',
      `select count(*)::int as total from
         (select 1 from reconciliation_repair where provider_id = $1 limit ${COUNT_LIMIT}) m`,
      [provider],
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
