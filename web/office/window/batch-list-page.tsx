import { Card, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { BatchView } from '../../../src/counter/desk/index.ts';
import { useMay } from '../../account/session.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { batchWords } from './batch-words.ts';
import { BringSheet } from './bring-sheet.tsx';
import { useOfficeName } from './use-office-name.ts';

/** A sheet is brought here, and every batch of the office, or of one below it, is found again. */
export function BatchListPage() {
  const t = useText(batchWords);
  const may = useMay();
  const named = useNamed();
  const officeName = useOfficeName();
  const columns: TableProps<BatchView>['columns'] = [
    {
      title: t('sheet'),
      key: 'sheet',
      render: (_, { id, name }) => <Link to={`/window/batches/${id}`}>{name}</Link>,
    },
    { title: t('matter'), key: 'matter', render: (_, { names }) => named(names) },
    { title: t('state'), key: 'state', render: (_, { state }) => t(`state.${state}`) },
    { title: t('rows'), dataIndex: 'rows', align: 'right' },
    { title: t('result'), key: 'counts', render: (_, { counts }) => t('counts', counts) },
    {
      title: t('office'),
      key: 'office',
      render: (_, { office }) => (office === null ? '—' : officeName(office)),
    },
    { title: t('by'), dataIndex: 'broughtBy' },
    { title: t('at'), key: 'at', render: (_, { broughtAt }) => momentText(broughtAt) },
  ];
  return (
    <Frame title={t('title')}>
      <p className="quiet lead">{t('lead')}</p>
      {may('matter.take') ? <BringSheet /> : null}
      <Card title={t('mine')}>
        <PagedTable<BatchView>
          path="/cases/batches"
          query={{}}
          columns={columns}
          caption={t('mine')}
        />
      </Card>
    </Frame>
  );
}
