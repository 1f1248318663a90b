import { assert } from '../../../kernel/assert.ts';
import { addDays, type Day } from '../../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { REGISTRATION_PHONE, sealedIn } from '../../../platform/sealing/columns.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Diagnosis, KeptDiagnosis, NewRegistration, Registration } from './model.ts';

type Row = Omit<Registration, 'particulars'> & { readonly particulars: string };

const COLUMNS = `id, person_id as person, provider_id as provider, stay, scheme,
  medical_type as "medicalType", visit_kind as "visitKind", disease, number,
  began_at as "beganAt", ended_at as "endedAt", particulars, cancelled_at as "cancelledAt", revision`;

export async function findRegistrations(
  sql: Sql,
  ids: readonly RegistrationId[],
): Promise<Map<RegistrationId, Registration>> {
  const rows = await sql<Row>(
    'registration: by id',
    `select ${COLUMNS} from registration where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, registrationFrom(row)]));
}

/** Holds it until the transaction ends: charges wait, and see what was made of it. */
export async function lockRegistration(sql: Sql, id: RegistrationId): Promise<Registration | null> {
  // Recording bills shares this lock, which costs it no write; see `record_bills`.
  await sql(
    'registration: hold',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' registration ' || $1, 0))`,
    [id],
  );
  const rows = await sql<Row>(
    'registration: lock',
    `select ${COLUMNS} from registration where id = $1 for update`,
    [id],
  );
  return rows[0] ? registrationFrom(rows[0]) : null;
}

export async function insertRegistration(sql: Sql, registration: NewRegistration): Promise<void> {
  assert(await insertOnce(sql, registration), 'the id of a registration is new');
}

/** False when the id is in use. */
export async function insertOnce(sql: Sql, registration: NewRegistration): Promise<boolean> {
  const { id, person, provider, stay, scheme, medicalType, visitKind } = registration;
  const { disease, number, beganAt, particulars } = registration;
  const rows = await sql(
    'registration: insert',
    `insert into registration (id, person_id, provider_id, stay, scheme, medical_type, visit_kind,
       disease, number, began_at, particulars)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (id) do nothing returning id`,
    [
      ...[id, person, provider, stay, scheme, medicalType, visitKind],
      ...[disease, number, beganAt, JSON.stringify(sealedPhone(sql, id, particulars))],
    ],
  );
  return rows.length === 1;
}

type Particulars = Registration['particulars'];

function sealedPhone({ sealer }: Sql, id: RegistrationId, { phone, ...said }: Particulars) {
  if (phone === undefined) return said;
  return { ...said, phone: sealer.seal(phone, sealedIn(REGISTRATION_PHONE, id)) };
}

/** What was said of it, with the phone opened, which stays sealed wherever nobody has to say it. */
export function openParticulars({ sealer }: Sql, { id, particulars }: Registration): Particulars {
  const { phone } = particulars;
  if (phone === undefined) return particulars;
  return { ...particulars, phone: sealer.read(phone, sealedIn(REGISTRATION_PHONE, id)) };
}

export async function updateRegistration(
  sql: Sql,
  before: Registration,
  after: Registration,
): Promise<void> {
  const { scheme, medicalType, visitKind, disease, number, beganAt, endedAt, particulars } = after;
  const same = particulars.phone === before.particulars.phone;
  const kept = same ? particulars : sealedPhone(sql, before.id, particulars);
  const rows = await sql(
    'registration: update',
    `update registration set scheme = $3, medical_type = $4, visit_kind = $5, disease = $6,
       number = $7, began_at = $8, ended_at = $9, particulars = $10, revision = revision + 1
     where id = $1 and revision = $2 and cancelled_at is null returning id`,
    [
      ...[before.id, before.revision, scheme, medicalType, visitKind, disease],
      ...[number, beganAt, endedAt, JSON.stringify(kept)],
    ],
  );
  assert(rows.length === 1, 'a registration that is locked keeps its revision');
}

export async function markCancelled(sql: Sql, { id, revision }: Registration): Promise<void> {
  const rows = await sql(
    'registration: cancel',
    `update registration set cancelled_at = now(), revision = revision + 1
     where id = $1 and revision = $2 and cancelled_at is null returning id`,
    [id, revision],
  );
  assert(rows.length === 1, 'a registration that is locked keeps its revision');
}

/** Keeps a registration from being taken back until the transaction ends; false: it was already. */
export async function holdStanding(sql: Sql, id: RegistrationId): Promise<boolean> {
  const rows = await sql<{ cancelled: boolean }>(
    'registration: hold standing',
    'select cancelled_at is not null as cancelled from registration where id = $1 for share',
    [id],
  );
  return rows[0]?.cancelled !== true;
}

/** Whether any bill of the registration holds money or is settled. */
export async function hasCharges(sql: Sql, id: RegistrationId): Promise<boolean> {
  const rows = await sql(
    'registration: charged',
    `select 1 from encounter
     where registration_id = $1 and (charge_count > 0 or settlement_id is not null) limit 1`,
    [id],
  );
  return rows.length > 0;
}

