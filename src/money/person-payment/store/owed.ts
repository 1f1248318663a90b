import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { PayableFund } from '../../ledger/index.ts';

type Row = Readonly<Record<PayableFund, Money>>;
export type FundAmount = { readonly fund: PayableFund; readonly amount: Money };

/**
 * What computing bills of hospitals again booked as owed to somebody, by fund. A claim on paper has an account of its own and
 * is paid there; of a bill that was taken back since, nothing is owed.
 */
export async function findBooked(sql: Sql, person: PersonId): Promise<readonly FundAmount[]> {
  const total = (column: string) => `coalesce(sum(s.${column}), 0)::bigint`;
  const [row] = await sql<Row>(
    'person payment: booked as owed',
    `select ${total('pool')} as pool, ${total('large_amount')} as "largeAmount",
       ${total('serious')} as "seriousDisease", ${total('aid')} as "medicalAid",
       ${total('own_account')} as "ownAccount", ${total('mutual_aid')} as "mutualAid"
     from settlement s join encounter e on e.id = s.encounter_id
     where s.person_id = $1 and s.kind = 'supplement' and e.claim is null
       and not exists (select from settlement r where r.person_id = s.person_id
         and r.kind = 'reversal' and r.original_id = s.original_id)`,
    [person],
  );
  return Object.entries(row ?? {}).map(([fund, amount]) => ({ fund: fund as PayableFund, amount }));
}

/** What was recorded to be paid of it, in whatever state. */
export function findRecorded(sql: Sql, person: PersonId): Promise<FundAmount[]> {
  return sql<FundAmount>(
    'person payment: recorded of what is owed',
    `select t.fund, sum(t.amount)::bigint as amount
     from person_payment p join person_payment_part t on t.payment_id = p.id
     where p.person_id = $1 and p.kind = 'supplement' and p.key not like 'supplement-%' group by t.fund`,
    [person],
  );
}
