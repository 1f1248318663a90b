import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { PERSON_CHANGE, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Change, ChangedField, RecordedChange } from './model.ts';

export type NewChange = Change & {
  readonly id: string;
  readonly person: PersonId;
  readonly case: string;
  readonly changedAt: string;
};

/** Sealed whole: a name or an address is as personal as a number. */
export async function insertChange(sql: Sql, change: NewChange): Promise<void> {
  const { id, person, case: of, field, before, after, changedAt } = change;
  const content = sql.sealer.seal(JSON.stringify({ before, after }), sealedIn(PERSON_CHANGE, id));
  await sql(
    'particulars: insert change',
    `insert into person_change (id, person_id, case_id, field, content, changed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, person, of, field, content, changedAt],
  );
}

type Row = {
  readonly id: string;
  readonly case: string;
  readonly number: string;
  readonly field: ChangedField;
  readonly content: string;
  readonly changedAt: string;
  readonly on: Day;
};

const COLUMNS = `h.id, h.case_id as "case", m.number, h.field, h.content, h.changed_at as "changedAt",
  (h.changed_at at time zone 'Asia/Shanghai')::date as "on"`;
const TABLES = 'person_change h join matter_case m on m.id = h.case_id';

export type ListedChanges = {
  readonly person: PersonId;
  /** Those whose case belongs to this office or one below it. */
  readonly within: string;
  readonly limit: number;
  readonly offset: number;
};

const OF_READER = `h.person_id = $1 and exists (
  select from unnest(array[m.office, m.accepted_at, m.home]) place
  where place = $2 or starts_with(place, $2 || '/'))`;

/** Newest first. */
export async function listChanges(
  sql: Sql,
  { person, within, limit, offset }: ListedChanges,
): Promise<RecordedChange[]> {
  const rows = await sql<Row>(
    'particulars: changes',
    `select ${COLUMNS} from ${TABLES} where ${OF_READER} order by h.id desc limit $3 offset $4`,
    [person, within, limit, offset],
  );
  return rows.map((row) => opened(sql, row));
}

export async function countChanges(
  sql: Sql,
  { person, within }: Pick<ListedChanges, 'person' | 'within'>,
): Promise<number> {
  const [row] = await sql<{ total: bigint }>(
    'particulars: count changes',
    `select count(*) as total from ${TABLES} where ${OF_READER}`,
    [person, within],
  );
  return Number(row?.total ?? 0n);
}

/** What the newest change of a field says; null: none was made. */
export async function findNewest(
  sql: Sql,
  person: PersonId,
  field: ChangedField,
): Promise<string | null> {
  const [row] = await sql<Row>(
    'particulars: newest change',
    `select ${COLUMNS} from ${TABLES} where h.person_id = $1 and h.field = $2
     order by h.id desc limit 1`,
    [person, field],
  );
  return row ? opened(sql, row).after : null;
}

function opened(sql: Sql, { id, content, ...row }: Row): RecordedChange {
  const { before, after } = JSON.parse(sql.sealer.open(content, sealedIn(PERSON_CHANGE, id))) as {
    readonly before: string | null;
    readonly after: string;
  };
  return { ...row, before, after };
}

/** Whether an office of the township is open; without a township, of the county. */
export async function hasOffice(sql: Sql, path: string): Promise<boolean> {
  const rows = await sql('particulars: office', 'select 1 from office where path = $1', [path]);
  return rows.length === 1;
}
