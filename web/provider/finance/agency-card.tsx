import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input, Table, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ApplicationView, SpanView } from '../../../src/money/reconciliation/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText, today } from '../../kit/today.ts';
import { financeWords } from './words.ts';

const BOOKED = ['funds', 'accounts'] as const;
const STATED = ['drawn', 'difference', 'deducted', 'payable', 'paid'] as const;

/** The books of each payment period beside what the agency stated and paid. */
export function AgencyCard({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const spans = useQuery({
    queryKey: ['spans', provider],
    queryFn: () => get<{ rows: readonly SpanView[] }>('/reconciliation/spans', { provider }),
  });
  const columns: TableProps<SpanView>['columns'] = [
    {
      title: t('period'),
      key: 'period',
      render: (_, { from, until }) => t('span', { from, until }),
    },
    { title: t('count'), dataIndex: 'count', align: 'right' },
    ...[...BOOKED, ...STATED].map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: SpanView) => <MoneyText amount={row[name] ?? undefined} />,
    })),
    {
      title: t('state'),
      key: 'state',
      render: (_, row) =>
        row.closed ? (
          <Link to="/desk/payments">{t('statement')}</Link>
        ) : (
          <Tag>{t('notClosed')}</Tag>
        ),
    },
  ];
  return (
    <Card title={t('months')}>
      <div className="stack">
        <p className="quiet small">{t('monthsHint')}</p>
        <AsyncView query={spans}>
          {({ rows }) => (
            <Table<SpanView>
              aria-label={t('months')}
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={[...rows]}
              rowClassName={({ difference }) =>
                difference !== null && difference !== '0.00' ? 'bad-row' : ''
              }
              scroll={{ x: 'max-content' }}
              pagination={false}
            />
          )}
        </AsyncView>
        <Applications provider={provider} />
      </div>
    </Card>
  );
}

function Applications({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const columns: TableProps<ApplicationView>['columns'] = [
    { title: t('month'), dataIndex: 'month' },
    { title: t('persons'), dataIndex: 'persons', align: 'right' },
    ...(['total', 'funds', 'accounts', 'cash'] as const).map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: ApplicationView) => <MoneyText amount={row[name]} />,
    })),
    { title: t('state'), key: 'state', render: (_, row) => <Tag>{t(`state.${row.state}`)}</Tag> },
    { title: t('by'), key: 'by', render: (_, row) => `${row.madeBy} ${momentText(row.madeAt)}` },
    {
      title: t('todo'),
      key: 'todo',
      render: (_, row) => (row.state === 'received' ? <Withdraw row={row} /> : null),
    },
  ];
  return (
    <section aria-label={t('applications')} className="stack">
      <h3>{t('applications')}</h3>
      <p className="quiet small">{t('applicationsHint')}</p>
      <ApplyForm provider={provider} />
      <PagedTable<ApplicationView>
        path="/clearing-applications"
        query={{ provider }}
        columns={columns}
        caption={t('applications')}
      />
    </section>
  );
}

function ApplyForm({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const queries = useQueryClient();
  const [month, setMonth] = useState('');
  const apply = useMutation({
    mutationFn: () => post('/clearing-applications', { provider, month }),
    onSuccess: () => void queries.invalidateQueries(),
  });
  return (
    <>
      <div className="form-row">
        <Labelled name={t('month')}>
          {(id) => (
            <Input
              id={id}
              type="month"
              max={today().slice(0, 7)}
              value={month}
              onChange={(event) => setMonth(event.target.value)}
            />
          )}
        </Labelled>
        <Button disabled={month === ''} loading={apply.isPending} onClick={() => apply.mutate()}>
          {t('apply')}
        </Button>
      </div>
      {apply.isError ? <Failure error={apply.error} retry={() => apply.mutate()} /> : null}
    </>
  );
}

function Withdraw({ row }: { row: ApplicationView }) {
  const t = useText(financeWords);
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () =>
      post(`/clearing-applications/${row.id}/withdrawals`, { provider: row.provider }),
    onSettled: () => void queries.invalidateQueries(),
  });
  return (
    <Button
      size="small"
      loading={withdraw.isPending}
      aria-label={`${t('withdraw')} ${row.month}`}
      onClick={() => withdraw.mutate()}
    >
      {t('withdraw')}
    </Button>
  );
}
