import type { Sql } from '../../../platform/sql.ts';
import type { Traced } from '../check-trace.ts';
import { NOTICE_OF } from '../decide-act.ts';
import type { CaseEvent, CaseId } from '../model.ts';
import { eventFrom } from './events.ts';

const CHUNK = 1_000;

export type TracedCase = {
  readonly case: Traced & { readonly id: CaseId };
  readonly events: readonly CaseEvent[];
  readonly sheets: readonly Sheet[];
};

type Sheet = { readonly case: CaseId; readonly material: string; readonly file: string };

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
    const papers = await sql<Sheet>(
      'matters: sheets to prove',
      'select case_id as case, material, file from case_paper where case_id = any($1) order by case_id, seq',
      [cases.map(({ id }) => id)],
    );
    const sheets = new Map<CaseId, Sheet[]>(cases.map(({ id }) => [id, []]));
    for (const sheet of papers) sheets.get(sheet.case)?.push(sheet);
    const events = new Map<CaseId, CaseEvent[]>(cases.map(({ id }) => [id, []]));
    for (const row of rows) events.get(row.case)?.push(eventFrom(row));
    yield cases.map((one) => ({
      case: one,
      events: events.get(one.id) ?? [],
      sheets: sheets.get(one.id) ?? [],
    }));
    after = last.id;
  }
}

/** Lines of traces that say something to a person of which no notice is kept, where notices are made at all. */
export function findLostNotices(sql: Sql): Promise<{ number: string; seq: number }[]> {
  const said = Object.entries(NOTICE_OF);
  return sql<{ number: string; seq: number }>(
    'matters: lost notices',
    `select c.number, e.seq
     from case_event e join matter_case c on c.id = e.case_id
     join matter_document d on d.hash = c.document
     join unnest($1::text[], $2::text[]) as said (act, event) on said.act = e.act
     where c.person_id is not null and (d.text::jsonb -> 'notices') ? said.event
       and exists (select from notice)
       and not exists (select from notice n where n.case_id = e.case_id and n.seq = e.seq)
     order by 1, 2`,
    [said.map(([act]) => act), said.map(([, event]) => event)],
  );
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
