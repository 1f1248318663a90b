import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { PaymentSummary } from '../../src/money/person-payment/index.ts';
import { useMay } from '../account/session.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { paymentWords } from './payment-words.ts';
import { personPaymentWords } from './person-payment-words.ts';

const FIELDS = ['holder', 'bank', 'number'] as const;

/** After the bank did not pay: the applicant's other account, for the next attempt. */
export function CorrectAccount({
  payment,
}: {
  payment: Pick<PaymentSummary, 'id' | 'state' | 'account'>;
}) {
  const t = useText(personPaymentWords);
  const tp = useText(paymentWords);
  const may = useMay();
  const queries = useQueryClient();
  const [account, setAccount] = useState<PaymentSummary['account'] | null>(null);
  const save = useMutation({
    mutationFn: (body: PaymentSummary['account']) =>
      post(`/person-payments/${payment.id}/accounts`, body),
    onSuccess: () => setAccount(null),
    onSettled: () => queries.invalidateQueries(),
  });
  if (!may('payment.make') || !['failed', 'returned'].includes(payment.state)) return null;
  return (
    <>
      <Button size="small" onClick={() => setAccount({ ...payment.account, number: '' })}>
        {t('correctAccount')}
      </Button>
      {account ? (
        <Modal
          open
          title={t('correctAccount')}
          okText={t('save')}
          okButtonProps={{ loading: save.isPending, disabled: !/^\d{8,30}$/.test(account.number) }}
          onOk={() => save.mutate(account)}
          onCancel={() => setAccount(null)}
        >
          <div className="stack">
            {FIELDS.map((name) => (
              <Labelled key={name} name={tp(name)}>
                {(id) => (
                  <Input
                    id={id}
                    maxLength={60}
                    value={account[name]}
                    onChange={({ target }) => setAccount({ ...account, [name]: target.value })}
                  />
                )}
              </Labelled>
            ))}
            {save.isError ? <Failure error={save.error} /> : null}
          </div>
        </Modal>
      ) : null}
    </>
  );
}
