import { Table, type TableProps } from 'antd';
import type { SupervisionView } from '../../../src/counter/desk/index.ts';
import { useText } from '../../kit/language.tsx';
import { useOfficeName } from './names.ts';
import { supervisionWords } from './supervision-words.ts';

type OfficeRow = SupervisionView['offices'][number];
type PersonRow = SupervisionView['people'][number];

export function OfficeLoads({ view }: { view: SupervisionView }) {
  const t = useText(supervisionWords);
  const nameOf = useOfficeName(view.names);
  const columns: TableProps<OfficeRow>['columns'] = [
    {
      title: t('office'),
      key: 'office',
      render: (_, { office }) => nameOf(office),
      sorter: (a, b) => a.office.localeCompare(b.office),
    },
    ...counts<OfficeRow>(t, ['open', 'late', 'soon', 'unassigned']),
  ];
  return (
    <Table<OfficeRow>
      aria-label={t('offices')}
      rowKey="office"
      size="small"
      columns={columns}
      dataSource={view.offices}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
    />
  );
}

export function PersonLoads({ view }: { view: SupervisionView }) {
  const t = useText(supervisionWords);
  const columns: TableProps<PersonRow>['columns'] = [
    { title: t('person'), dataIndex: 'account' },
    ...counts<PersonRow>(t, ['open', 'late', 'soon']),
  ];
  return (
    <Table<PersonRow>
      aria-label={t('people')}
      rowKey="account"
      size="small"
      columns={columns}
      dataSource={view.people}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
    />
  );
}

type CountName = 'open' | 'late' | 'soon' | 'unassigned';

function counts<Row extends Partial<Record<CountName, number>>>(
  t: (key: CountName) => string,
  names: readonly CountName[],
): NonNullable<TableProps<Row>['columns']> {
  return names.map((name) => ({
    title: t(name),
    key: name,
    align: 'right',
    sorter: (a, b) => (a[name] ?? 0) - (b[name] ?? 0),
    render: (_, row) => {
      const count = row[name] ?? 0;
      return name === 'late' && count > 0 ? <strong className="late">{count}</strong> : count;
    },
  }));
}
