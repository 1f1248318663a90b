import { maskName } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PaperSheet, PaperType, SameFile, Taker } from './model.ts';

type Taken = {
  readonly hash: string;
  readonly size: number;
  readonly type: PaperType;
  readonly by: string;
  readonly at: string;
  readonly taker: Taker;
};

/** Locks the file's row, which it makes or, after a removal, brings back. Whether its bytes should lie there already. */
export async function lockTaken(sql: Sql, taken: Taken): Promise<boolean> {
  const { hash, size, type, by, at, taker } = taken;
  const { id, office } = taker;
  await sql(
    'papers: take',
    `insert into paper_file (hash, size, type, scanned_by, taken_at, taken_by)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [hash, size, type, by, at, id],
  );
  await sql(
    'papers: taker',
    `insert into paper_taking (hash, taken_by, office, taken_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [hash, id, office, at],
  );
  const [row] = await sql<{ takenAt: string; removed: boolean }>(
    'papers: lock',
    `select taken_at as "takenAt", removed_at is not null as removed
     from paper_file where hash = $1 for update`,
    [hash],
  );
  if (row?.removed !== true) return row?.takenAt !== at;
  await sql(
    'papers: take again',
    `update paper_file set removed_at = null, scanned_by = $2, taken_at = $3, taken_by = $4
     where hash = $1`,
    [hash, by, at, id],
  );
  return false;
}

export async function findSheet(sql: Sql, caseId: string, seq: number): Promise<PaperSheet | null> {
  const [row] = await sql<Omit<PaperSheet, 'size'> & { readonly size: bigint }>(
    'papers: sheet',
    `select f.hash as file, f.size, f.type, p.name, c.person_id as person,
       f.removed_at is not null as removed
     from case_paper p join paper_file f on f.hash = p.file join matter_case c on c.id = p.case_id
     where p.case_id = $1::uuid and p.seq = $2`,
    [caseId, seq],
  );
  return row ? { ...row, size: Number(row.size) } : null;
}

const HINTS_MAX = 20;

/**
 * The same files in other cases: a bill brought twice, or by another. Whose case it is is masked, and of a confidential one
 * nothing is told.
 */
export async function findSameFiles(
  sql: Sql,
  { files, except }: { readonly files: readonly string[]; readonly except: string | null },
): Promise<SameFile[]> {
  const rows = await sql<SameFile>(
    'papers: same files',
    `select distinct on (p.file, c.id) p.file, c.id as "case", c.number, c.matter, c.state,
       c.submitted_at as "submittedAt", n.name as person
     from case_paper p join matter_case c on c.id = p.case_id
     left join person n on n.id = c.person_id
     where p.file = any($1::text[]) and p.taken_off is null and not c.confidential
       and c.id is distinct from $2::uuid
     order by p.file, c.id limit ${HINTS_MAX}`,
    [files, except],
  );
  return rows.map((row) => ({ ...row, person: row.person === null ? null : maskName(row.person) }));
}

type Expiring = {
  readonly now: string;
  /** Files that no case took. */
  readonly unusedBefore: string;
  readonly most: number;
};

/**
 * Marks files whose time is over: every case they lie in ended longer ago than its matter keeps papers, or no case ever
 * took them. One that lies in any other case stays.
 */
export async function markExpired(sql: Sql, asked: Expiring): Promise<string[]> {
  const { now, unusedBefore, most } = asked;
  const rows = await sql<{ hash: string }>(
    'papers: expire',
    `with over as (
       select distinct p.file from matter_case c
       join matter_document d on d.hash = c.document join case_paper p on p.case_id = c.id
       where c.ended_at < $1::timestamptz - interval '1 year'
         and c.ended_at < $1::timestamptz
           - make_interval(years => (d.text::json ->> 'retentionYears')::int)
       union
       select f.hash from paper_file f where f.removed_at is null and f.taken_at < $2::timestamptz
         and not exists (select from case_paper p where p.file = f.hash)
     ), due as (
       select f.hash from over join paper_file f on f.hash = over.file
       where f.removed_at is null and f.taken_at < $2::timestamptz and not exists (
         select from case_paper p join matter_case c on c.id = p.case_id
         join matter_document d on d.hash = c.document
         where p.file = f.hash and (c.ended_at is null or c.ended_at >= $1::timestamptz
           - make_interval(years => (d.text::json ->> 'retentionYears')::int)))
       order by f.hash limit $3 for update of f
     )
     update paper_file f set removed_at = $1::timestamptz from due where f.hash = due.hash
     returning f.hash`,
    [now, unusedBefore, most],
  );
  return rows.map(({ hash }) => hash);
}

/** Locks a file's row. `none`: it has no row; `removed`: its bytes should not be there. */
export async function lockState(sql: Sql, hash: string): Promise<'none' | 'removed' | 'kept'> {
  const [row] = await sql<{ removed: boolean }>(
    'papers: lock state',
    'select removed_at is not null as removed from paper_file where hash = $1 for update',
    [hash],
  );
  if (!row) return 'none';
  return row.removed ? 'removed' : 'kept';
}

/** Of these files those whose bytes should be there. */
export async function findKept(sql: Sql, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ hash: string }>(
    'papers: kept of these',
    'select hash from paper_file where hash = any($1::text[]) and removed_at is null',
    [hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Files whose bytes should be there, in order, after the given one. */
export async function listKept(sql: Sql, after: string, most: number): Promise<string[]> {
  const rows = await sql<{ hash: string }>(
    'papers: kept',
    'select hash from paper_file where removed_at is null and hash > $1 order by hash limit $2',
    [after, most],
  );
  return rows.map(({ hash }) => hash);
}

export async function sampleKept(sql: Sql, most: number): Promise<string[]> {
  const rows = await sql<{ hash: string }>(
    'papers: some kept',
    'select hash from paper_file where removed_at is null order by random() limit $1',
    [most],
  );
  return rows.map(({ hash }) => hash);
}
