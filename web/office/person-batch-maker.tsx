import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { BatchView, PaymentSummary } from '../../src/money/person-payment/index.ts';
import { useMay } from '../account/session.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { once } from '../kit/intent.ts';
import { useText } from '../kit/language.tsx';
import { personPaymentWords } from './person-payment-words.ts';

/** Orders for the chosen payments, or for all that wait; pressed again it is the same batch. */
export function BatchMaker({
  chosen,
  onMade,
}: {
  chosen: readonly PaymentSummary[];
  onMade: () => void;
}) {
  const t = useText(personPaymentWords);
  const may = useMay();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (payments: readonly string[] | null) =>
      once('person-payment-batch', payments === null ? {} : { payments }, (body) =>
        post<BatchView>('/person-payment-batches', body),
      ),
    onSuccess: onMade,
    onSettled: () => queries.invalidateQueries(),
  });
  if (!may('payment.make')) return null;
  return (
    <>
      <Button
        type="primary"
        loading={make.isPending}
        onClick={() => make.mutate(chosen.length > 0 ? chosen.map(({ id }) => id) : null)}
      >
        {t('makeBatch')} · {chosen.length > 0 ? chosen.length : t('waitingAll')}
      </Button>
      {make.data ? (
        <Alert
          role="status"
          type="success"
          showIcon
          title={t('batchMade', { count: make.data.orders, amount: make.data.amount })}
        />
      ) : null}
      {make.isError ? <Failure error={make.error} /> : null}
    </>
  );
}
