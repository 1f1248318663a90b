import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, type TableProps } from 'antd';
import { useState } from 'react';
import type { RecoveryView } from '../../src/money/person-payment/index.ts';
import { useMay } from '../account/session.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { momentText } from '../kit/today.ts';
import { paymentWords } from './payment-words.ts';
import { personPaymentWords } from './person-payment-words.ts';

/** What persons have to give back, and what came in. */
export function PersonRecoveries() {
  const t = useText(personPaymentWords);
  const tp = useText(paymentWords);
  const [open, setOpen] = useState(true);
  const money = (name: 'amount' | 'returned' | 'open') => (_: unknown, row: RecoveryView) => (
    <MoneyText amount={row[name]} strong={name === 'open'} />
  );
  const columns: TableProps<RecoveryView>['columns'] = [
    { title: tp('at'), key: 'at', render: (_, row) => momentText(row.madeAt).slice(0, 10) },
    { title: tp('reason'), dataIndex: 'reason' },
    { title: tp('amount'), key: 'amount', align: 'right', render: money('amount') },
    { title: t('returned'), key: 'returned', align: 'right', render: money('returned') },
    { title: t('open'), key: 'open', align: 'right', render: money('open') },
    { title: tp('by'), dataIndex: 'madeBy' },
    { title: tp('note'), key: 'actions', render: (_, row) => <Receipt recovery={row} /> },
  ];
  return (
    <div className="stack">
      <Checkbox checked={open} onChange={({ target }) => setOpen(target.checked)}>
        {t('onlyOpen')}
      </Checkbox>
      <PagedTable<RecoveryView>
        path="/person-recoveries"
        query={open ? { open: 'true' } : {}}
        columns={columns}
        caption={t('recoveries')}
      />
    </div>
  );
}

function Receipt({ recovery }: { recovery: RecoveryView }) {
  const t = useText(personPaymentWords);
  const tp = useText(paymentWords);
  const may = useMay();
  const queries = useQueryClient();
  const [given, setGiven] = useState<{ amount: string; reference: string } | null>(null);
  const book = useMutation({
    mutationFn: (body: { amount: string; reference: string }) =>
      post(`/person-recoveries/${recovery.id}/receipts`, body),
    onSuccess: () => setGiven(null),
    onSettled: () => queries.invalidateQueries(),
  });
  if (!may('payment.check') || recovery.open === '0.00') return null;
  const fits =
    given && /^\d{1,12}(\.\d{1,2})?$/.test(given.amount) && given.reference.trim() !== '';
  return (
    <>
      <Button size="small" onClick={() => setGiven({ amount: recovery.open, reference: '' })}>
        {t('receive')}
      </Button>
      {given ? (
        <Modal
          open
          title={t('receive')}
          okText={t('save')}
          okButtonProps={{ loading: book.isPending, disabled: !fits }}
          onOk={() => book.mutate(given)}
          onCancel={() => setGiven(null)}
        >
          <div className="stack">
            <Labelled name={tp('amount')}>
              {(id) => (
                <Input
                  id={id}
                  value={given.amount}
                  onChange={({ target }) => setGiven({ ...given, amount: target.value })}
                />
              )}
            </Labelled>
            <Labelled name={t('reference')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={64}
                  value={given.reference}
                  onChange={({ target }) => setGiven({ ...given, reference: target.value })}
                />
              )}
            </Labelled>
            {book.isError ? <Failure error={book.error} /> : null}
          </div>
        </Modal>
      ) : null}
    </>
  );
}
