import { Card, type TableProps } from 'antd';
import type { RepairView } from '../../../src/money/reconciliation/index.ts';
import { useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { financeWords } from './words.ts';

/** Who repaired what, and why. */
export function TrailCard({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const columns: TableProps<RepairView>['columns'] = [
    { title: t('at'), key: 'at', render: (_, row) => momentText(row.madeAt) },
    { title: t('action'), key: 'action', render: (_, row) => t(`action.${row.action}`) },
    { title: t('person'), key: 'person', render: (_, row) => row.person?.name || t('none') },
    { title: t('reason'), dataIndex: 'reason' },
    { title: t('by'), dataIndex: 'madeBy' },
  ];
  return (
    <Card title={t('trail')}>
      <PagedTable<RepairView>
        path="/reconciliation/repairs"
        query={{ provider }}
        columns={columns}
        caption={t('trail')}
      />
    </Card>
  );
}
