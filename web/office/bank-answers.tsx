import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { paymentWords } from './payment-words.ts';

/** What the bank said in a file, about providers or about persons. */
export function BankAnswers({ path }: { path: string }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const book = useMutation({
    mutationFn: () => post<{ read: number; changed: number }>(path, { text }),
    onSuccess: () => {
      setText('');
      return queries.invalidateQueries();
    },
  });
  return (
    <div className="stack">
      <p className="quiet">{t('answersHint')}</p>
      <Labelled name={t('answers')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Labelled>
      <div className="tools">
        <Button
          disabled={text.trim() === ''}
          loading={book.isPending}
          onClick={() => book.mutate()}
        >
          {t('book')}
        </Button>
      </div>
      {book.data ? (
        <Alert role="status" type="success" showIcon title={t('booked', book.data)} />
      ) : null}
      {book.isError ? <Failure error={book.error} /> : null}
    </div>
  );
}