export async function insertDiagnoses(
  sql: Sql,
  id: RegistrationId,
  list: readonly Diagnosis[],
): Promise<void> {
  if (list.length === 0) return;
  const column = (pick: (one: Diagnosis) => unknown) => list.map(pick);
  await sql(
    'registration: insert diagnoses',
    `insert into diagnosis (registration_id, phase, position, kind, main, code, name, valid, doctor,
       made_at, doctor_name, department, condition)
     select $1, * from unnest($2::text[], $3::int[], $4::text[], $5::bool[], $6::text[], $7::text[],
       $8::bool[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])`,
    [
      id,
      ...[column((d) => d.phase), column((d) => d.order), column((d) => d.kind)],
      ...[column((d) => d.main), column((d) => d.code), column((d) => maskPersonalNumbers(d.name))],
      ...[column((d) => d.valid), column((d) => d.doctor), column((d) => d.at)],
      ...[column((d) => d.doctorName ?? ''), column((d) => d.department ?? '')],
      column((d) => maskPersonalNumbers(d.condition ?? '')),
    ],
  );
}

/** The newest of each phase and position, in that order. */
export async function findDiagnoses(sql: Sql, id: RegistrationId): Promise<KeptDiagnosis[]> {
  return sql<KeptDiagnosis>(
    'registration: diagnoses',
    `select distinct on (phase, position) id, phase, position as "order", kind, main, code, name, valid,
       doctor, made_at as at, doctor_name as "doctorName", department, condition
     from diagnosis where registration_id = $1 order by phase, position, id desc`,
    [id],
  );
}

/** A stay that has not ended, or a visit since the day before: the person is with the provider now. */
export async function findCurrentVisit(
  sql: Sql,
  provider: ProviderId,
  person: PersonId,
  today: Day,
): Promise<RegistrationId | null> {
  const rows = await sql<{ readonly id: RegistrationId }>(
    'registration: current visit',
    `select id from registration
     where person_id = $1 and provider_id = $2 and cancelled_at is null
       and ((stay and (ended_at is null or ended_at >= $3)) or (not stay and began_at >= $4))
     order by began_at desc limit 1`,
    [person, provider, today, addDays(today, -1)],
  );
  return rows[0]?.id ?? null;
}

export type RegistrationSearch = {
  readonly provider: ProviderId;
  readonly person: PersonId | null;
  readonly from: Moment;
  readonly until: Moment;
  /** True: stays that have not ended. Null: all. */
  readonly inHospital: true | null;
};

export async function listRegistrations(
  sql: Sql,
  { provider, person, from, until, inHospital }: RegistrationSearch,
): Promise<Registration[]> {
  const rows = await sql<Row>(
    'registration: list',
    `select ${COLUMNS} from registration
     where provider_id = $1 and ($2::text is null or person_id = $2)
       and began_at >= $3 and began_at <= $4 and cancelled_at is null
       and ($5::bool is null or (stay and ended_at is null))
     order by began_at, id limit 1000`,
    [provider, person, from, until, inHospital],
  );
  return rows.map(registrationFrom);
}

/** The stay of the person that began last at the provider up to a moment; null: none did. */
export async function findLastStay(
  sql: Sql,
  {
    person,
    provider,
    until,
  }: Pick<RegistrationSearch, 'provider' | 'until'> & { person: PersonId },
): Promise<RegistrationId | null> {
  const rows = await sql<{ id: RegistrationId }>(
    'registration: last stay',
    `select id from registration where person_id = $1 and provider_id = $2 and stay
       and began_at <= $3 and cancelled_at is null order by began_at desc, id desc limit 1`,
    [person, provider, until],
  );
  return rows[0]?.id ?? null;
}

/** Other registrations of the person that use the transfer. */
export async function isTransferUsed(
  sql: Sql,
  { id, person }: Pick<Registration, 'id' | 'person'>,
  transfer: string,
): Promise<boolean> {
  const rows = await sql(
    'registration: by transfer',
    `select 1 from registration where person_id = $1 and id <> $2 and cancelled_at is null
       and particulars::jsonb ->> 'transfer' = $3 limit 1`,
    [person, id, transfer],
  );
  return rows.length > 0;
}

/** Stays of the person that nobody has settled, oldest first. */
export async function findUnsettledStays(sql: Sql, person: PersonId): Promise<RegistrationId[]> {
  const rows = await sql<{ id: RegistrationId }>(
    'registration: unsettled stays',
    `select r.id from registration r join encounter e on e.id = r.id
     where r.person_id = $1 and r.stay and r.cancelled_at is null and e.settlement_id is null
     order by r.began_at, r.id`,
    [person],
  );
  return rows.map(({ id }) => id);
}

/** A diagnosis with which a person was discharged. */
export type DischargeDiagnosis = {
  readonly registration: RegistrationId;
  readonly provider: ProviderId;
  readonly endedOn: Day;
  readonly code: string;
  readonly name: string;
};

/** Of stays that ended on a day or later, newest first; of each place the newest that was said. */
export async function findDischargeDiagnoses(
  sql: Sql,
  person: PersonId,
  since: Day,
): Promise<DischargeDiagnosis[]> {
  return sql<DischargeDiagnosis>(
    'registration: discharge diagnoses',
    `select d.registration_id as registration, r.provider_id as provider,
       substr(r.ended_at, 1, 10) as "endedOn", d.code, d.name
     from registration r join lateral (
       select distinct on (position) registration_id, position, code, name, valid from diagnosis
       where registration_id = r.id and phase = 'discharge' order by position, id desc) d on true
     where r.person_id = $1 and r.stay and r.cancelled_at is null and r.ended_at >= $2 and d.valid
     order by r.ended_at desc, d.position limit 200`,
    [person, since],
  );
}

function registrationFrom(row: Row): Registration {
  return { ...row, particulars: JSON.parse(row.particulars) };
}
