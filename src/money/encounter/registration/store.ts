import { assert } from '../../../kernel/assert.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Diagnosis, NewRegistration, Registration } from './model.ts';

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
  const rows = await sql<Row>(
    'registration: lock',
    `select ${COLUMNS} from registration where id = $1 for update`,
    [id],
  );
  return rows[0] ? registrationFrom(rows[0]) : null;
}

export async function insertRegistration(sql: Sql, registration: NewRegistration): Promise<void> {
  const { id, person, provider, stay, scheme, medicalType, visitKind } = registration;
  const { disease, number, beganAt, particulars } = registration;
  await sql(
    'registration: insert',
    `insert into registration (id, person_id, provider_id, stay, scheme, medical_type, visit_kind,
       disease, number, began_at, particulars)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, person, provider, stay, scheme, medicalType, visitKind],
      ...[disease, number, beganAt, JSON.stringify(particulars)],
    ],
  );
}

export async function updateRegistration(
  sql: Sql,
  before: Registration,
  after: Registration,
): Promise<void> {
  const { scheme, medicalType, visitKind, disease, number, beganAt, endedAt, particulars } = after;
  const rows = await sql(
    'registration: update',
    `update registration set scheme = $3, medical_type = $4, visit_kind = $5, disease = $6,
       number = $7, began_at = $8, ended_at = $9, particulars = $10, revision = revision + 1
     where id = $1 and revision = $2 and cancelled_at is null returning id`,
    [
      ...[before.id, before.revision, scheme, medicalType, visitKind, disease],
      ...[number, beganAt, endedAt, JSON.stringify(particulars)],
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
       made_at)
     select $1, * from unnest($2::text[], $3::int[], $4::text[], $5::bool[], $6::text[], $7::text[],
       $8::bool[], $9::text[], $10::text[])`,
    [
      id,
      ...[column((d) => d.phase), column((d) => d.order), column((d) => d.kind)],
      ...[column((d) => d.main), column((d) => d.code), column((d) => d.name)],
      ...[column((d) => d.valid), column((d) => d.doctor), column((d) => d.at)],
    ],
  );
}

/** The newest of each phase and position, in that order. */
export async function findDiagnoses(sql: Sql, id: RegistrationId): Promise<Diagnosis[]> {
  return sql<Diagnosis>(
    'registration: diagnoses',
    `select distinct on (phase, position) phase, position as "order", kind, main, code, name, valid,
       doctor, made_at as at
     from diagnosis where registration_id = $1 order by phase, position, id desc`,
    [id],
  );
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

function registrationFrom(row: Row): Registration {
  return { ...row, particulars: JSON.parse(row.particulars) };
}
