import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Facts } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Channel, OrderId } from '../model.ts';
import type { Difference, Help } from './model.ts';

const HELP = `h.id, h.cause, h.person_id as person, h.year, h.outcome, h.group_code as "group", h.level, h.amount,
  h.order_id as "order", h.reason, h.facts, h.on_day as on, h.at`;

type Row<Kind extends Help = Help> = Omit<Kind, 'facts'> & { readonly facts: string };

function helpOf<Kind extends Help>({ facts, ...row }: Row<Kind>) {
  return { ...row, facts: JSON.parse(facts) as Facts };
}

/** The payment that gives a difference back has this key, so that it is made once. */
export function paymentKeyOf(help: string): string {
  return `help:${help}`;
}
const PAID_AS = `'help:' || h.id`;

/** Its decision was not taken back. */
const STANDS = 'not exists (select from premium_help_undone u where u.help_id = h.id)';

/** What was done for these people before, and stands. */
export async function findHelps(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<Map<PersonId, Help[]>> {
  const rows = await sql<Row>(
    'premium: helps of persons',
    `select ${HELP} from premium_help h where h.person_id = any($1) and ${STANDS} order by h.id`,
    [persons],
  );
  const found = new Map<PersonId, Help[]>();
  for (const row of rows) {
    found.set(row.person, [...(found.get(row.person) ?? []), helpOf(row)]);
  }
  return found;
}

/** What followed from a cause, where that stands. A case is the cause of one help. */
export async function findHelpBy(sql: Sql, cause: string): Promise<Help | null> {
  const [row] = await sql<Row>(
    'premium: help by cause',
    `select ${HELP} from premium_help h where h.cause = $1 and ${STANDS}`,
    [cause],
  );
  return row ? helpOf(row) : null;
}

/** Whether the person was paid what he had given too much. */
export async function isHelpPaid(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql(
    'premium: help is paid',
    `select from premium_help h join person_payment p on p.key = ${PAID_AS} where h.id = $1`,
    [id],
  );
  return rows.length > 0;
}

export type Undone = {
  readonly help: string;
  readonly order: OrderId | null;
  readonly actor: string;
  readonly on: Day;
  readonly at: string;
};

export async function insertUndone(sql: Sql, undone: Undone): Promise<void> {
  const { help, order, actor, on, at } = undone;
  await sql(
    'premium: help undone',
    `insert into premium_help_undone (help_id, order_id, actor, on_day, at)
     values ($1, $2, $3, $4, $5)`,
    [help, order, actor, on, at],
  );
}

/** Set-wise: a thousand people of a list are one statement. */
export async function insertHelps(sql: Sql, helps: readonly Help[]): Promise<void> {
  if (helps.length === 0) return;
  const column = <Value>(of: (help: Help) => Value) => helps.map(of);
  await sql(
    'premium: insert helps',
    `insert into premium_help (id, cause, person_id, year, outcome, group_code, level, amount, order_id, reason, facts,
       on_day, at)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[],
       $8::bigint[], $9::uuid[], $10::text[], $11::text[], $12::date[], $13::timestamptz[])`,
    [
      ...[column(({ id }) => id), column(({ cause }) => cause), column(({ person }) => person)],
      ...[column(({ year }) => year), column(({ outcome }) => outcome)],
      ...[column(({ group }) => group), column(({ level }) => level)],
      ...[column(({ amount }) => amount), column(({ order }) => order)],
      ...[column(({ reason }) => reason), column(({ facts }) => JSON.stringify(facts))],
      ...[column(({ on }) => on), column(({ at }) => at)],
    ],
  );
}

/** What budgets gave the person back of what he paid for an order. */
export type GivenBack = { readonly level: string; readonly amount: Money };

export async function findGivenBack(sql: Sql, order: OrderId): Promise<readonly GivenBack[]> {
  return sql<GivenBack>(
    'premium: given back of an order',
    `select h.level, sum(h.amount)::bigint as amount from premium_help h
     join person_payment p on p.key = ${PAID_AS}
     where h.order_id = $1 and h.outcome = 'difference' group by 1 order by 1`,
    [order],
  );
}

export async function findDifference(sql: Sql, id: string): Promise<Difference | null> {
  const [row] = await sql<Row<Difference>>(
    'premium: difference',
    `select ${HELP}, o.channel from premium_help h join premium_order_now o on o.id = h.order_id
     where h.id = $1 and h.outcome = 'difference' and ${STANDS}`,
    [id],
  );
  return row ? helpOf<Difference>(row) : null;
}

export type ShownHelp = Help & {
  readonly name: string;
  readonly channel: Channel | null;
  /** A payment to the person was recorded. */
  readonly paid: boolean;
  readonly all: bigint;
};

const LOOKED = `from premium_help h join person p on p.id = h.person_id
  left join premium_order_now o on o.id = h.order_id
  left join person_payment t on t.key = ${PAID_AS}
  where ($1::text is null and h.outcome in ('difference', 'refused') or h.outcome = $1)
    and (not $2 or (h.outcome = 'refused' or t.key is null)) and ${STANDS}`;

/** What somebody has to look at, or what a list did: the newest first. */
export async function listHelps(
  sql: Sql,
  search: { readonly outcome: string | null; readonly open: boolean },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Omit<ShownHelp, 'all'>[]; readonly total: number }> {
  const rows = await sql<Row<ShownHelp>>(
    'premium: list helps',
    `select ${HELP}, p.name, o.channel, t.key is not null as paid, count(*) over () as all
     ${LOOKED} order by h.id desc limit $3 offset $4`,
    [search.outcome, search.open, page.limit, page.offset],
  );
  return {
    rows: rows.map(({ all: _, ...row }) => helpOf<Omit<ShownHelp, 'all'>>(row)),
    total: Number(rows[0]?.all ?? 0n),
  };
}
