import { Card, Checkbox, Select, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { OrderSummary } from '../../src/money/provider-payment/index.ts';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { useTerm } from '../kit/term.ts';
import { BankAnswers } from './bank-answers.tsx';
import { ChosenOrders } from './chosen-orders.tsx';
import { OrderActions } from './order-actions.tsx';
import { paymentWords } from './payment-words.ts';

const STATES = [
  'made',
  'approved',
  'sent',
  'unknown',
  'paid',
  'returned',
  'failed',
  'rejected',
  'withdrawn',
] as const;

/** The work list of whoever checks and of whoever follows the bank. */
export function PaymentOrdersPage() {
  const t = useText(paymentWords);
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<readonly OrderSummary[]>([]);
  const state = STATES.find((name) => name === search.get('state')) ?? null;
  return (
    <Frame back={<Link to="/payments">← {t('payments')}</Link>} title={t('orders')}>
      <Card>
        <div className="stack">
          <div className="tools">
            <Select
              allowClear
              aria-label={t('standing')}
              className="filter"
              placeholder={t('allStates')}
              value={state}
              options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              onChange={(value: string | null | undefined) =>
                setSearch(value ? { state: value } : {})
              }
            />
          </div>
          <ChosenOrders chosen={chosen} choose={setChosen} />
          <OrderTable state={state} chosen={chosen} choose={setChosen} />
        </div>
      </Card>
      <Card title={t('answers')}>
        <BankAnswers path="/payment-answers" />
      </Card>
    </Frame>
  );
}

function OrderTable({
  state,
  chosen,
  choose,
}: {
  state: string | null;
  chosen: readonly OrderSummary[];
  choose: (orders: readonly OrderSummary[]) => void;
}) {
  const t = useText(paymentWords);
  const term = useTerm();
  const columns: TableProps<OrderSummary>['columns'] = [
    {
      title: '',
      key: 'choose',
      render: (_, row) => (
        <Checkbox
          aria-label={`${t('choose')} ${row.providerName} ${term('amount', row.fund)}`}
          disabled={!row.actions.some((action) => action === 'approve' || action === 'send')}
          checked={chosen.some(({ id }) => id === row.id)}
          onChange={({ target }) => {
            const others = chosen.filter(({ id }) => id !== row.id);
            choose(target.checked ? [...others, row] : others);
          }}
        />
      ),
    },
    {
      title: t('provider'),
      key: 'provider',
      render: (_, row) => (
        <Link to={`/payments/statements/${row.statement}`}>{row.providerName}</Link>
      ),
    },
    { title: t('fund'), key: 'fund', render: (_, row) => term('amount', row.fund) },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, row) => <MoneyText amount={row.amount} strong />,
    },
    { title: t('number'), key: 'number', render: (_, row) => <code>{row.account.number}</code> },
    {
      title: t('standing'),
      key: 'state',
      render: (_, row) => <Tag>{t(`state.${row.state}`)}</Tag>,
    },
    { title: t('note'), key: 'actions', render: (_, row) => <OrderActions order={row} /> },
  ];
  return (
    <PagedTable<OrderSummary>
      path="/payment-orders"
      query={{ state }}
      columns={columns}
      caption={t('orders')}
    />
  );
}
