import { useState } from 'react';
import type { BatchRowView, BatchView } from '../../../src/counter/desk/index.ts';
import { get } from '../../kit/api.ts';
import { caseSentence } from '../../kit/case-sentence.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import type { CaseState } from '../../kit/matters/views.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { saveSheets } from '../../kit/save-sheet.ts';
import { batchWords } from './batch-words.ts';

export type BatchWithRows = {
  readonly batch: BatchView;
  readonly rows: readonly BatchRowView[];
  readonly total: number;
};

export const ROW_STATES = ['waiting', 'ready', 'doubtful', 'refused', 'done', 'failed'] as const;

/** What became of a row, or would, in one sentence. */
export function useRowText(): (row: BatchRowView) => string {
  const t = useText(batchWords);
  const tm = useText(mattersWords);
  const { language } = useLanguage();
  return ({ state, refused, look, hints, decided, case: made }) => {
    if (made) return tm(`state.${made.state as CaseState}`);
    if (state === 'failed') return t('failedWhy');
    if (refused) return refused[language];
    const said = hints.map(({ code, facts }) => caseSentence(language, `hint.${code}`, facts));
    if (look) {
      const why = caseSentence(language, `hint.${look.code}`, look.facts);
      said.unshift(t('lookAt', { why }));
    } else if (decided) said.unshift(t(decided === 'at-once' ? 'atOnce' : 'byPeople'));
    return said.join(language === 'zh' ? '；' : '; ');
  };
}

const SIZE = 100;

/** All rows, masked as they are shown, as a workbook. */
export function useSaveBatch(id: string) {
  const t = useText(batchWords);
  const textOf = useRowText();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const rows: BatchRowView[] = [];
      for (let page = 1; ; page += 1) {
        const path = `/cases/batches/${encodeURIComponent(id)}`;
        const answer = await get<BatchWithRows>(path, { page, size: SIZE });
        rows.push(...answer.rows);
        if (answer.rows.length === 0 || rows.length >= answer.total) break;
      }
      const head = (['line', 'name', 'idNumber', 'state', 'result', 'case'] as const).map((name) =>
        t(name),
      );
      const lines = rows.map((row) => [
        ...[row.line, row.name, row.idNumber, t(`row.${row.state}`), textOf(row)],
        row.case?.number ?? '',
      ]);
      await saveSheets(`${t('resultSheet')}.xlsx`, [{ name: t('resultSheet'), head, rows: lines }]);
    } finally {
      setSaving(false);
    }
  };
  return { save, saving };
}
