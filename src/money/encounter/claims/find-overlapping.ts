import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';

export type OverlapSearch = {
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly from: Day;
  readonly until: Day;
  /** Its own bill does not overlap itself. */
  readonly except: EncounterId;
};

/** Settled bills of the person at the provider with a day in common. */
export function findOverlapping(
  sql: Sql,
  { person, provider, from, until, except }: OverlapSearch,
): Promise<{ readonly id: EncounterId; readonly settlement: SettlementId }[]> {
  return sql<{ id: EncounterId; settlement: SettlementId }>(
    'encounter: overlapping',
    `select id, settlement_id as settlement from encounter
     where person_id = $1 and provider_id = $2 and settlement_id is not null and id <> $5
       and started_on <= $4 and coalesce(ended_on, 'infinity') >= $3
     order by started_on, id limit 10`,
    [person, provider, from, until, except],
  );
}
