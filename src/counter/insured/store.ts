import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';

export type GivenGrant = {
  readonly receiver: PersonId;
  readonly name: string;
  readonly relation: string;
  readonly quotaLeft: Money;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

/** What a person lets relatives use of his account today. */
export async function findGivenOn(sql: Sql, giver: PersonId, on: Day): Promise<GivenGrant[]> {
  return sql<GivenGrant>(
    'insured: given',
    `select aid.receiver_id as receiver, p.name, aid.relation, aid.quota_left as "quotaLeft",
       aid.starts_on as "startsOn", aid.ends_on as "endsOn"
     from mutual_aid aid join person p on p.id = aid.receiver_id
     where aid.giver_id = $1 and aid.starts_on <= $2 and (aid.ends_on is null or $2 < aid.ends_on)
     order by aid.starts_on, aid.receiver_id`,
    [giver, on],
  );
}
