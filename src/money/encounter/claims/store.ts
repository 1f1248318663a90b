import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Encounter } from '../model.ts';

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

/** What a corrected claim says of its visit, once its earlier lines were taken back. */
export async function updateClaim(sql: Sql, before: Encounter, after: Encounter): Promise<void> {
  const rows = await sql(
    'encounter: correct claim',
    `update encounter set provider_id = $3, kind = $4, disease = $5, started_on = $6, ended_on = $7,
       out_of_area = $8, filing = $9, other_payer = $10, revision = revision + 1
     where id = $1 and revision = $2 and settlement_id is null and charge_count = 0
       and claim is not null returning id`,
    [
      ...[before.id, before.revision, after.providerId, after.kind, after.disease],
      ...[after.startedOn, after.endedOn, after.outOfArea, after.filing, after.otherPayer],
    ],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}
