import type { Day } from '../../kernel/days.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Account, Transfer } from './model.ts';

export type AccountBalance = {
  readonly account: Account;
  readonly debits: Money;
  readonly credits: Money;
};

/** Balances of the accounts that begin with `prefix`: closed days rolled up, open days summed. */
export function findBalances(sql: Sql, prefix: string): Promise<AccountBalance[]> {
  return sql<AccountBalance>(
    'ledger: balances',
    `select account, sum(debits)::bigint as debits, sum(credits)::bigint as credits from (
       select account, debits, credits from ledger_day where account like $1 || '%'
       union all
       select account, case when amount > 0 then amount else 0 end,
              case when amount < 0 then -amount else 0 end
       from ledger_line
       where account like $1 || '%'
         and on_day > coalesce((select max(on_day) from ledger_day), '-infinity')
     ) parts where account <> 'none' group by account order by account`,
    [prefix],
  );
}

/** Sums one day into `ledger_day`; nothing when it was closed before. Returns the accounts written. */
export async function insertClosedDay(sql: Sql, onDay: Day): Promise<number> {
  const rows = await sql<{ account: string }>(
    'ledger: close day',
    `insert into ledger_day (on_day, account, debits, credits)
     select on_day, account, sum(greatest(amount, 0)), sum(greatest(-amount, 0))
     from ledger_line where on_day = $1 group by on_day, account
     on conflict do nothing returning account`,
    [onDay],
  );
  return rows.length;
}

/** A closed day without any line: a row of nothing, so that no line comes to it later. */
export async function insertEmptyDay(sql: Sql, onDay: Day): Promise<void> {
  await sql(
    'ledger: close empty day',
    `insert into ledger_day (on_day, account, debits, credits) values ($1, 'none', 0, 0)`,
    [onDay],
  );
}

export async function findLastClosedDay(sql: Sql): Promise<Day | null> {
  const [row] = await sql<{ onDay: Day | null }>(
    'ledger: last closed day',
    'select max(on_day) as "onDay" from ledger_day',
  );
  return row?.onDay ?? null;
}

/** Days with transfers after the last closed one and before `today`, oldest first. */
export async function findOpenDays(sql: Sql, today: Day): Promise<Day[]> {
  const rows = await sql<{ onDay: Day }>(
    'ledger: open days',
    `select distinct on_day as "onDay" from transfer
     where on_day < $1 and on_day > coalesce((select max(on_day) from ledger_day), '-infinity')
     order by 1`,
    [today],
  );
  return rows.map(({ onDay }) => onDay);
}

/** Transfers of a journal that is not a settlement's; those are written with their batch. */
export async function insertTransfers(sql: Sql, transfers: readonly Transfer[]): Promise<void> {
  for (const { journal, seq, onDay, debit, credit, amount } of transfers) {
    await sql(
      'ledger: insert transfer',
      `insert into transfer (journal_id, seq, on_day, debit, credit, amount)
       values ($1, $2, $3, $4, $5, $6)`,
      [journal, seq, onDay, debit, credit, amount],
    );
  }
}
