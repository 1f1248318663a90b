import { Table, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { BatchRowView } from '../../../src/counter/desk/index.ts';
import { useText } from '../../kit/language.tsx';
import { useFocusableScroll } from '../../kit/paged-table.tsx';
import { kitWords } from '../../kit/words.ts';
import { batchWords } from './batch-words.ts';
import { useRowText } from './save-batch.ts';

type Props = {
  readonly rows: readonly BatchRowView[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly turn: (page: number) => void;
};

const CLASSES: Partial<Record<BatchRowView['state'], string>> = {
  refused: 'late',
  failed: 'late',
  doubtful: 'soon',
};

export function BatchRows({ rows, total, page, size, turn }: Props) {
  const t = useText(batchWords);
  const tk = useText(kitWords);
  const textOf = useRowText();
  const frame = useFocusableScroll();
  const columns: TableProps<BatchRowView>['columns'] = [
    { title: t('line'), dataIndex: 'line', align: 'right' },
    { title: t('name'), dataIndex: 'name' },
    { title: t('idNumber'), dataIndex: 'idNumber' },
    {
      title: t('state'),
      key: 'state',
      render: (_, { state }) => <span className={CLASSES[state]}>{t(`row.${state}`)}</span>,
    },
    { title: t('paperCount'), dataIndex: 'papers', align: 'right' },
    { title: t('result'), key: 'result', render: (_, row) => textOf(row) },
    {
      title: t('case'),
      key: 'case',
      render: (_, { case: made }) =>
        made ? <Link to={`/window/cases/${made.id}`}>{made.number}</Link> : '—',
    },
  ];
  return (
    <div ref={frame}>
      <Table<BatchRowView>
        aria-label={t('result')}
        rowKey="line"
        size="small"
        columns={columns}
        dataSource={[...rows]}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: tk('empty') }}
        pagination={{
          current: page,
          pageSize: size,
          total,
          showSizeChanger: false,
          hideOnSinglePage: true,
          showTotal: (count) => tk('total', { count }),
          onChange: turn,
        }}
      />
    </div>
  );
}
