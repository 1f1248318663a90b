import type { Caller } from '../../../platform/http/route.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../../platform/sql.ts';
import { actsForChild } from '../acting.ts';
import type { GivenPaper } from '../check-papers.ts';
import type { CaseId, CasePaper } from '../model.ts';
import { ownIds } from '../unnamed.ts';

export type KnownFile = { readonly file: string; readonly type: string; readonly size: number };

/** Who lays files into a case. */
export type Bringer = Pick<Caller, 'id' | 'role' | 'office' | 'person'> & {
  /** At or below which office he reads cases. */
  readonly within: string;
};

/**
 * Of these files the ones that are there and that he may lay into a case: those that he or somebody of his office brought, and
 * those of cases that he reads. A hash alone opens nothing.
 */
export async function findFiles(
  sql: Sql,
  files: readonly string[],
  by: Bringer,
): Promise<Map<string, KnownFile>> {
  if (files.length === 0) return new Map();
  // A person’s own files are kept under his mark, whether he will be named or not; of a guardian under the guardian’s.
  const whose = actsForChild(by) ? by.id : by.person;
  const takers = [by.id, ...(whose == null ? [] : ownIds(sql, whose))];
  const rows = await sql<KnownFile>(
    'matters: files',
    `select hash as file, type, size::int as size from paper_file f
     where hash = any($1) and removed_at is null and ($2 or exists (
       select from paper_taking t
       where t.hash = f.hash and (t.taken_by = any($7) or t.office = $4)) or exists (
       select from case_paper p join matter_case c on c.id = p.case_id
       where p.file = f.hash and (c.person_id = $5 or c.opened_by = $3 or c.assignee = $3
         or ($5::text is null and not c.confidential and exists (
           select from unnest(array[c.office, c.accepted_at, c.home]) place
           where place = $6 or starts_with(place, $6 || '/'))))))`,
    [files, by.role === 'demo', by.id, by.office ?? null, by.person ?? null, by.within, takers],
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
