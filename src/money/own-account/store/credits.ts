import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Creditor } from '../compute-credit.ts';
import type { Movement } from '../compute-interest.ts';
import type { Credited, CreditKind } from '../model.ts';
import { lowestId } from './month-movements.ts';

export type Run = { readonly kind: CreditKind; readonly period: string };

/** Credited and not taken back: whoever has one of these is done. */
const STANDING = `exists (select from account_credit c where c.person_id = p.person_id
  and c.kind = $1 and c.period = $2 and c.act = 'credit' and not exists (
    select from account_credit r where r.person_id = c.person_id and r.kind = c.kind
      and r.period = c.period and r.turn = c.turn and r.act = 'reversal'))`;

/** By pages of persons, whose unit may have paid for a month although they were in arrears on its first day. */
const INSURED = `from coverage where scheme = 'employee' and withdrawn_at is null`;

/**
 * Whoever is insured as an employee on the day, paid up or paid for since, and has no share of the month yet. What his unit paid for
 * the month is the base; of a member whose unit has not paid there is none, and of whoever has no unit it is the one recorded for him.
 */
export function findCreditors(
  sql: Sql,
  run: Run,
  { on, after, limit }: { readonly on: Day; readonly after: string; readonly limit: number },
): Promise<Creditor[]> {
  return sql<Creditor>(
    'own-account: creditors',
    `select p.person_id as person, p.retired,
       case when exists (select from unit_month_member m where m.person_id = p.person_id and m.month = $3)
         then (select max(m.wage) from unit_month_member m
               join unit_month_event e on e.unit_id = m.unit_id and e.month = m.month and e.kind = 'paid'
               where m.person_id = p.person_id and m.month = $3)
         else (select b.amount from contribution_base b
               where b.person_id = p.person_id and b.starts_on <= $3 and (b.ends_on is null or $3 < b.ends_on)
               order by b.starts_on desc limit 1) end as base
     from (select person_id, bool_or(retired) as retired, bool_or(standing = 'covered') as covered ${INSURED}
             and starts_on <= $3 and (ends_on is null or $3 < ends_on) and person_id > $4
           group by person_id order by person_id limit $5) p
     where not ${STANDING} and (p.covered or exists (select from unit_month_member m
       join unit_month_event e on e.unit_id = m.unit_id and e.month = m.month and e.kind = 'paid'
       where m.person_id = p.person_id and m.month = $3)) order by p.person_id`,
    [run.kind, run.period, on, after, limit],
  );
}

/** The last one that a page looks at, whether anything is to be credited to it or not. */
export async function findLastInsured(
  sql: Sql,
  { on, after, limit }: { readonly on: Day; readonly after: string; readonly limit: number },
): Promise<string | null> {
  const [row] = await sql<{ last: string | null }>(
    'own-account: last insured of a page',
    `select max(person_id) as last from (select distinct person_id ${INSURED}
         and starts_on <= $1 and (ends_on is null or $1 < ends_on) and person_id > $2
       order by person_id limit $3) page`,
    [on, after, limit],
  );
  return row?.last ?? null;
}

/** Months for which a unit paid since a day, and periods of which a credit was taken back since then. */
export function findReopened(sql: Sql, since: Day): Promise<Run[]> {
  return sql<Run>(
    'own-account: periods to credit again',
    `select 'monthly' as kind, to_char(month, 'YYYY-MM') as period from unit_month_event
     where kind = 'paid' and on_day >= $1
     union select split_part(reference, ' ', 1), split_part(reference, ' ', 2) from account_act
     where id >= $2 and kind = 'credit-reversal'`,
    [since, lowestId(since)],
  );
}

