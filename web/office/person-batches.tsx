import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Space, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import type { BatchSummary } from '../../src/money/person-payment/index.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { momentText } from '../kit/today.ts';
import { keepText } from './keep-text.ts';
import { ReasonDialog } from './order-actions.tsx';
import { paymentWords } from './payment-words.ts';
import { personPaymentWords } from './person-payment-words.ts';

/** Batches with what this person may do to them: the server says it, and says no to whoever made one. */
export function PersonBatches() {
  const t = useText(personPaymentWords);
  const tp = useText(paymentWords);
  const columns: TableProps<BatchSummary>['columns'] = [
    {
      title: tp('at'),
      key: 'at',
      render: (_, row) => momentText(row.madeAt),
    },
    { title: t('madeBy'), dataIndex: 'madeBy' },
    { title: t('count'), dataIndex: 'orders', align: 'right' },
    {
      title: tp('amount'),
      key: 'amount',
      align: 'right',
      render: (_, row) => <MoneyText amount={row.amount} strong />,
    },
    {
      title: tp('standing'),
      key: 'states',
      render: (_, row) =>
        Object.entries(row.states).map(([state, count]) => (
          <Tag key={state}>
            {tp(`state.${state as 'made'}`)} {count}
          </Tag>
        )),
    },
    { title: tp('note'), key: 'actions', render: (_, row) => <BatchActions batch={row} /> },
  ];
  return (
    <PagedTable<BatchSummary>
      path="/person-payment-batches"
      query={{}}
      columns={columns}
      caption={t('batches')}
    />
  );
}

type Action = BatchSummary['actions'][number];
const WORDS = {
  approve: 'approveBatch',
  reject: 'rejectBatch',
  withdraw: 'withdrawBatch',
  send: 'sendBatch',
  ask: 'askBatch',
} as const satisfies Record<Action, string>;

function BatchActions({ batch }: { batch: BatchSummary }) {
  const t = useText(personPaymentWords);
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const path = `/person-payment-batches/${batch.id}`;
  const onSettled = () => queries.invalidateQueries();
  const act = useMutation({
    mutationFn: ({ action, reason }: { action: Action; reason?: string }) =>
      post(`${path}/${action}`, reason === undefined ? {} : { reason }),
    onSuccess: () => setAsking(false),
    onSettled,
  });
  const file = useMutation({
    mutationFn: () => post<{ name: string; text: string }>(`${path}/file`, { format: 'tab' }),
    onSuccess: ({ name, text }) => keepText(name, text),
    onSettled,
  });
  const busy = act.isPending || file.isPending;
  return (
    <div className="stack">
      <Space wrap>
        {batch.actions.map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'approve' || action === 'send' ? 'primary' : 'default'}
            danger={action === 'reject' || action === 'withdraw'}
            disabled={busy}
            loading={act.isPending && act.variables.action === action}
            onClick={() => (action === 'reject' ? setAsking(true) : act.mutate({ action }))}
          >
            {t(WORDS[action])}
          </Button>
        ))}
        {batch.actions.includes('send') ? (
          <Button size="small" disabled={busy} onClick={() => file.mutate()}>
            {t('file')}
          </Button>
        ) : null}
      </Space>
      {act.isError ? <Failure error={act.error} /> : null}
      {file.isError ? <Failure error={file.error} /> : null}
      {asking ? (
        <ReasonDialog
          title={t('rejectBatch')}
          busy={busy}
          close={() => setAsking(false)}
          onReason={(reason) => act.mutate({ action: 'reject', reason })}
        />
      ) : null}
    </div>
  );
}
