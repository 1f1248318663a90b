import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input } from 'antd';
import { useState } from 'react';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { accountsWords } from './accounts-words.ts';

/** Takes a wrong share of a month or interest of a year back, with the reason. */
export function ReverseCredit({ path }: { readonly path: string }) {
  const t = useText(accountsWords);
  const queries = useQueryClient();
  const [period, setPeriod] = useState('');
  const [reason, setReason] = useState('');
  const reverse = useMutation({
    mutationFn: () => {
      const kind = period.includes('-') ? 'monthly' : 'interest';
      return once(path, { kind, period, reason: reason.trim() }, (body) =>
        post<{ amount: string }>(path, body),
      );
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const ready = /^\d{4}(-\d{2})?$/.test(period) && reason.trim().length >= 2;
  return (
    <Card title={t('reverse')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) reverse.mutate();
        }}
      >
        <p className="quiet">{t('reverseHint')}</p>
        <div className="tools field-row">
          <Labelled name={t('reversePeriod')}>
            {(id) => (
              <Input
                id={id}
                value={period}
                onChange={({ target }) => setPeriod(target.value.trim())}
              />
            )}
          </Labelled>
          <Labelled name={t('reason')}>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Labelled>
          <Button htmlType="submit" danger disabled={!ready} loading={reverse.isPending}>
            {t('reverse')}
          </Button>
        </div>
        {reverse.data ? (
          <p role="status">{t('reversed', { amount: moneyText(reverse.data.amount) })}</p>
        ) : null}
        {reverse.isError ? <Failure error={reverse.error} /> : null}
      </form>
    </Card>
  );
}
