import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { paymentWords } from './payment-words.ts';

const FIELDS = ['holder', 'bank', 'number'] as const;
const EMPTY = { holder: '', bank: '', number: '' };

/** Counts for orders made from now on; an order keeps the account it was made with. */
export function PayAccountForm({ provider }: { provider: string }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const [fields, setFields] = useState(EMPTY);
  const record = useMutation({
    mutationFn: () => post('/payment-accounts', { provider, ...fields }),
    onSuccess: () => {
      setFields(EMPTY);
      return queries.invalidateQueries();
    },
  });
  return (
    <>
      <div className="form-row">
        {FIELDS.map((name) => (
          <Labelled key={name} name={t(name)} className="grow">
            {(id) => (
              <Input
                id={id}
                autoComplete="off"
                maxLength={60}
                value={fields[name]}
                onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
        <Button
          disabled={FIELDS.some((name) => fields[name].trim() === '')}
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
