import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { COUNT_LIMIT } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type {
  AccountWithdrawal,
  Transfer,
  TransferAnswer,
  TransferDecision,
  TransferFigures,
  TransferState,
} from './model.ts';

const TRANSFER = `case_id as "case", number, office, person_id as person, direction, other_area as "otherArea",
  starts_on as "startsOn", employee_months as "employeeMonths", resident_months as "residentMonths", balance,
  pension, decided_on as "decidedOn", letter, answered_by as "answeredBy", answers, moved, moved_on as "movedOn",
  pension_state as "pensionState", state`;

export async function findTransfer(sql: Sql, id: string): Promise<Transfer | null> {
  const rows = await sql<Transfer>(
    'transfers: one',
    `select ${TRANSFER} from transfer_now where case_id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** With our own figures, as they were decided. */
export async function getDecision(sql: Sql, id: string): Promise<TransferDecision> {
  const [row] = await sql<TransferDecision>(
    'transfers: decision',
    `select case_id as "case", person_id as person, direction, other_area as "otherArea", starts_on as "startsOn",
       employee_months as "employeeMonths", resident_months as "residentMonths", balance, pension,
       certificate_id as certificate, decided_on as "decidedOn"
     from transfer_decision where case_id = $1`,
    [id],
  );
  return row as TransferDecision;
}

/** Where somebody moves to another area after a day: the first of them, by the case that decided it. */
export async function findLeaving(
  sql: Sql,
  person: PersonId,
  after: Day,
): Promise<{ readonly from: Day; readonly reason: string } | null> {
  const rows = await sql<{ from: Day; reason: string }>(
    'transfers: leaving',
    `select d.starts_on as "from", c.number as reason from transfer_decision d
     join matter_case c on c.id = d.case_id
     where d.person_id = $1 and d.carried and d.direction = 'out' and d.starts_on > $2
     order by d.starts_on limit 1`,
    [person, after],
  );
  return rows[0] ?? null;
}

export type TransferSearch = {
  readonly state: TransferState | null;
  /** What the pension office said; null: whatever it is. */
  readonly pension: readonly Transfer['pensionState'][] | null;
  /** Only those of this office and of the offices below it; null: all. */
  readonly office: string | null;
  readonly limit: number;
  readonly offset: number;
};

const SEARCHED = `transfer_now where ($1::text is null or state = $1)
  and ($2::text is null or office = $2 or office like $2 || '/%')
  and ($3::text[] is null or pension_state = any($3))`;

/** Those that wait longest first. */
export async function listTransfers(sql: Sql, search: TransferSearch) {
  const { state, office, pension, limit, offset } = search;
  const [rows, [counted]] = await Promise.all([
    sql<Transfer>(
      'transfers: list',
      `select ${TRANSFER} from ${SEARCHED} order by decided_on, case_id limit $4 offset $5`,
      [state, office, pension, limit, offset],
    ),
    sql<{ total: number }>(
      'transfers: count',
      `select count(*)::int as total from (select 1 from ${SEARCHED} limit ${COUNT_LIMIT}) found`,
      [state, office, pension],
    ),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** What an officer compares: the figures that we decided, and the last word of the pension office. */
export type Beside = TransferFigures & {
  readonly pensionReference: string;
  readonly pensionReason: string;
};

export async function findBeside(sql: Sql, cases: readonly string[]): Promise<Map<string, Beside>> {
  const rows = await sql<Beside & { readonly case: string }>(
    'transfers: beside',
    `select d.case_id as "case", d.employee_months as "employeeMonths", d.resident_months as "residentMonths",
       d.balance, coalesce(p.reference, '') as "pensionReference", coalesce(p.reason, '') as "pensionReason"
     from transfer_decision d
     left join lateral (select reference, reason from pension_answer where case_id = d.case_id
       order by seq desc limit 1) p on true
     where d.case_id = any($1)`,
    [cases],
  );
  return new Map(rows.map(({ case: id, ...beside }) => [id, beside]));
}

/** Whose money may go: confirmed, and the day has come. */
export async function findDue(sql: Sql, today: Day, after: string | null, limit: number) {
  return sql<{ case: string }>(
    'transfers: due',
    `select case_id as "case" from transfer_now where state = 'confirmed' and starts_on <= $1
       and ($2::uuid is null or case_id > $2) order by case_id limit $3`,
    [today, after, limit],
  );
}

export async function findWaiting(sql: Sql, after: string | null, limit: number) {
  return sql<Transfer>(
    'transfers: waiting',
    `select ${TRANSFER} from transfer_now where state = 'waiting'
       and ($1::uuid is null or case_id > $1) order by case_id limit $2`,
    [after, limit],
  );
}

export async function findAnswerByKey(sql: Sql, key: string): Promise<TransferAnswer | null> {
  const rows = await sql<TransferAnswer>(
    'transfers: answer by key',
    `select case_id as "case", seq, key, kind, employee_months as "employeeMonths",
       resident_months as "residentMonths", balance, letter, reason, by, at
     from transfer_answer where key = $1`,
    [key],
  );
  return rows[0] ?? null;
}

export async function insertAnswer(sql: Sql, one: TransferAnswer): Promise<void> {
  await sql(
    'transfers: insert answer',
    `insert into transfer_answer (case_id, seq, key, kind, employee_months, resident_months, balance, letter,
       reason, by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[one.case, one.seq, one.key, one.kind, one.employeeMonths, one.residentMonths],
      ...[one.balance, one.letter, one.reason, one.by, one.at],
    ],
  );
}

