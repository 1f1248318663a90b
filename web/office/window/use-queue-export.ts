import { App } from 'antd';
import { useState } from 'react';
import { get, type Query } from '../../kit/api.ts';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { CaseRow } from '../../kit/matters/views.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { saveSheets } from '../../kit/save-sheet.ts';
import { momentText, today } from '../../kit/today.ts';
import { useOfficeName } from './use-office-name.ts';
import type { CasePage } from './use-queue.ts';
import { windowWords } from './words.ts';

/** More than anybody reads; who needs more narrows the list. */
const MOST = 2_000;

/** What the filters choose, all pages of it, masked as it is shown, as a workbook. */
export function useQueueExport() {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const named = useNamed();
  const officeName = useOfficeName();
  const { message } = App.useApp();
  const [exporting, setExporting] = useState(false);
  const exportRows = async (query: Query) => {
    setExporting(true);
    try {
      const { rows, total } = await allRows(query);
      const head = (
        ['number', 'matter', 'person', 'state', 'due', 'office', 'holder', 'submittedAt'] as const
      ).map((name) => t(name));
      const body = rows.map((row) => [
        ...[row.number, named(row.names), row.person?.name ?? '', tm(`state.${row.state}`)],
        ...[row.stepDueOn ?? row.dueOn ?? '', officeName(row.office), row.assignee ?? ''],
        momentText(row.submittedAt),
      ]);
      await saveSheets(`${t('queueTitle')}-${today()}.xlsx`, [
        { name: t('queueTitle'), head, rows: body },
      ]);
      const count = rows.length;
      void message.info(t(count < total ? 'exportCut' : 'exported', { count }));
    } finally {
      setExporting(false);
    }
  };
  return { exportRows, exporting };
}

async function allRows(query: Query): Promise<{ rows: readonly CaseRow[]; total: number }> {
  const rows: CaseRow[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await get<CasePage>('/cases', { ...query, page });
    rows.push(...answer.rows);
    const { total } = answer;
    if (answer.rows.length === 0 || rows.length >= total || rows.length >= MOST) {
      return { rows: rows.slice(0, MOST), total };
    }
  }
}
