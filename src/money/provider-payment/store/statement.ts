import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import { PAY_ACCOUNT_NUMBER, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { PayableFund } from '../../ledger/index.ts';
import type { Debt, StatementDraft } from '../draw-statements.ts';
import type {
  Deduction,
  DeductionId,
  PayAccount,
  PeriodId,
  Statement,
  StatementId,
} from '../model.ts';

const STATEMENT = `id, period_id as period, provider_id as provider, fund, drawn, carried,
  carried_from as "carriedFrom", deducted, payable, order_id as "order",
  order_state as "orderState", attempts, carried_on as "carriedOn"`;

export async function findStatement(sql: Sql, id: StatementId): Promise<Statement | null> {
  const [row] = await sql<Statement>(
    'payment: statement',
    `select ${STATEMENT} from pay_statement_now where id = $1`,
    [id],
  );
  return row ?? null;
}

/** Statements below nothing that no later one has taken up. */
export function findDebts(sql: Sql): Promise<Debt[]> {
  return sql<Debt>(
    'payment: debts',
    `select id, provider_id as provider, fund, payable from pay_statement_now
     where payable < 0 and not carried_on`,
  );
}

export async function insertStatements(
  sql: Sql,
  period: PeriodId,
  drafts: readonly (StatementDraft & { readonly id: StatementId })[],
): Promise<void> {
  await sql(
    'payment: insert statements',
    `insert into pay_statement (id, period_id, provider_id, fund, drawn, carried, carried_from)
     select id, $1, provider, fund, drawn, carried, carried_from
     from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::uuid[])
       as u(id, provider, fund, drawn, carried, carried_from)`,
    [
      period,
      drafts.map(({ id }) => id),
      drafts.map(({ provider }) => provider),
      drafts.map(({ fund }) => fund),
      drafts.map(({ drawn }) => drawn),
      drafts.map(({ carried }) => carried),
      drafts.map(({ carriedFrom }) => carriedFrom),
    ],
  );
}

export type StatementSearch = Page & {
  readonly period: PeriodId | null;
  readonly provider: ProviderId | null;
  readonly fund: PayableFund | null;
};

export type StatementRow = Statement & { readonly startsOn: Day; readonly endsOn: Day };

const MATCHING = `pay_statement_now s
  join (select id as period_id, starts_on, ends_on from pay_period) p using (period_id)
  where ($1::uuid is null or period_id = $1) and ($2::text is null or provider_id = $2)
    and ($3::text is null or fund = $3)`;

export async function listStatements(sql: Sql, search: StatementSearch) {
  const { period, provider, fund, limit, offset } = search;
  const values = [period, provider, fund];
  const [rows, counted] = await Promise.all([
    sql<StatementRow>(
      'payment: statements',
      `select ${STATEMENT}, starts_on as "startsOn", ends_on as "endsOn" from ${MATCHING}
       order by ends_on desc, provider_id, fund limit $4 offset $5`,
      [...values, limit, offset],
    ),
    sql<{ total: number }>(
      'payment: count statements',
      `select count(*)::int as total from (select 1 from ${MATCHING} limit ${COUNT_LIMIT}) m`,
      values,
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Statements of a period that leave something to pay and have no order that stands. */
export function findUnordered(sql: Sql, period: PeriodId): Promise<Statement[]> {
  return sql<Statement>(
    'payment: unordered',
    `select ${STATEMENT} from pay_statement_now
     where period_id = $1 and payable > 0
       and (order_state is null or order_state in ('withdrawn', 'rejected', 'failed', 'returned'))
     order by provider_id, fund`,
    [period],
  );
}

const DEDUCTION = `id, statement_id as statement, key, source, reason, amount,
  takes_back as "takesBack", made_by as "madeBy", made_at as "madeAt"`;

export function findDeductions(sql: Sql, statement: StatementId): Promise<Deduction[]> {
  return sql<Deduction>(
    'payment: deductions',
    `select ${DEDUCTION} from pay_deduction where statement_id = $1 order by id`,
    [statement],
  );
}

export async function findDeduction(sql: Sql, id: DeductionId): Promise<Deduction | null> {
  const [row] = await sql<Deduction>(
    'payment: deduction',
    `select ${DEDUCTION} from pay_deduction where id = $1`,
    [id],
  );
  return row ?? null;
}

export async function insertDeduction(sql: Sql, made: Deduction, onDay: Day): Promise<void> {
  const { id, statement, key, source, reason, amount, takesBack, madeBy, madeAt } = made;
  await sql(
    'payment: insert deduction',
    `insert into pay_deduction
       (id, statement_id, key, source, reason, amount, takes_back, made_by, made_at, on_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, statement, key, source, reason, amount, takesBack, madeBy, madeAt, onDay],
  );
}

/** The newest account of each provider. */
export async function findAccounts(
  sql: Sql,
  providers: readonly ProviderId[],
): Promise<Map<ProviderId, PayAccount>> {
  const rows = await sql<PayAccount>(
    'payment: accounts',
    `select distinct on (provider_id) id, provider_id as provider, holder, bank,
       coalesce(number_sealed, number) as number,
       made_by as "madeBy", made_at as "madeAt"
     from pay_account where provider_id = any($1) order by provider_id, id desc`,
    [providers],
  );
  return new Map(rows.map((row) => [row.provider, { ...row, number: openNumber(sql, row) }]));
}

/** A bank account's number as it is kept, opened for whoever pays or shows its end. */
export function openNumber({ sealer }: Sql, { id, number }: Pick<PayAccount, 'id' | 'number'>) {
  return sealer.read(number, sealedIn(PAY_ACCOUNT_NUMBER, id));
}

export async function insertAccount(sql: Sql, account: PayAccount): Promise<void> {
  const { id, provider, holder, bank, number, madeBy, madeAt } = account;
  await sql(
    'payment: insert account',
    `insert into pay_account (id, provider_id, holder, bank, number_sealed, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, provider, holder, bank],
      ...[sql.sealer.seal(number, sealedIn(PAY_ACCOUNT_NUMBER, id)), madeBy, madeAt],
    ],
  );
}
