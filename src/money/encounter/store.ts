import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, RegistrationId } from '../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ChargedBill, Encounter, StoredUpload, Upload, UploadHead } from './model.ts';
import { billFrom, billText } from './upload-text.ts';

type EncounterRow = Omit<Encounter, 'bill'> & { readonly bill: string };

const COLUMNS = `id, person_id as "personId", provider_id as "providerId", kind, disease, scheme,
  started_on as "startedOn", ended_on as "endedOn", out_of_area as "outOfArea", filing,
  other_payer as "otherPayer", referral, referred_from as "referredFrom", bill,
  bill_total as "billTotal", charge_count as "chargeCount", revision,
  settlement_id as "settlementId", purchase, claim`;

export async function findEncounters(
  sql: Sql,
  ids: readonly EncounterId[],
): Promise<Map<EncounterId, Encounter>> {
  const rows = await sql<EncounterRow>(
    'encounter: encounters',
    `select ${COLUMNS} from encounter where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, encounterFrom(row)]));
}

/** Holds the encounter until the transaction ends: uploads to it queue here, settling it waits. */
export async function lockEncounter(sql: Sql, id: EncounterId): Promise<Encounter | null> {
  const rows = await sql<EncounterRow>(
    'encounter: lock',
    `select ${COLUMNS} from encounter where id = $1 for update`,
    [id],
  );
  return rows[0] ? encounterFrom(rows[0]) : null;
}

/** False when the id is in use. */
export async function insertEncounter(sql: Sql, encounter: Encounter): Promise<boolean> {
  const rows = await sql(
    'encounter: insert',
    `insert into encounter (id, person_id, provider_id, kind, disease, scheme, started_on, ended_on,
       out_of_area, filing, other_payer, referral, referred_from, purchase, claim)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (id) do nothing returning id`,
    [
      encounter.id,
      encounter.personId,
      encounter.providerId,
      encounter.kind,
      encounter.disease,
      encounter.scheme,
      encounter.startedOn,
      encounter.endedOn,
      encounter.outOfArea,
      encounter.filing,
      encounter.otherPayer,
      encounter.referral,
      encounter.referredFrom,
      encounter.purchase ?? null,
      encounter.claim ?? null,
    ],
  );
  return rows.length === 1;
}

/** The upload and the bill that includes it are one statement. */
export async function insertUpload(
  sql: Sql,
  before: Encounter,
  upload: Upload,
  after: ChargedBill,
): Promise<void> {
  const rows = await sql(
    'encounter: insert upload',
    `with changed as (
       update encounter set bill = $3, bill_total = $4, charge_count = $5, revision = revision + 1
       where id = $1 and revision = $2 and settlement_id is null returning id)
     insert into charge_upload (encounter_id, seq, lines, hash, line_count, total, voids)
     select id, (select coalesce(max(seq), 0) + 1 from charge_upload where encounter_id = $1),
       $6, $7, $8, $9, $10 from changed
     returning seq`,
    [
      before.id,
      before.revision,
      billText(after.bill),
      after.billTotal,
      after.chargeCount,
      upload.lines,
      upload.hash,
      upload.lineCount,
      upload.total,
      upload.voids,
    ],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}

export async function updateEnd(sql: Sql, before: Encounter, endedOn: Day | null): Promise<void> {
  const rows = await sql(
    'encounter: discharge',
    `update encounter set ended_on = $3, revision = revision + 1
     where id = $1 and revision = $2 and settlement_id is null returning id`,
    [before.id, before.revision, endedOn],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}

/** Of a stay that was settled while it went on: the day is noted, the bill is the one that was settled. */
export async function updateEndOfSettled(sql: Sql, before: Encounter, endedOn: Day): Promise<void> {
  const rows = await sql(
    'encounter: end of settled',
    `update encounter set ended_on = $3
     where id = $1 and revision = $2 and settlement_id is not null returning id`,
    [before.id, before.revision, endedOn],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}

/** What is said of a stay before it is charged. */
export async function updateDescription(
  sql: Sql,
  before: Encounter,
  after: Encounter,
): Promise<void> {
  const rows = await sql(
    'encounter: description',
    `update encounter set kind = $3, disease = $4, scheme = $5, started_on = $6, filing = $7,
       other_payer = $8, referral = $9, referred_from = $10, revision = revision + 1
     where id = $1 and revision = $2 and settlement_id is null and charge_count = 0 returning id`,
    [
      ...[before.id, before.revision, after.kind, after.disease, after.scheme],
      ...[after.startedOn, after.filing, after.otherPayer, after.referral, after.referredFrom],
    ],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}

/** What was filed for a stay, also after charges came: they do not depend on it. */
export async function updateFiled(sql: Sql, before: Encounter, after: Encounter): Promise<void> {
  const rows = await sql(
    'encounter: filed',
    `update encounter set filing = $3, other_payer = $4, referral = $5, referred_from = $6,
       revision = revision + 1
     where id = $1 and revision = $2 and settlement_id is null returning id`,
    [
      ...[before.id, before.revision, after.filing, after.otherPayer],
      ...[after.referral, after.referredFrom],
    ],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}

/** A settled bill whose stay rests on the transfer; null: none. */
export async function findSettledTransfer(
  sql: Sql,
  person: PersonId,
  transfer: string,
): Promise<EncounterId | null> {
  const rows = await sql<{ id: EncounterId }>(
    'encounter: settled by transfer',
    `select e.id from registration r join encounter e on e.registration_id = r.id
     where r.person_id = $1 and r.particulars::jsonb ->> 'transfer' = $2
       and e.settlement_id is not null limit 1`,
    [person, transfer],
  );
  return rows[0]?.id ?? null;
}

/** Names the registration whose bill it is. */
export async function linkEncounter(
  sql: Sql,
  id: EncounterId,
  registration: RegistrationId,
  batch: string | null = null,
): Promise<void> {
  await sql(
    'encounter: link',
    'update encounter set registration_id = $2, batch = $3 where id = $1',
    [id, registration, batch],
  );
}

/** The bills of these ids, and all of these registrations. */
export async function findBills(
  sql: Sql,
  ids: readonly EncounterId[],
  registrations: readonly RegistrationId[],
): Promise<Map<EncounterId, Encounter>> {
  if (registrations.length === 0) return findEncounters(sql, ids);
  const rows = await sql<EncounterRow>(
    'encounter: bills',
    `select ${COLUMNS} from encounter where id = any($1)
     union select ${COLUMNS} from encounter where registration_id = any($2)`,
    [ids, registrations],
  );
  return new Map(rows.map((row) => [row.id, encounterFrom(row)]));
}

/** Every bill of a stay, the first one first. */
export async function findStayBills(sql: Sql, stay: RegistrationId): Promise<Encounter[]> {
  return [...(await findBills(sql, [], [stay])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

/** A bill that is not settled and holds charges; of a stay's only bill the charges may still come. */
const OPEN = `b.settlement_id is null and (b.charge_count > 0 or e.batch is null)`;
const SOME_OPEN = `exists (select from encounter b where ${OPEN}
  and (b.id = e.id or b.registration_id = e.registration_id))`;

const PHASES = {
  inHospital: 'ended_on is null and $2::date is not null',
  toSettle: `ended_on >= $2 and ${SOME_OPEN}`,
  settled: `ended_on >= $2 and not ${SOME_OPEN}`,
} as const;

/** Last bills of stays of a provider in one phase, longest first; `since` counts for those that have ended. */
export async function findStays(
  sql: Sql,
  { provider, phase, since, limit }: StaySearch,
): Promise<Encounter[]> {
  const rows = await sql<EncounterRow>(
    `encounter: stays ${phase}`,
    `select ${COLUMNS} from encounter e
     where provider_id = $1 and claim is null and kind in ('inpatient', 'disease-quota')
       and ${PHASES[phase]}
       and (registration_id is null or not exists (select from encounter n
         where n.registration_id = e.registration_id and n.id > e.id))
     order by started_on, id limit $3`,
    [provider, since, limit],
  );
  return rows.map(encounterFrom);
}

export type StaySearch = {
  readonly provider: ProviderId;
  readonly phase: keyof typeof PHASES;
  readonly since: Day;
  readonly limit: number;
};

/** Stays of a person that go on, at any provider. */
export async function findOpenStays(sql: Sql, person: PersonId): Promise<Encounter[]> {
  const rows = await sql<EncounterRow>(
    'encounter: open stays of person',
    `select ${COLUMNS} from encounter e
     where person_id = $1 and kind in ('inpatient', 'disease-quota') and ended_on is null
       and not exists (select from registration r where r.id = e.id and r.cancelled_at is not null)
     order by started_on, id`,
    [person],
  );
  return rows.map(encounterFrom);
}

/** Settled bills of a person of these kinds that begin in the period, in order; from any hospital. */
export async function findSettledBills(
  sql: Sql,
  { person, kinds, from, until }: SettledBillSearch,
): Promise<Encounter[]> {
  const rows = await sql<EncounterRow>(
    'encounter: settled of person',
    `select ${COLUMNS} from encounter where person_id = $1 and kind = any($2)
       and started_on >= $3 and started_on <= $4 and settlement_id is not null
     order by started_on, id limit 500`,
    [person, kinds, from, until],
  );
  return rows.map(encounterFrom);
}

export type SettledBillSearch = {
  readonly person: PersonId;
  readonly kinds: readonly string[];
  readonly from: Day;
  readonly until: Day;
};

/** A bill of care outside the area, with the county of its provider. */
export type CareElsewhere = Pick<
  Encounter,
  'id' | 'providerId' | 'kind' | 'startedOn' | 'endedOn' | 'settlementId'
> & { readonly county: string };

/** Care of a person outside the area that ended on a day or later, or goes on; oldest first. */
export async function findCareElsewhere(
  sql: Sql,
  person: PersonId,
  since: Day,
): Promise<CareElsewhere[]> {
  return sql<CareElsewhere>(
    'encounter: outside the area',
    `select e.id, e.provider_id as "providerId", e.kind, e.started_on as "startedOn",
       e.ended_on as "endedOn", e.settlement_id as "settlementId", p.county
     from encounter e join provider p on p.id = e.provider_id
     where e.person_id = $1 and e.out_of_area and coalesce(e.ended_on, $2) >= $2
       and not exists (select from registration r
         where r.id = e.registration_id and r.cancelled_at is not null)
     order by e.started_on, e.id limit 200`,
    [person, since],
  );
}

export async function findUploadHeads(sql: Sql, id: EncounterId): Promise<UploadHead[]> {
  return sql<UploadHead>(
    'encounter: upload heads',
    'select seq, voids, hash from charge_upload where encounter_id = $1 order by seq',
    [id],
  );
}

/** Some uploads with their lines; `null` for all. */
export async function findUploads(
  sql: Sql,
  id: EncounterId,
  seqs: readonly number[] | null,
): Promise<StoredUpload[]> {
  return sql<StoredUpload>(
    'encounter: uploads',
    `select seq, lines, hash, line_count as "lineCount", total, voids, uploaded_at as "uploadedAt"
     from charge_upload
     where encounter_id = $1 and ($2::int[] is null or seq = any($2::int[])) order by seq`,
    [id, seqs],
  );
}

export type EncounterSearch = Page & {
  readonly provider: ProviderId | null;
  readonly person: PersonId | null;
  /** True: not settled yet. Null: all. */
  readonly open: boolean | null;
  /** Bills that a cashier takes money for: of a visit that is no stay, with something to pay. */
  readonly payable?: boolean;
  /** Opened on this day (Asia/Shanghai) or later. */
  readonly since?: Day | null;
};

const PAYABLE = `(bill_total > 0 and kind not in ('inpatient', 'disease-quota'))`;

/** Newest first. */
export async function listEncounters(sql: Sql, search: EncounterSearch) {
  const { provider, person, open, payable = false, since = null, limit, offset } = search;
  const filters = [
    ...(provider === null
      ? []
      : [{ by: 'provider', where: 'claim is null and provider_id =', value: provider }]),
    ...(person === null ? [] : [{ by: 'person', where: 'person_id =', value: person }]),
    ...(open === null ? [] : [{ by: 'open', where: '(settlement_id is null) =', value: open }]),
    ...(payable ? [{ by: 'payable', where: `${PAYABLE} =`, value: true }] : []),
    ...(since === null ? [] : [{ by: 'since', where: 'opened_at >=', value: `${since}T00:00+08` }]),
  ];
  const name = filters.map(({ by }) => by).join(' ') || 'all';
  const conditions = filters.map(({ where }, i) => `${where} $${i + 1}`);
  const where = ['true', ...conditions].join(' and ');
  const values = filters.map(({ value }) => value);
  const [rows, counted] = await Promise.all([
    sql<EncounterRow>(
      `encounter: list by ${name}`,
      `select ${COLUMNS} from encounter where ${where} order by opened_at desc, id desc
       limit $${values.length + 1} offset $${values.length + 2}`,
      [...values, limit, offset],
    ),
    sql<{ total: bigint }>(
      `encounter: count by ${name}`,
      `select count(*) as total from
         (select 1 from encounter where ${where} limit ${COUNT_LIMIT}) matching`,
      values,
    ),
  ]);
  return { rows: rows.map(encounterFrom), total: Number(counted[0]?.total ?? 0n) };
}

function encounterFrom(row: EncounterRow): Encounter {
  return { ...row, bill: billFrom(row.bill) };
}
