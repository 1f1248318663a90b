import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { Period } from '../../../kernel/period.ts';
import type { Sql } from '../../../platform/sql.ts';

/** 两病处方权: a doctor of a village clinic who may write for these diseases. */
export type PrescribingRight = Period & {
  readonly provider: ProviderId;
  /** National code. */
  readonly practitioner: string;
  readonly diseases: readonly string[];
};

type Row = Omit<PrescribingRight, 'diseases'> & { readonly diseases: string };

/** Of all times: which of them count is decided for a day. */
export async function findPrescribingRights(
  sql: Sql,
  provider: ProviderId,
  practitioner: string,
): Promise<PrescribingRight[]> {
  const rows = await sql<Row>(
    'provider: prescribing rights',
    `select provider_id as provider, practitioner, diseases, starts_on as "startsOn", ends_on as "endsOn"
     from prescribing_right where provider_id = $1 and practitioner = $2 order by id`,
    [provider, practitioner],
  );
  return rows.map((row) => ({ ...row, diseases: row.diseases.split(' ') }));
}

/** Holds the rights of a doctor until the transaction ends, so that two cases do not give the same one. */
export async function lockPrescribingRights(
  sql: Sql,
  provider: ProviderId,
  practitioner: string,
): Promise<PrescribingRight[]> {
  await sql(
    'provider: hold prescribing rights',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' prescribing ' || $1, 0))`,
    [`${provider} ${practitioner}`],
  );
  return findPrescribingRights(sql, provider, practitioner);
}

export async function insertPrescribingRight(
  sql: Sql,
  name: { readonly id: string; readonly decidedBy: string },
  { provider, practitioner, diseases, startsOn, endsOn }: PrescribingRight,
): Promise<void> {
  await sql(
    'provider: insert prescribing right',
    `insert into prescribing_right
       (id, provider_id, practitioner, diseases, starts_on, ends_on, decided_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      name.id,
      provider,
      practitioner,
      diseases.join(' '),
      startsOn,
      endsOn as Day | null,
      name.decidedBy,
    ],
  );
}

export type EndedRights = Pick<PrescribingRight, 'provider' | 'practitioner'> & {
  readonly endsOn: Day;
};

/** From that day on none of the doctor's rights there holds; one that ends sooner stays as it is. */
export async function endPrescribingRights(
  sql: Sql,
  { provider, practitioner, endsOn }: EndedRights,
): Promise<void> {
  await sql(
    'provider: end prescribing rights',
    `update prescribing_right set ends_on = $3
     where provider_id = $1 and practitioner = $2 and starts_on < $3 and (ends_on is null or ends_on > $3)`,
    [provider, practitioner, endsOn],
  );
}