/** Everybody with an account, by pages, with whether the year is credited. */
export function findOwners(
  sql: Sql,
  run: Run,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<{ person: PersonId; done: boolean }[]> {
  return sql<{ person: PersonId; done: boolean }>(
    'own-account: owners',
    `select p.person_id as person, ${STANDING} as done from personal_account p
     where p.person_id > $3 order by p.person_id limit $4`,
    [run.kind, run.period, after, limit],
  );
}

export type OwnedMovement = Movement & { readonly person: PersonId };

/** What happened to accounts until a day, summed by day. */
export function findMovements(
  sql: Sql,
  persons: readonly PersonId[],
  until: Day,
): Promise<OwnedMovement[]> {
  return sql<OwnedMovement>(
    'own-account: movements',
    `select person_id as person, coalesce(on_day, recorded_at::date) as "onDay",
       sum(amount)::bigint as amount
     from account_entry where person_id = any($1) and coalesce(on_day, recorded_at::date) <= $2
     group by 1, 2`,
    [persons, until],
  );
}

/** Accounts of a page, opened where there are none, held in order until the transaction ends. */
export async function lockAccounts(sql: Sql, persons: readonly PersonId[]): Promise<void> {
  await sql(
    'own-account: open accounts',
    `insert into personal_account (person_id, balance, version)
     select id, 0, 0 from unnest($1::text[]) id order by id on conflict do nothing`,
    [persons],
  );
  await sql(
    'own-account: lock accounts',
    'select from personal_account where person_id = any($1) order by person_id for update',
    [persons],
  );
}

export type CreditRows = {
  readonly run: Run;
  readonly onDay: Day;
  readonly rows: readonly (Credited & { readonly entry: string })[];
  readonly debit: string;
};

/**
 * A page of credits: record, balance, entry and journal in one statement. Whoever was credited meanwhile is left out, so
 * that the same month twice is once.
 */
export async function insertCredits(sql: Sql, { run, onDay, rows, debit }: CreditRows) {
  const written = await sql<{ person: PersonId; amount: Money }>(
    'own-account: credit a page',
    `with given as (
       select * from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::uuid[])
         as u(person_id, basis, rate, amount, entry_id)),
     fresh as (
       insert into account_credit (kind, period, person_id, turn, act, basis, rate, amount, entry_id,
         on_day)
       select $1, $2, p.person_id, 1 + coalesce((select max(turn) from account_credit t
           where t.person_id = p.person_id and t.kind = $1 and t.period = $2), 0),
         'credit', p.basis, p.rate, p.amount, p.entry_id, $8::date
       from given p where not ${STANDING}
       on conflict do nothing returning person_id, amount, entry_id),
     moved as (
       update personal_account a set balance = a.balance + f.amount, version = a.version + 1
       from fresh f where a.person_id = f.person_id returning a.person_id, a.balance),
     entered as (
       insert into account_entry (id, person_id, amount, balance_after, reason, on_day)
       select f.entry_id, f.person_id, f.amount, m.balance, $1 || ' ' || $2, $8::date
       from fresh f join moved m using (person_id)),
     posted as (
       insert into transfer (journal_id, seq, on_day, debit, credit, amount)
       select entry_id, 1, $8::date, $9, 'account:' || person_id, amount from fresh)
     select person_id as person, amount from fresh`,
    [
      ...[run.kind, run.period],
      rows.map(({ person }) => person),
      rows.map(({ basis }) => basis),
      rows.map(({ rate }) => rate),
      rows.map(({ amount }) => amount),
      rows.map(({ entry }) => entry),
      ...[onDay, debit],
    ],
  );
  return written;
}

export type StandingCredit = {
  readonly turn: number;
  readonly basis: Money;
  readonly rate: bigint | null;
  readonly amount: Money;
};

export async function findStanding(
  sql: Sql,
  run: Run,
  person: PersonId,
): Promise<StandingCredit | null> {
  const [row] = await sql<StandingCredit>(
    'own-account: standing credit',
    `select turn, basis, rate, amount from account_credit p
     where p.person_id = $3 and p.kind = $1 and p.period = $2 and p.act = 'credit'
       and not exists (select from account_credit r where r.person_id = p.person_id
         and r.kind = p.kind and r.period = p.period and r.turn = p.turn and r.act = 'reversal')`,
    [run.kind, run.period, person],
  );
  return row ?? null;
}

export async function insertReversal(
  sql: Sql,
  run: Run,
  of: StandingCredit & { readonly person: PersonId; readonly entry: string; readonly onDay: Day },
): Promise<void> {
  await sql(
    'own-account: reverse a credit',
    `insert into account_credit (kind, period, person_id, turn, act, basis, rate, amount, entry_id,
       on_day) values ($1, $2, $3, $4, 'reversal', $5, $6, $7, $8, $9)`,
    [run.kind, run.period, of.person, of.turn, of.basis, of.rate, of.amount, of.entry, of.onDay],
  );
}

/** What somebody's share is reckoned from, from a day on; the one before it ends there. */
export async function insertBase(
  sql: Sql,
  base: {
    readonly id: string;
    readonly person: PersonId;
    readonly amount: Money;
    readonly from: Day;
  },
): Promise<void> {
  await sql(
    'own-account: contribution base',
    `with ended as (update contribution_base set ends_on = $4
       where person_id = $2 and starts_on < $4 and (ends_on is null or ends_on > $4))
     insert into contribution_base (id, person_id, amount, starts_on) values ($1, $2, $3, $4)`,
    [base.id, base.person, base.amount, base.from],
  );
}
