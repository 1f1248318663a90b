import { addDays, type Day } from '../../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Marks, QueuedVisit, VisitBill } from './model.ts';

type Row = Omit<QueuedVisit, 'particulars'> & { readonly particulars: string };

const COLUMNS = `id, person_id as person, provider_id as provider, stay, scheme,
  medical_type as "medicalType", visit_kind as "visitKind", disease, number,
  began_at as "beganAt", ended_at as "endedAt", particulars, cancelled_at as "cancelledAt", revision,
  called_at as "calledAt", left_at as "leftAt"`;

/** More than a clinic sees in a day; a hospital asks by state or person. */
export const QUEUE_MAX = 2_000;

export type QueueSearch = { readonly provider: ProviderId; readonly day: Day };

/** Visits of one day in the order in which they came. Who was taken off keeps the number, so nobody moves up. */
export async function findQueue(sql: Sql, { provider, day }: QueueSearch): Promise<QueuedVisit[]> {
  const rows = await sql<Row>(
    'queue: of day',
    `select * from (
       select ${COLUMNS}, row_number() over (order by began_at, id) as place from registration
       where provider_id = $1 and ended_at is null and not stay and began_at >= $2 and began_at < $3) day
     where "cancelledAt" is null order by place limit ${QUEUE_MAX}`,
    [provider, day, addDays(day, 1)],
  );
  return rows.map(visitFrom);
}

export async function findVisitByKey(
  sql: Sql,
  provider: ProviderId,
  key: string,
): Promise<RegistrationId | null> {
  const rows = await sql<{ id: RegistrationId }>(
    'queue: by key',
    'select id from registration where provider_id = $1 and registered_key = $2',
    [provider, key],
  );
  return rows[0]?.id ?? null;
}

/** Desks that register the same person at the same moment do it one after the other. */
export async function holdPersonAt(sql: Sql, provider: ProviderId, person: PersonId) {
  await sql(
    'queue: hold person',
    `select pg_advisory_xact_lock(hashtextextended('queue ' || current_schema || $1 || ' ' || $2, 0))`,
    [provider, person],
  );
}

export async function keepKey(sql: Sql, id: RegistrationId, key: string): Promise<void> {
  await sql('queue: keep key', 'update registration set registered_key = $2 where id = $1', [
    id,
    key,
  ]);
}

export async function findMarks(sql: Sql, id: RegistrationId): Promise<Marks> {
  const rows = await sql<Marks>(
    'queue: marks',
    'select called_at as "calledAt", left_at as "leftAt" from registration where id = $1',
    [id],
  );
  return rows[0] ?? { calledAt: null, leftAt: null };
}

/** The bills of visits, those of no visit are not there. */
export async function findVisitBills(
  sql: Sql,
  ids: readonly RegistrationId[],
): Promise<Map<RegistrationId, VisitBill[]>> {
  const rows = await sql<VisitBill>(
    'queue: bills',
    `select registration_id as registration, id as encounter, bill_total as total,
       charge_count as "chargeCount", settlement_id as settlement
     from encounter where registration_id = any($1) order by opened_at, id`,
    [ids],
  );
  const found = new Map<RegistrationId, VisitBill[]>();
  for (const row of rows) {
    const list = found.get(row.registration);
    if (list) list.push(row);
    else found.set(row.registration, [row]);
  }
  return found;
}

export async function findCalledBy(
  sql: Sql,
  provider: ProviderId,
  key: string,
): Promise<RegistrationId | null> {
  const rows = await sql<{ id: RegistrationId }>(
    'queue: called by',
    'select id from registration where provider_id = $1 and called_key = $2',
    [provider, key],
  );
  return rows[0]?.id ?? null;
}

/**
 * Calls the first one who waits; null: nobody does. Of two doctors who call at once each gets another
 * patient, since a row that one is taking is skipped by the other.
 */
export async function callFirst(
  sql: Sql,
  { provider, day }: QueueSearch,
  { key, at }: { readonly key: string; readonly at: string },
): Promise<RegistrationId | null> {
  const rows = await sql<{ id: RegistrationId }>(
    'queue: call first',
    `update registration set called_at = $5, called_key = $4 where id = (
       select id from registration r
       where provider_id = $1 and ended_at is null and not stay and began_at >= $2 and began_at < $3
         and cancelled_at is null and called_at is null and left_at is null
         and not exists (select from encounter e
           where e.registration_id = r.id and (e.charge_count > 0 or e.settlement_id is not null))
       order by began_at, id limit 1 for update skip locked)
     returning id`,
    [provider, day, addDays(day, 1), key, at],
  );
  return rows[0]?.id ?? null;
}

export async function setMarks(sql: Sql, id: RegistrationId, marks: Marks): Promise<void> {
  await sql(
    'queue: marks of',
    'update registration set called_at = $2, left_at = $3 where id = $1',
    [id, marks.calledAt, marks.leftAt],
  );
}

function visitFrom(row: Row): QueuedVisit {
  return { ...row, place: Number(row.place), particulars: JSON.parse(row.particulars) };
}
