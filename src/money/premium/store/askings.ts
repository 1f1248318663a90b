import type { Day } from '../../../kernel/days.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { OrderId } from '../model.ts';

/** An order of which a bank or the tax office has not said what became of it, in the order of what was last heard of it. */
export type Turn = { readonly at: string; readonly order: OrderId };

type Range = { readonly since: Day; readonly limit: number };

const UNDER_WAY = `select e.order_id as "order", e.at from premium_order_state s
  join premium_event e on e.order_id = s.order_id and e.seq = s.seq
  where s.state in ('sent', 'unknown') and e.at >= $1::date`;

/** Behind the turn, the longest waiting first; null: from the first on. */
export function findTurnsAfter(
  sql: Sql,
  turn: Turn | null,
  { since, limit }: Range,
): Promise<Turn[]> {
  if (turn === null) {
    return sql<Turn>('premium: first turns', `${UNDER_WAY} order by e.at, e.order_id limit $2`, [
      ...[since, limit],
    ]);
  }
  return sql<Turn>(
    'premium: next turns',
    `${UNDER_WAY} and (e.at, e.order_id) > ($3::timestamptz, $4::uuid) order by e.at, e.order_id limit $2`,
    [since, limit, turn.at, turn.order],
  );
}

/** Up to the turn, itself among them. */
export function findTurnsUntil(sql: Sql, turn: Turn, { since, limit }: Range): Promise<Turn[]> {
  return sql<Turn>(
    'premium: turns until',
    `${UNDER_WAY} and (e.at, e.order_id) <= ($3::timestamptz, $4::uuid) order by e.at, e.order_id limit $2`,
    [since, limit, turn.at, turn.order],
  );
}

/** Where the last round of asking ended. */
export async function findLastTurn(sql: Sql): Promise<Turn | null> {
  const [row] = await sql<Turn>(
    'premium: last turn',
    `select reached_at as at, reached as "order" from premium_asking order by id desc limit 1`,
  );
  return row ?? null;
}

export async function insertRound(
  sql: Sql,
  round: { readonly id: string; readonly reached: Turn; readonly asked: number },
): Promise<void> {
  await sql(
    'premium: insert round of asking',
    'insert into premium_asking (id, reached_at, reached, asked) values ($1, $2, $3, $4)',
    [round.id, round.reached.at, round.reached.order, round.asked],
  );
}
