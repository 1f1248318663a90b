import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { GivenPaper } from '../check-papers.ts';
import type { CaseId, CasePaper } from '../model.ts';

export type KnownFile = { readonly file: string; readonly type: string; readonly size: number };

/** Files that were taken in and not removed since. */
export async function findFiles(
  sql: Sql,
  files: readonly string[],
): Promise<Map<string, KnownFile>> {
  const rows = await sql<KnownFile>(
    'matters: files',
    `select hash as file, type, size::int as size from paper_file
     where hash = any($1) and removed_at is null`,
    [files],
  );
  return new Map(rows.map((row) => [row.file, row]));
}

/** The sheets of a case in their order, without those that were taken off. */
export function findPapers(
  sql: Sql,
  id: CaseId,
): Promise<(CasePaper & { readonly seq: number })[]> {
  return sql<CasePaper & { readonly seq: number }>(
    'matters: papers',
    `select p.seq, p.material, p.file, p.name, f.type, f.size::int as size, p.turns,
       p.added_by as "addedBy", p.added_at as "addedAt"
     from case_paper p join paper_file f on f.hash = p.file
     where p.case_id = $1 and p.taken_off is null order by p.seq`,
    [id],
  );
}

export type Added = { readonly by: string; readonly at: string };

export async function insertPapers(
  sql: Sql,
  id: CaseId,
  papers: readonly GivenPaper[],
  { by, at }: Added,
): Promise<void> {
  if (papers.length === 0) return;
  await sql(
    'matters: insert papers',
    `insert into case_paper (case_id, seq, material, file, name, turns, added_by, added_at)
     select $1, (select coalesce(max(seq), 0) from case_paper where case_id = $1) + given.place,
       given.material, given.file, given.name, given.turns, $6, $7
     from unnest($2::text[], $3::text[], $4::text[], $5::int[])
       with ordinality as given (material, file, name, turns, place)`,
    [
      id,
      papers.map(({ material }) => material),
      papers.map(({ file }) => file),
      papers.map(({ name }) => maskPersonalNumbers(name)),
      papers.map(({ turns }) => turns),
      ...[by, at],
    ],
  );
}
