import type { Sql } from '../../../platform/sql.ts';
import { canonicalText } from '../document/document-text.ts';
import { FIRST_LINK, hashOfLine, type Line } from '../hash-trace.ts';
import type { CaseEvent, CaseId } from '../model.ts';

type Row = Omit<CaseEvent, 'facts'> & { readonly facts: string };

const COLUMNS = `case_id as case, seq, act, actor, role, office, at, state, step, due_on as "dueOn",
  step_due_on as "stepDueOn", facts, hash`;

/** The trace of a case, oldest first. */
export async function findEvents(sql: Sql, id: CaseId): Promise<CaseEvent[]> {
  const rows = await sql<Row>(
    'matters: trace',
    `select ${COLUMNS} from case_event where case_id = $1 order by seq`,
    [id],
  );
  return rows.map(eventFrom);
}

export function eventFrom(row: Row): CaseEvent {
  return { ...row, facts: JSON.parse(row.facts) as CaseEvent['facts'] };
}

export type KeptAct = {
  readonly case: CaseId;
  readonly bodyHash: string | null;
};

export async function findActByKey(sql: Sql, key: string): Promise<KeptAct | null> {
  const rows = await sql<KeptAct>(
    'matters: act by key',
    `select case_id as case, body_hash as "bodyHash" from case_event where key = $1`,
    [key],
  );
  return rows[0] ?? null;
}

export type Signed = { readonly key: string; readonly bodyHash: string };

/** Adds lines to a trace, each with the hash of the one before it. `signed` is the request of the first of them. */
export async function insertEvents(
  sql: Sql,
  before: CaseEvent | undefined,
  lines: readonly Line[],
  signed: Signed | null,
): Promise<readonly CaseEvent[]> {
  let link = before?.hash ?? FIRST_LINK;
  const events = lines.map((line): CaseEvent => {
    link = hashOfLine(link, line);
    return { ...line, hash: link };
  });
  for (const [index, event] of events.entries()) {
    const request = index === 0 ? signed : null;
    await sql(
      'matters: insert event',
      `insert into case_event (case_id, seq, key, body_hash, act, actor, role, office, at, state,
         step, due_on, step_due_on, facts, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[event.case, event.seq, request?.key ?? null, request?.bodyHash ?? null, event.act],
        ...[event.actor, event.role, event.office, event.at, event.state, event.step],
        ...[event.dueOn, event.stepDueOn, canonicalText(event.facts), event.hash],
      ],
    );
  }
  return events;
}
