import { Card, type TableProps } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { useTerm } from '../kit/term.ts';
import type { EncounterSummary } from '../kit/views.ts';
import { deskWords } from './words.ts';

export function OpenEncounters({ provider }: { provider: string }) {
  const t = useText(deskWords);
  return (
    <Card title={t('openEncounters')}>
      <EncounterTable
        path="/encounters"
        query={{ provider, open: true }}
        caption={t('openEncounters')}
        withPerson
      />
    </Card>
  );
}

export function EncounterTable(props: {
  path: string;
  query: Record<string, string | boolean>;
  caption: string;
  withPerson?: boolean;
}) {
  const t = useText(deskWords);
  const term = useTerm();
  const navigate = useNavigate();
  const person: TableProps<EncounterSummary>['columns'] = [
    {
      title: t('person'),
      key: 'person',
      render: (_, row) => row.personName,
    },
  ];
  const columns: TableProps<EncounterSummary>['columns'] = [
    {
      title: t('kind'),
      key: 'kind',
      render: (_, row) => <Link to={`/desk/encounters/${row.id}`}>{term('visit', row.kind)}</Link>,
    },
    ...(props.withPerson ? person : []),
    { title: t('startedOn'), dataIndex: 'startedOn' },
    { title: t('endedOn'), key: 'endedOn', render: (_, row) => row.endedOn ?? '—' },
    {
      title: t('billTotal'),
      key: 'total',
      align: 'right',
      render: (_, row) => <MoneyText amount={row.billTotal} />,
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => (row.settlement === null ? t('notSettled') : t('settled')),
    },
  ];
  return (
    <PagedTable<EncounterSummary>
      path={props.path}
      query={props.query}
      caption={props.caption}
      columns={columns}
      onOpen={(row) => navigate(`/desk/encounters/${row.id}`)}
    />
  );
}
