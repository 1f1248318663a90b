import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../account/session.ts';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { personPaymentWords } from './person-payment-words.ts';
import { TakeBack } from './take-back.tsx';

type Doubled = {
  readonly case: string;
  readonly number: string;
  readonly settlement: string;
  readonly direct: string;
};

/** Claims whose hospital settled the same days since: paid twice until one is taken back. */
export function DoubledClaims() {
  const t = useText(personPaymentWords);
  const may = useMay();
  const query = useQuery({
    queryKey: ['doubled claims'],
    queryFn: () => get<{ rows: readonly Doubled[] }>('/claims/doubled'),
    enabled: may('payment.read'),
  });
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('doubled', { count: rows.length })}
      description={
        <ul aria-label={t('doubledList')}>
          {rows.map((row) => (
            <li key={`${row.case} ${row.direct}`}>
              <Link to={`/window/cases/${row.case}`}>{row.number}</Link>{' '}
              <Link to={`/settlements/${row.settlement}`}>{t('claimSettled')}</Link>{' '}
              <Link to={`/settlements/${row.direct}`}>{t('directSettled')}</Link>{' '}
              <TakeBack of={row.case} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
