import type { PersonId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import {
  PERSON_ACCOUNT_HOLDER,
  PERSON_ACCOUNT_NUMBER,
  sealedIn,
} from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { BankAccount, NewPayment, Part, Payment, PaymentId, PaymentState } from '../model.ts';

type PaymentRow = Omit<Payment, 'account'> & BankAccount;

const PAYMENT = `p.id, p.key, p.kind, p.case_id as "case", p.person_id as person, p.owed_by as "owedBy",
  p.amount, p.set_off as "setOff", p.account_id as "accountId", a.holder_sealed as holder, a.bank,
  a.number_sealed as number, a.made_by as "accountBy", p.order_id as "order", p.attempts, p.state,
  p.made_at as "madeAt"`;
const FROM = 'person_payment_now p join person_payment_account a on a.id = p.account_id';

/** Until the transaction ends, nobody else orders, sets off, corrects or recovers for this account of the ledger. */
export async function lockOwed(sql: Sql, owedBy: readonly string[]): Promise<void> {
  for (const account of [...new Set(owedBy)].sort()) {
    await sql(
      'person payment: lock',
      `select pg_advisory_xact_lock(hashtext(current_schema() || ' ' || $1))`,
      [account],
    );
  }
}

export async function findPayments(
  sql: Sql,
  ids: readonly PaymentId[],
): Promise<Map<PaymentId, Payment>> {
  const rows = await sql<PaymentRow>(
    'person payment: by id',
    `select ${PAYMENT} from ${FROM} where p.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, paymentOf(sql, row)]));
}

export async function findByKey(sql: Sql, key: string): Promise<Payment | null> {
  const [row] = await sql<PaymentRow>(
    'person payment: by key',
    `select ${PAYMENT} from ${FROM} where p.key = $1`,
    [key],
  );
  return row ? paymentOf(sql, row) : null;
}

export async function findByCase(sql: Sql, ofCase: string): Promise<readonly Payment[]> {
  const rows = await sql<PaymentRow>(
    'person payment: by case',
    `select ${PAYMENT} from ${FROM} where p.case_id = $1 order by p.id`,
    [ofCase],
  );
  return rows.map((row) => paymentOf(sql, row));
}

/** For which an order may be made now, oldest first. */
export async function findWaiting(sql: Sql, limit: number): Promise<readonly Payment[]> {
  const rows = await sql<PaymentRow>(
    'person payment: waiting',
    `select ${PAYMENT} from ${FROM} where p.state = 'waiting' order by p.id limit $1`,
    [limit],
  );
  return rows.map((row) => paymentOf(sql, row));
}

export type PaymentSearch = Page & {
  readonly state: PaymentState | null;
  readonly person: PersonId | null;
};

const MATCHING = `($1::text is null or p.state = $1) and ($2::text is null or p.person_id = $2)`;

export async function listPayments(sql: Sql, { state, person, limit, offset }: PaymentSearch) {
  const [rows, counted] = await Promise.all([
    sql<PaymentRow>(
      'person payment: list',
      `select ${PAYMENT} from ${FROM} where ${MATCHING} order by p.id desc limit $3 offset $4`,
      [state, person, limit, offset],
    ),
    sql<{ total: number }>(
      'person payment: count',
      `select count(*)::int as total from
         (select 1 from person_payment_now p where ${MATCHING} limit ${COUNT_LIMIT}) m`,
      [state, person],
    ),
  ]);
  return { rows: rows.map((row) => paymentOf(sql, row)), total: counted[0]?.total ?? 0 };
}

export function findParts(
  sql: Sql,
  payments: readonly PaymentId[],
): Promise<(Part & { readonly payment: PaymentId })[]> {
  return sql<Part & { readonly payment: PaymentId }>(
    'person payment: parts',
    `select payment_id as payment, fund, amount, borne_by as "borneBy" from person_payment_part
     where payment_id = any($1) order by payment_id, fund`,
    [payments],
  );
}

export type PaymentRecord = NewPayment & {
  readonly id: PaymentId;
  readonly amount: Payment['amount'];
  readonly journal: string | null;
  readonly onDay: string;
  readonly at: string;
};

/** False when the key is in use. */
export async function insertPayment(sql: Sql, made: PaymentRecord): Promise<boolean> {
  const { id, key, kind, person, owedBy, amount, journal, onDay, actor, at, parts } = made;
  const rows = await sql(
    'person payment: insert',
    `insert into person_payment
       (id, key, kind, case_id, person_id, owed_by, amount, journal_id, on_day, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (key) do nothing returning id`,
    [id, key, kind, made.case, person, owedBy, amount, journal, onDay, actor, at],
  );
  if (rows.length === 0) return false;
  await sql(
    'person payment: insert parts',
    `insert into person_payment_part (payment_id, fund, amount, borne_by)
     select $1, * from unnest($2::text[], $3::bigint[], $4::text[])`,
    [
      id,
      parts.map(({ fund }) => fund),
      parts.map((part) => part.amount),
      parts.map(({ borneBy }) => borneBy),
    ],
  );
  return true;
}

export type AccountRecord = BankAccount & {
  readonly id: string;
  readonly payment: PaymentId;
  readonly actor: string;
  readonly at: string;
};

export async function insertAccount(sql: Sql, account: AccountRecord): Promise<void> {
  const { id, payment, holder, bank, number, actor, at } = account;
  await sql(
    'person payment: insert account',
    `insert into person_payment_account
       (id, payment_id, holder_sealed, bank, number_sealed, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, payment, sql.sealer.seal(holder, sealedIn(PERSON_ACCOUNT_HOLDER, id)), bank],
      ...[sql.sealer.seal(number, sealedIn(PERSON_ACCOUNT_NUMBER, id)), actor, at],
    ],
  );
}

/** Opened for whoever pays or shows its end. */
export function openAccount({ sealer }: Sql, id: string, kept: BankAccount): BankAccount {
  return {
    holder: sealer.read(kept.holder, sealedIn(PERSON_ACCOUNT_HOLDER, id)),
    bank: kept.bank,
    number: sealer.read(kept.number, sealedIn(PERSON_ACCOUNT_NUMBER, id)),
  };
}

function paymentOf(sql: Sql, { holder, bank, number, ...row }: PaymentRow): Payment {
  return { ...row, account: openAccount(sql, row.accountId, { holder, bank, number }) };
}
