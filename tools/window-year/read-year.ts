import type { Sql } from '../../src/platform/sql.ts';
import type { Line } from './recount.ts';

/** Everything that is left of the year in the tables, read beside the server. */
export type LeftCase = {
  readonly id: string;
  readonly matter: string;
  readonly person: string | null;
  readonly state: string;
  readonly office: string;
  readonly acceptedOn: string | null;
  readonly dueOn: string | null;
  readonly decidedOn: string | null;
  readonly endedOn: string | null;
  readonly result: Readonly<Record<string, string>>;
};

const DAY = (column: string) => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

export async function readCases(sql: Sql): Promise<readonly LeftCase[]> {
  const rows = await sql<Omit<LeftCase, 'result'> & { readonly result: string }>(
    'window year: cases',
    `select id, matter, person_id as person, state, office, accepted_on::text as "acceptedOn",
       due_on::text as "dueOn", ${DAY('decided_at')} as "decidedOn", ${DAY('ended_at')} as "endedOn", result
     from matter_case order by id`,
  );
  return rows.map((row) => ({ ...row, result: JSON.parse(row.result) as LeftCase['result'] }));
}

export async function readTraces(sql: Sql): Promise<ReadonlyMap<string, readonly Line[]>> {
  const rows = await sql<Line & { readonly of: string }>(
    'window year: traces',
    `select case_id as of, act, actor, state,
       to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
     from case_event order by case_id, seq`,
  );
  const traces = new Map<string, Line[]>();
  for (const { of, ...line } of rows) {
    const lines = traces.get(of) ?? [];
    traces.set(of, lines);
    lines.push(line);
  }
  return traces;
}

export type FundAmount = {
  readonly of: string;
  readonly fund: string;
  readonly amount: bigint;
};

/** What each fund bears of what was decided: the settlements of claims. */
export function readDecided(sql: Sql): Promise<readonly FundAmount[]> {
  return sql<FundAmount>(
    'window year: decided',
    `select substr(s.encounter_id, 7) as of, f.fund, sum(f.amount)::bigint as amount
     from settlement s, lateral (values ('pool', s.pool), ('largeAmount', s.large_amount),
       ('seriousDisease', s.serious), ('medicalAid', s.aid)) as f (fund, amount)
     where s.encounter_id like 'claim-%' group by 1, 2 having sum(f.amount) <> 0
     union all
     select case_id::text, 'pool', to_person from refund_decision where to_person > 0 order by 1, 2`,
  );
}

/** What the bank paid of each, after what came back. */
export function readPaid(sql: Sql): Promise<readonly FundAmount[]> {
  return sql<FundAmount>(
    'window year: paid',
    `select p.case_id::text as of, t.fund, sum(t.amount)::bigint as amount
     from person_pay_order_now o join person_payment p on p.id = o.payment_id
     join person_pay_order_part t on t.order_id = o.id
     where o.state = 'paid' group by 1, 2 order by 1, 2`,
  );
}

export type OrderLeft = {
  readonly id: string;
  readonly of: string;
  readonly attempt: number;
  readonly amount: bigint;
  readonly state: string;
  readonly day: string;
};

export function readOrders(sql: Sql): Promise<readonly OrderLeft[]> {
  return sql<OrderLeft>(
    'window year: orders',
    `select o.id, p.case_id::text as of, o.attempt, o.amount, o.state, ${DAY('o.at')} as day
     from person_pay_order_now o join person_payment p on p.id = o.payment_id order by 2, 3`,
  );
}

/** Accounts of the ledger by what they are, each with its sum; those of persons only where one is not at zero. */
export function readLedger(sql: Sql) {
  return sql<{ readonly account: string; readonly amount: bigint }>(
    'window year: ledger',
    `select account, sum(amount)::bigint as amount from ledger_line
     where account like 'due:%' or account like 'bank:%' group by account
     having account like 'bank:%' or sum(amount) <> 0 order by account`,
  );
}

export async function readLedgerSum(sql: Sql): Promise<bigint> {
  const [row] = await sql<{ readonly sum: bigint }>(
    'window year: ledger sum',
    'select coalesce(sum(amount), 0)::bigint as sum from ledger_line',
  );
  return row?.sum ?? 0n;
}

export type NoticeLeft = {
  readonly id: string;
  readonly channel: string;
  readonly sent: boolean;
};

export function readNotices(sql: Sql): Promise<readonly NoticeLeft[]> {
  return sql<NoticeLeft>(
    'window year: notices',
    'select id, channel, sent_at is not null as sent from notice order by id',
  );
}
