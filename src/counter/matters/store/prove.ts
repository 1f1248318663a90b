import type { Sql } from '../../../platform/sql.ts';
import type { Traced } from '../check-trace.ts';
import type { CaseEvent, CaseId } from '../model.ts';
import { eventFrom } from './events.ts';

const CHUNK = 1_000;

export type TracedCase = {
  readonly case: Traced & { readonly id: CaseId };
  readonly events: readonly CaseEvent[];
};

/** Every case with its trace, in chunks. */
export async function* streamTraces(sql: Sql): AsyncGenerator<readonly TracedCase[]> {
  for (let after: string = '00000000-0000-0000-0000-000000000000'; ; ) {
    const cases = await sql<TracedCase['case']>(
      'matters: cases to prove',
      `select id, number, state, step, due_on as "dueOn", step_due_on as "stepDueOn",
         due_provisional as "dueProvisional", version
       from matter_case where id > $1 order by id limit $2`,
      [after, CHUNK],
    );
    const last = cases.at(-1);
    if (!last) return;
    const rows = await sql<Parameters<typeof eventFrom>[0]>(
      'matters: traces to prove',
      `select case_id as case, seq, act, actor, role, office, at, state, step, due_on as "dueOn",
         step_due_on as "stepDueOn", facts, hash
       from case_event where case_id = any($1) order by case_id, seq`,
      [cases.map(({ id }) => id)],
    );
    const events = new Map<CaseId, CaseEvent[]>(cases.map(({ id }) => [id, []]));
    for (const row of rows) events.get(row.case)?.push(eventFrom(row));
    yield cases.map((one) => ({ case: one, events: events.get(one.id) ?? [] }));
    after = last.id;
  }
}

/** Years whose numbers have a gap or go beyond what was given. */
export function findNumberGaps(sql: Sql): Promise<{ year: string }[]> {
  return sql<{ year: string }>(
    'matters: gaps of numbers',
    `select coalesce(n.year::text, c.year) as year
     from case_number n
     full join (select split_part(number, '-', 2) as year, count(*) as count,
                  max(split_part(number, '-', 3)::bigint) as last
                from matter_case group by 1) c on c.year = n.year::text
     where coalesce(c.count, 0) <> coalesce(n.last, 0) or coalesce(c.last, 0) <> coalesce(n.last, 0)`,
  );
}
