import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { AccountFields, isWholeAccount, NO_ACCOUNT } from './account-fields.tsx';
import { paymentWords } from './payment-words.ts';

/** Counts for orders made from now on; an order keeps the account it was made with. */
export function PayAccountForm({ provider }: { provider: string }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const [fields, setFields] = useState(NO_ACCOUNT);
  const record = useMutation({
    mutationFn: () => post('/payment-accounts', { provider, ...fields }),
    onSuccess: () => {
      setFields(NO_ACCOUNT);
      return queries.invalidateQueries();
    },
  });
  return (
    <>
      <div className="form-row">
        <AccountFields value={fields} change={setFields} nameOf={t} className="grow" />
        <Button
          disabled={!isWholeAccount(fields)}
          loading={record.isPending}
          onClick={() => record.mutate()}
        >
          {t('recordAccount')}
        </Button>
      </div>
      {record.isError ? <Failure error={record.error} /> : null}
    </>
  );
}
