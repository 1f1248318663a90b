import type { Sql } from '../../platform/sql.ts';
import { findSameFiles } from '../papers/index.ts';
import type { Hint } from './effect.ts';
import type { CasePaper, Matter } from './model.ts';

/** A bill brought twice, or by another: said to whoever looks at it, who alone can judge whether it matters. */
export async function samePaperHints(
  sql: Sql,
  { materials }: Matter,
  { papers, except }: { readonly papers: readonly CasePaper[]; readonly except: string | null },
): Promise<readonly Hint[]> {
  if (papers.length === 0) return [];
  const files = [...new Set(papers.map(({ file }) => file))];
  const found = await findSameFiles(sql, { files, except });
  return found.map(({ file, case: other, number, person }) => {
    const material = papers.find((paper) => paper.file === file)?.material;
    const label = materials.find(({ code }) => code === material)?.label;
    const names = { nameZh: label?.zh ?? '', nameEn: label?.en ?? '' };
    const facts = { ...names, case: other, number, person: person ?? '—' };
    return { code: 'matters.same-paper', weight: 'warning', facts };
  });
}
