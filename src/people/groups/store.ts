import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Membership, Recognition } from './model.ts';

/** `filing`: the filing that made it; null: an office recorded it. */
export type RecognitionName = { readonly id: string; readonly filing: string | null };

/** Of all times: which of them count is decided for a day. Absent: none. */
export async function findMemberships(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Membership[]>> {
  const rows = await sql<Membership>(
    'groups: memberships',
    `select person_id as "personId", group_code as "groupCode", starts_on as "startsOn",
       ends_on as "endsOn", decided_on as "decidedOn"
     from group_membership where person_id = any($1)`,
    [ids],
  );
  return byPerson(rows);
}

export async function findRecognitions(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Recognition[]>> {
  const rows = await sql<Recognition>(
    'groups: recognitions',
    `select person_id as "personId", kind, disease, starts_on as "startsOn", ends_on as "endsOn"
     from recognised_disease where person_id = any($1) and withdrawn_at is null`,
    [ids],
  );
  return byPerson(rows);
}

/** What was recognised under this id; null: nothing. */
export async function findRecognition(sql: Sql, id: string): Promise<Recognition | null> {
  const rows = await sql<Recognition>(
    'groups: recognition by id',
    `select person_id as "personId", kind, disease, starts_on as "startsOn", ends_on as "endsOn"
     from recognised_disease where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

export async function insertMembership(sql: Sql, id: string, row: Membership): Promise<void> {
  await sql(
    'groups: insert membership',
    `insert into group_membership (id, person_id, group_code, starts_on, ends_on, decided_on)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, row.personId, row.groupCode, row.startsOn, row.endsOn, row.decidedOn],
  );
}

export async function isRecorded(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql('groups: is recorded', 'select 1 from group_membership where id = $1', [
    id,
  ]);
  return rows.length === 1;
}

/** Another last day for an identity; null: open. The caller holds the person. */
export async function endMembership(
  sql: Sql,
  { personId, groupCode, startsOn }: Pick<Membership, 'personId' | 'groupCode' | 'startsOn'>,
  endsOn: Day | null,
): Promise<void> {
  await sql(
    'groups: end membership',
    `update group_membership set ends_on = $4
     where person_id = $1 and group_code = $2 and starts_on = $3`,
    [personId, groupCode, startsOn, endsOn],
  );
}

export async function insertRecognition(
  sql: Sql,
  { id, filing }: RecognitionName,
  row: Recognition,
): Promise<void> {
  await sql(
    'groups: insert recognition',
    `insert into recognised_disease (id, person_id, kind, disease, starts_on, ends_on, filing_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, row.personId, row.kind, row.disease, row.startsOn, row.endsOn, filing],
  );
}

/** The recognition of a filing that was taken back counts no longer, on any day. */
export async function withdrawFiled(sql: Sql, filing: string): Promise<void> {
  await sql(
    'groups: withdraw filed',
    'update recognised_disease set withdrawn_at = now() where filing_id = $1 and withdrawn_at is null',
    [filing],
  );
}

function byPerson<Row extends { readonly personId: PersonId }>(
  rows: readonly Row[],
): Map<PersonId, Row[]> {
  const found = new Map<PersonId, Row[]>();
  for (const row of rows) {
    const list = found.get(row.personId);
    if (list) list.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}
