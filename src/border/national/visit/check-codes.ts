import type { Day } from '../../../kernel/days.ts';
import { type CodeList, findUnlisted, type UsedCode } from '../../../rules/catalogue/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';

/** In which list a diagnosis of a 诊断类别 stands. */
const LIST_OF: Readonly<Record<string, CodeList>> = {
  1: 'diagnosis',
  2: 'tcm-disease',
  3: 'tcm-syndrome',
};

export type UsedAt = UsedCode & { readonly row: Row; readonly field: string };

export function usedDiagnoses(rows: readonly Row[], on: Day): UsedAt[] {
  return rows.flatMap((row) => {
    const list = LIST_OF[row.text('diag_type').replace(/^0+/, '')];
    return list ? [{ row, field: 'diag_code', list, code: row.text('diag_code'), on }] : [];
  });
}

/**
 * Refuses the first code that its list does not hold on its day, where the list was loaded completely. Before that,
 * and where the profile says `as-sent`, codes are kept as they come.
 */
export async function checkCodes(used: readonly UsedAt[], call: Call): Promise<void> {
  if (call.signedIn.profile.checkCodes === 'as-sent') return;
  const unlisted = await findUnlisted(call.sql, used);
  if (unlisted.length === 0) return;
  const wrong = new Set(unlisted.map(({ list, code }) => `${list} ${code}`));
  const first = used.find(({ list, code }) => wrong.has(`${list} ${code}`));
  if (first) throw first.row.refuse(first.field, `编码 ${first.code} 当日不在医保目录中`);
}

export function checkDiagnoses(rows: readonly Row[], on: Day, call: Call): Promise<void> {
  return checkCodes(usedDiagnoses(rows, on), call);
}
