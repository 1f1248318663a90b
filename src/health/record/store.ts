import { CLINICAL_DOCUMENT, sealedIn, sealWhereNeeded } from '../../platform/sealing/columns.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Newest, ToKeep } from './decide-keep.ts';
import type { DocumentName, DocumentSearch, KeptDocument } from './model.ts';

const BUCKETS = 64;

/**
 * Two messages with the same number come one after the other. A lock each would be too many for a message of ten
 * thousand orders, so numbers share 64 of a provider; taken in one order, they never wait for each other in a circle.
 */
export async function holdNumbers(sql: Sql, names: readonly DocumentName[]): Promise<void> {
  await sql(
    'clinical document: hold numbers',
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended('clinical document ' || provider || kind
         || (abs(hashtext(number)::bigint) % ${BUCKETS})::text, 0) as key
       from unnest($1::text[], $2::text[], $3::text[]) as u(provider, kind, number) order by 1) keys`,
    namesOf(names),
  );
}

export async function findNewest(sql: Sql, names: readonly DocumentName[]): Promise<Newest[]> {
  return sql<Newest>(
    'clinical document: newest of numbers',
    `select d.provider_id as provider, d.kind, d.number, d.version, d.hash, d.person_id as person
     from (select distinct * from unnest($1::text[], $2::text[], $3::text[])) as u(provider, kind, number)
     join lateral (select * from clinical_document c where c.provider_id = u.provider
       and c.kind = u.kind and c.number = u.number order by c.version desc limit 1) d on true`,
    namesOf(names),
  );
}

function namesOf(names: readonly DocumentName[]): unknown[] {
  return [
    names.map(({ provider }) => provider),
    names.map(({ kind }) => kind),
    names.map(({ number }) => number),
  ];
}

export type NewDocument = ToKeep & {
  readonly id: string;
  readonly operator: string;
  readonly at: string;
};

/** The lists of item codes travel as JSON texts: an array of arrays would have to be of one length. */
export async function insertDocuments(sql: Sql, rows: readonly NewDocument[]): Promise<void> {
  const column = (pick: (row: NewDocument) => unknown) => rows.map(pick);
  const sealed = ({ id, document }: NewDocument) =>
    sealWhereNeeded(sql.sealer, document, sealedIn(CLINICAL_DOCUMENT, id));
  await sql(
    'clinical document: insert',
    `insert into clinical_document (id, provider_id, kind, number, version, person_id, registration_id,
       visit, on_day, items, title, abnormal, valid, recognised_until, document, hash, operator,
       recorded_at)
     select id, provider, kind, number, version, person, registration, visit, on_day,
       array(select json_array_elements_text(items::json)), title, abnormal, valid, recognised, document,
       hash, operator, at
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[],
       $8::text[], $9::date[], $10::text[], $11::text[], $12::bool[], $13::bool[], $14::date[],
       $15::text[], $16::text[], $17::text[], $18::timestamptz[])
       as u(id, provider, kind, number, version, person, registration, visit, on_day, items, title,
         abnormal, valid, recognised, document, hash, operator, at)`,
    [
      ...[column((r) => r.id), column((r) => r.provider), column((r) => r.kind)],
      ...[column((r) => r.number), column((r) => r.version), column((r) => r.person)],
      ...[column((r) => r.registration), column((r) => r.visit), column((r) => r.on)],
      ...[column((r) => JSON.stringify(r.items)), column((r) => maskPersonalNumbers(r.title))],
      ...[column((r) => r.abnormal), column((r) => r.valid), column((r) => r.recognisedUntil)],
      ...[column(sealed), column((r) => r.hash), column((r) => r.operator)],
      column((r) => r.at),
    ],
  );
}

/** A note may name telephones: then it is sealed as a whole. */
function opened({ sealer }: Sql, row: KeptDocument): KeptDocument {
  return { ...row, document: sealer.read(row.document, sealedIn(CLINICAL_DOCUMENT, row.id)) };
}

const COLUMNS = `d.id, d.provider_id as provider, d.kind, d.number, d.version, d.person_id as person,
  d.registration_id as registration, d.visit, d.on_day as on, d.items, d.title, d.abnormal, d.valid,
  d.recognised_until as "recognisedUntil", d.document, d.hash, d.operator,
  to_char(d.recorded_at, 'YYYY-MM-DD HH24:MI:SS') as "recordedAt"`;
const STANDS = `d.valid and not exists (select from clinical_document n where n.provider_id = d.provider_id
  and n.kind = d.kind and n.number = d.number and n.version > d.version)`;
const MATCHES = `d.person_id = $1 and d.kind = any($2::text[]) and ${STANDS}
  and ($3::text is null or d.provider_id = $3) and ($4::text is null or $4 = any(d.items))
  and ($5::text is null or position($5 in d.title) > 0)
  and ($6::date is null or (d.recognised_until >= $6 and d.on_day <= $6))
  and ($7::date is null or d.on_day >= $7)`;

export async function listDocuments(
  sql: Sql,
  search: DocumentSearch,
): Promise<{ readonly rows: readonly KeptDocument[]; readonly total: number }> {
  const { person, kinds, provider, item, title, recognisedOn, from } = search;
  const values = [person, kinds, provider, item, title, recognisedOn, from];
  const rows = await sql<KeptDocument>(
    'clinical document: of person',
    `select ${COLUMNS} from clinical_document d where ${MATCHES}
     order by d.on_day desc, d.id desc limit $8 offset $9`,
    [...values, search.limit, search.offset],
  );
  const counted = await sql<{ total: number }>(
    'clinical document: count of person',
    `select count(*)::int as total from clinical_document d where ${MATCHES}`,
    values,
  );
  return { rows: rows.map((row) => opened(sql, row)), total: counted[0]?.total ?? 0 };
}

/** The newest version, also when it takes the document back. */
export async function findDocument(
  sql: Sql,
  { provider, kind, number }: DocumentName,
): Promise<KeptDocument | null> {
  const rows = await sql<KeptDocument>(
    'clinical document: by number',
    `select ${COLUMNS} from clinical_document d
     where d.provider_id = $1 and d.kind = $2 and d.number = $3 order by d.version desc limit 1`,
    [provider, kind, number],
  );
  return rows[0] ? opened(sql, rows[0]) : null;
}

export async function findDocumentById(sql: Sql, id: string): Promise<KeptDocument | null> {
  const rows = await sql<KeptDocument>(
    'clinical document: by id',
    `select ${COLUMNS} from clinical_document d where d.id = $1`,
    [id],
  );
  return rows[0] ? opened(sql, rows[0]) : null;
}
