import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { HelpOutcome } from '../../../money/premium/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { FeedId } from '../model.ts';

/** An identity that a list began or ended, and what follows for premiums was not looked at. `by`: who had the list acted on. */
export type ToInclude = { readonly id: string; readonly person: PersonId; readonly by: string };

/** The next of all lists, oldest first; what another process looks at is left to it. */
export async function nextToInclude(sql: Sql, today: Day, count: number): Promise<ToInclude[]> {
  return sql<ToInclude>(
    'feeds: next to include',
    `select a.id, a.person_id as person, coalesce(f.acted_by, f.brought_by) as by
     from feed_act a join feed f on f.id = a.feed_id
     where a.premium_on <= $1 order by a.premium_on, a.id limit $2 for update of a skip locked`,
    [today, count],
  );
}

/** Null: nothing is left to look at. */
export async function keepIncluded(
  sql: Sql,
  ids: readonly string[],
  again: Day | null,
): Promise<void> {
  if (ids.length === 0) return;
  await sql(
    'feeds: keep included',
    'update feed_act set premium_on = $2 where id = any($1::uuid[])',
    [ids, again],
  );
}

export type HelpSum = {
  readonly outcome: HelpOutcome;
  readonly count: number;
  readonly amount: Money;
};

/** What came of a list for premiums. */
export async function sumHelps(sql: Sql, id: FeedId): Promise<readonly HelpSum[]> {
  return sql<HelpSum>(
    'feeds: sums of helps',
    `select h.outcome, count(*)::int as count, coalesce(sum(h.amount), 0)::bigint as amount
     from feed_act a join premium_help h on h.cause = a.id where a.feed_id = $1 group by 1`,
    [id],
  );
}
