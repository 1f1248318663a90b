import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { DeductionView, StatementView } from '../../src/money/provider-payment/index.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { once } from '../kit/intent.ts';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { momentText } from '../kit/today.ts';
import { ReasonDialog } from './order-actions.tsx';
import { paymentWords } from './payment-words.ts';

const SOURCES = ['audit', 'supervision', 'contract', 'deposit', 'budget'] as const;

export function Deductions({ view, changeable }: { view: StatementView; changeable: boolean }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const [asking, setAsking] = useState<string | null>(null);
  const back = useMutation({
    mutationFn: (body: { id: string; reason: string }) =>
      post(`/payment-deductions/${body.id}/returns`, { reason: body.reason }),
    onSettled: () => {
      setAsking(null);
      return queries.invalidateQueries();
    },
  });
  const returned = new Set(view.deductions.map(({ takesBack }) => takesBack));
  const open = (row: DeductionView) => row.takesBack === null && !returned.has(row.id);
  if (view.deductions.length === 0) return null;
  return (
    <>
      <div className="scroll">
        <table className="plain" aria-label={t('deductions')}>
          <thead>
            <tr>
              <th scope="col">{t('source')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col" className="number">
                {t('amount')}
              </th>
              <th scope="col">{t('by')}</th>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('note')}</th>
            </tr>
          </thead>
          <tbody>
            {view.deductions.map((row) => (
              <tr key={row.id}>
                <th scope="row">{t(`source.${row.source}`)}</th>
                <td>{row.reason}</td>
                <td className="number">
                  <MoneyText amount={row.amount} />
                </td>
                <td>{row.madeBy}</td>
                <td>{momentText(row.madeAt)}</td>
                <td>
                  {row.takesBack ? t('givenBack') : null}
                  {changeable && open(row) ? (
                    <Button size="small" onClick={() => setAsking(row.id)}>
                      {t('giveBack')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {back.isError ? <Failure error={back.error} /> : null}
      {asking === null ? null : (
        <ReasonDialog
          title={t('giveBack')}
          busy={back.isPending}
          close={() => setAsking(null)}
          onReason={(reason) => back.mutate({ id: asking, reason })}
        />
      )}
    </>
  );
}

/** A lost answer is repeated under the same key, so that nothing is deducted twice. */
export function DeductionForm({ statement }: { statement: string }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const [source, setSource] = useState<(typeof SOURCES)[number]>('audit');
  const [reason, setReason] = useState('');
  const [amount, setAmount] = useState('');
  const deduct = useMutation({
    mutationFn: () =>
      once(
        `deduct ${statement}`,
        { source, reason: reason.trim(), amount: amount.trim() },
        (body) => post<DeductionView>(`/payment-statements/${statement}/deductions`, body),
      ),
    onSuccess: () => {
      setReason('');
      setAmount('');
      return queries.invalidateQueries();
    },
  });
  const fits = /^\d{1,13}(\.\d{1,2})?$/.test(amount.trim());
  return (
    <>
      <div className="form-row">
        <Labelled name={t('source')}>
          {(id) => (
            <Select
              id={id}
              className="filter"
              value={source}
              options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
              onChange={setSource}
            />
          )}
        </Labelled>
        <Labelled name={t('reason')} className="grow">
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled name={t('amount')}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              placeholder={t('moneyForm')}
              status={amount === '' || fits ? '' : 'error'}
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Labelled>
        <Button
          disabled={!fits || reason.trim() === ''}
          loading={deduct.isPending}
          onClick={() => deduct.mutate()}
        >
          {t('deduct')}
        </Button>
      </div>
      {deduct.isError ? <Failure error={deduct.error} retry={() => deduct.mutate()} /> : null}
    </>
  );
}
