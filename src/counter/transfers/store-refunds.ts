import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Cause, RefundDecision } from './model.ts';

export async function insertRefund(sql: Sql, one: RefundDecision): Promise<void> {
  await sql(
    'transfers: insert refund',
    `insert into refund_decision (case_id, person_id, cause, year, amount, by_rule, decided_on, carried,
       order_id, order_seq, to_person)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[one.case, one.person, one.cause, one.year, one.amount, one.byRule, one.decidedOn],
      ...[one.carried, one.order, one.orderSeq, one.toPerson],
    ],
  );
}

/** The causes for which something of a year was given back. */
export async function findRefundCauses(
  sql: Sql,
  person: PersonId,
  year: number,
): Promise<readonly Cause[]> {
  const rows = await sql<{ cause: Cause }>(
    'transfers: refunded',
    'select cause from refund_decision where person_id = $1 and year = $2',
    [person, year],
  );
  return rows.map(({ cause }) => cause);
}

export type OwedEvent = { readonly order: string; readonly seq: number; readonly vain: boolean };

/** Events by which an order owes money to its person, and that no refund has paid out. */
export async function findOwedEvents(
  sql: Sql,
  person: PersonId,
  year: number,
): Promise<readonly OwedEvent[]> {
  return sql<OwedEvent>(
    'transfers: owed by orders',
    `select e.order_id as "order", e.seq, e.kind = 'failed' as vain
     from premium_order o join premium_event e on e.order_id = o.id
     where o.person_id = $1 and o.year = $2 and o.scheme = 'resident' and o.personal > 0
       and e.journal_id is not null and (e.kind = 'failed'
         or (e.kind = 'refunded' and e.channel not in ('account', 'wallet')))
       and not exists (select from refund_decision r where r.order_id = e.order_id and r.order_seq = e.seq)
     order by e.order_id, e.seq`,
    [person, year],
  );
}