export type Movement = {
  readonly case: string;
  readonly act: string | null;
  readonly amount: Money;
  readonly onDay: Day;
  readonly by: string;
  readonly at: string;
};

export async function insertMovement(sql: Sql, one: Movement): Promise<void> {
  await sql(
    'transfers: insert movement',
    `insert into transfer_movement (case_id, act_id, amount, on_day, by, at)
     values ($1, $2, $3, $4, $5, $6)`,
    [one.case, one.act, one.amount, one.onDay, one.by, one.at],
  );
}

export async function insertWithdrawal(sql: Sql, one: AccountWithdrawal): Promise<void> {
  await sql(
    'transfers: insert withdrawal',
    `insert into account_withdrawal (case_id, person_id, reason, on_day, amount, act_id, payment_id, decided_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[one.case, one.person, one.reason, one.onDay, one.amount, one.act, one.payment],
      one.decidedOn,
    ],
  );
}

/** What this area says of a transfer that another one asks about; null: what its own paper leaves open. */
export type Counterpart = {
  readonly [Figure in keyof TransferFigures]: TransferFigures[Figure] | null;
} & { readonly letter: string };

/**
 * What this area decided of a person the other way round, once it may be told: of whoever comes, what his paper stated, at
 * once; of whoever leaves, what was sent, once it was. An account goes on living until its day, so that anything that was said
 * of it before would be received here and not sent there.
 */
export async function findCounterpart(
  sql: Sql,
  asked: {
    readonly person: PersonId;
    readonly direction: 'in' | 'out';
    readonly area: string;
    readonly startsOn: Day;
  },
): Promise<Counterpart | null> {
  const stated = (figure: string) =>
    `case direction when 'in' then nullif(${figure}, 0) else ${figure} end`;
  const rows = await sql<Counterpart>(
    'transfers: counterpart',
    `select ${stated('employee_months')} as "employeeMonths", ${stated('resident_months')} as "residentMonths",
       case direction when 'in' then nullif(balance, 0) else moved end as balance, 'HF-' || number as letter
     from transfer_now where person_id = $1 and direction = $2 and left(other_area, 4) = left($3, 4)
       and starts_on = $4 and state = any($5)
     order by case_id desc limit 1`,
    [
      ...[asked.person, asked.direction, asked.area, asked.startsOn],
      asked.direction === 'in' ? ['waiting', 'confirmed', 'moved'] : ['moved'],
    ],
  );
  return rows[0] ?? null;
}
