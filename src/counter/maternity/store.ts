import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

/** Allowances that were paid for a birth within six months of the day: it is the same one. */
export function findPaidNear(
  sql: Sql,
  { person, except, on }: { person: PersonId; except: string; on: Day },
): Promise<{ readonly number: string }[]> {
  return sql<{ number: string }>(
    'maternity: paid near',
    `select coalesce(c.number, p.case_id::text) as number
     from person_payment p join matter_case c on c.id = p.case_id
     where p.person_id = $1 and p.kind = 'maternity' and p.case_id::text <> $2
       and abs((c.result::json ->> 'on')::date - $3::date) < 180
       and not exists (select from recovery r where r.payment_id = p.id and r.amount = p.amount)
     order by p.id limit 1`,
    [person, except, on],
  );
}
