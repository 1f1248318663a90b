import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import type { OrderSummary } from '../../src/money/provider-payment/index.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { keepText } from './keep-text.ts';
import { paymentWords } from './payment-words.ts';

type Chosen = readonly OrderSummary[];

/** Many orders in one go: approved or sent one after the other, or sent together in a bank file. */
export function ChosenOrders({
  chosen,
  choose,
}: {
  chosen: Chosen;
  choose: (orders: Chosen) => void;
}) {
  const t = useText(paymentWords);
  const many = useMany(choose);
  const file = useBankFile(() => choose([]));
  const fits = (action: 'approve' | 'send') =>
    chosen.length > 0 && chosen.every(({ actions }) => actions.includes(action));
  const busy = many.run.isPending || file.isPending;
  const start = (action: 'approve' | 'send') => many.run.mutate({ action, orders: chosen });
  const { data, variables } = many.run;
  return (
    <div className="stack">
      <div className="tools">
        <Button disabled={!fits('approve') || busy} onClick={() => start('approve')}>
          {t('approveChosen')}
        </Button>
        <Button disabled={!fits('send') || busy} onClick={() => start('send')}>
          {t('sendChosen')}
        </Button>
        <Button
          disabled={!fits('send') || busy}
          loading={file.isPending}
          onClick={() => file.mutate(chosen.map(({ id }) => id))}
        >
          {t('sendFile')}
        </Button>
        <span className="quiet">{t('chosen', { count: chosen.length })}</span>
      </div>
      {many.run.isPending ? (
        <Progress
          percent={many.percent}
          aria-label={t('done', { done: many.done, count: variables?.orders.length ?? 0 })}
        />
      ) : null}
      {data ? (
        <Alert
          role="status"
          showIcon
          type={data.left.length > 0 ? 'warning' : 'success'}
          title={t('done', {
            done: data.count - data.left.length,
            count: data.count,
          })}
          description={data.left.length > 0 ? t('failed', { count: data.left.length }) : undefined}
        />
      ) : null}
      {data?.error ? <Failure error={data.error} /> : null}
      {file.isError ? <Failure error={file.error} /> : null}
    </div>
  );
}

type Run = { readonly action: 'approve' | 'send'; readonly orders: Chosen };

/** What is refused does not stop the others; it stays chosen. */
function useMany(choose: (orders: Chosen) => void) {
  const queries = useQueryClient();
  const [done, setDone] = useState(0);
  const run = useMutation({
    async mutationFn({ action, orders }: Run) {
      const left: OrderSummary[] = [];
      let error: unknown = null;
      for (const [index, order] of orders.entries()) {
        await post(`/payment-orders/${order.id}/${action}`, {}).catch((refused: unknown) => {
          error ??= refused;
          left.push(order);
        });
        setDone(index + 1);
      }
      return { count: orders.length, left, error };
    },
    onMutate: () => setDone(0),
    onSuccess: ({ left }) => choose(left),
    onSettled: () => queries.invalidateQueries(),
  });
  const count = run.variables?.orders.length ?? 1;
  return { run, done, percent: Math.floor((done * 100) / count) };
}

function useBankFile(onSent: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (orders: readonly string[]) =>
      post<{ name: string; text: string }>('/payment-files', { orders, format: 'tab' }),
    onSuccess: ({ name, text }) => {
      keepText(name, text);
      onSent();
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
