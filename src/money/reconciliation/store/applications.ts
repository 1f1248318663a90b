import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { VisitKind } from '../../../rules/policy/index.ts';
import type { Drawn } from '../decide-application.ts';
import type { Application, ApplicationId } from '../model.ts';

/** Nobody else of the provider applies or withdraws until the transaction ends. */
export async function lockApplications(sql: Sql, provider: ProviderId): Promise<void> {
  await sql(
    'reconciliation: lock applications',
    `select pg_advisory_xact_lock(hashtext(current_schema() || ' clearing ' || $1))`,
    [provider],
  );
}

export async function insertApplication(sql: Sql, made: Application): Promise<void> {
  await sql(
    'reconciliation: insert application',
    `insert into clearing_application (id, provider_id, visit_kinds, way, month, starts_on, ends_on,
       persons, total, recognised, funds, accounts, cash, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[made.id, made.provider, made.visitKinds.join(','), made.way, made.month, made.startsOn],
      ...[made.endsOn, made.persons, made.total, made.recognised, made.funds, made.accounts],
      ...[made.cash, made.madeBy, made.madeAt],
    ],
  );
}

export type ApplicationRow = Application & {
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  /** Its time lies wholly in closed payment periods. */
  readonly closed: boolean;
};

type Raw = Omit<ApplicationRow, 'visitKinds'> & { readonly visitKinds: string };

const COLUMNS = `a.id, a.provider_id as provider, a.visit_kinds as "visitKinds", a.way, a.month,
  a.starts_on as "startsOn", a.ends_on as "endsOn", a.persons, a.total, a.recognised, a.funds,
  a.accounts, a.cash, a.made_by as "madeBy", a.made_at as "madeAt",
  w.made_at as "withdrawnAt", w.made_by as "withdrawnBy",
  exists (select 1 from pay_period p where p.ends_on >= a.ends_on) as closed`;
const FROM = `clearing_application a
  left join clearing_withdrawal w on w.application_id = a.id`;

export async function findApplication(sql: Sql, id: ApplicationId): Promise<ApplicationRow | null> {
  const [row] = await sql<Raw>(
    'reconciliation: application',
    `select ${COLUMNS} from ${FROM} where a.id = $1`,
    [id],
  );
  return row ? applicationOf(row) : null;
}

export async function findStanding(sql: Sql, provider: ProviderId): Promise<ApplicationRow[]> {
  const rows = await sql<Raw>(
    'reconciliation: standing applications',
    `select ${COLUMNS} from ${FROM} where a.provider_id = $1 and w.application_id is null`,
    [provider],
  );
  return rows.map(applicationOf);
}

export async function listApplications(
  sql: Sql,
  provider: ProviderId | null,
  { limit, offset }: Page,
) {
  const [rows, counted] = await Promise.all([
    sql<Raw>(
      'reconciliation: applications',
      `select ${COLUMNS} from ${FROM} where $1::text is null or a.provider_id = $1
       order by a.id desc limit $2 offset $3`,
      [provider, limit, offset],
    ),
    sql<{ total: number }>(
      'reconciliation: count applications',
      `select count(*)::int as total from (select 1 from clearing_application
         where $1::text is null or provider_id = $1 limit ${COUNT_LIMIT}) m`,
      [provider],
    ),
  ]);
  return { rows: rows.map(applicationOf), total: counted[0]?.total ?? 0 };
}

export async function insertWithdrawal(
  sql: Sql,
  id: ApplicationId,
  by: { readonly actor: string; readonly at: string },
): Promise<void> {
  await sql(
    'reconciliation: withdraw application',
    `insert into clearing_withdrawal (application_id, made_by, made_at) values ($1, $2, $3)`,
    [id, by.actor, by.at],
  );
}

export type StatementOfMonth = Drawn & {
  readonly id: string;
  readonly fund: string;
  readonly drawn: Money;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: string | null;
};

/** The agency's statements of the payment periods that have a day of this time. */
export function findStatements(
  sql: Sql,
  provider: ProviderId,
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day },
): Promise<StatementOfMonth[]> {
  return sql<StatementOfMonth>(
    'reconciliation: statements',
    `select s.id, s.fund, s.drawn, s.payable, p.starts_on as "startsOn", p.ends_on as "endsOn",
       s.order_state as state, s.order_state is not distinct from 'paid' as paid
     from pay_period p join pay_statement_now s on s.period_id = p.id
     where s.provider_id = $1 and p.starts_on < $3::date and p.ends_on > $2::date
     order by p.starts_on, s.fund`,
    [provider, startsOn, endsOn],
  );
}

function applicationOf(row: Raw): ApplicationRow {
  return { ...row, visitKinds: row.visitKinds.split(',') as VisitKind[] };
}
