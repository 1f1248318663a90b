import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { PeriodView } from '../../src/money/provider-payment/index.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Frame } from '../kit/frame.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { momentText, today } from '../kit/today.ts';
import { paymentWords } from './payment-words.ts';

export function PaymentsPage() {
  const t = useText(paymentWords);
  const navigate = useNavigate();
  const columns: TableProps<PeriodView>['columns'] = [
    {
      title: t('period'),
      key: 'period',
      render: (_, row) => (
        <Link to={`/payments/periods/${row.id}`}>
          {t('span', { from: row.startsOn, until: row.endsOn })}
        </Link>
      ),
    },
    { title: t('statements'), dataIndex: 'statements', align: 'right' },
    ...(['drawn', 'deducted', 'payable', 'paid'] as const).map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: PeriodView) => <MoneyText amount={row[name]} />,
    })),
    {
      title: t('closedBy'),
      key: 'closedBy',
      render: (_, row) => `${row.closedBy} ${momentText(row.closedAt)}`,
    },
  ];
  return (
    <Frame
      title={t('payments')}
      extra={<Button onClick={() => navigate('/payments/orders')}>{t('orders')}</Button>}
    >
      <Card>
        <div className="stack">
          <p className="quiet lead">{t('paymentsHint')}</p>
          <CloseMonth />
        </div>
      </Card>
      <Card title={t('periods')}>
        <PagedTable<PeriodView>
          path="/payment-periods"
          query={{}}
          columns={columns}
          caption={t('periods')}
        />
      </Card>
    </Frame>
  );
}

function CloseMonth() {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [month, setMonth] = useState('');
  const close = useMutation({
    mutationFn: () => post<PeriodView>('/payment-periods', { month }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries();
      navigate(`/payments/periods/${id}`);
    },
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
        <Button
          type="primary"
          disabled={month === ''}
          loading={close.isPending}
          onClick={() => close.mutate()}
        >
          {t('close')}
        </Button>
      </div>
      {close.isError ? <Failure error={close.error} retry={() => close.mutate()} /> : null}
    </>
  );
}
