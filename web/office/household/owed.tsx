import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { OwedView } from '../../../src/money/person-payment/index.ts';
import { useMay } from '../../account/session.ts';
import { get, post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { AccountFields, NO_ACCOUNT } from '../account-fields.tsx';
import { householdWords } from './household-words.ts';

const NOTHING = /^0+(\.0+)?$/;

/** A difference that nobody has named an account for; nothing is shown where nothing is owed. */
export function Owed({ person, name }: { readonly person: string; readonly name: string }) {
  const t = useText(householdWords);
  const may = useMay();
  const queries = useQueryClient();
  const [account, setAccount] = useState(NO_ACCOUNT);
  const path = `/persons/${encodeURIComponent(person)}`;
  const owed = useQuery({
    queryKey: ['owed', person],
    queryFn: () => get<OwedView>(`${path}/owed`),
  });
  const pay = useMutation({
    mutationFn: () =>
      once(`owed ${person}`, { account }, (body) =>
        post<{ amount: string }>(`${path}/owed-payments`, body),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  if (pay.data) {
    const text = t('owedDone', { amount: moneyText(pay.data.amount) });
    return <Alert role="status" type="success" showIcon title={text} />;
  }
  if (!owed.data || NOTHING.test(owed.data.amount)) return null;
  return (
    <form
      className="stack"
      aria-label={`${t('owed')} ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        pay.mutate();
      }}
    >
      <Alert type="info" showIcon title={t('owedHint', { amount: moneyText(owed.data.amount) })} />
      {may('settlement.correct') ? (
        <>
          <AccountFields value={account} change={setAccount} nameOf={t} />
          <Button htmlType="submit" type="primary" loading={pay.isPending}>
            {t('payOwed')}
          </Button>
        </>
      ) : null}
      {pay.isError ? <Failure error={pay.error} /> : null}
    </form>
  );
}
