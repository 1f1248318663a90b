import { Card } from 'antd';
import { Link } from 'react-router';
import type { StayView } from '../../../src/money/ward/index.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { wardWords } from './words.ts';

/** A stay that was settled in its midst has several bills: each with its span, and what is settled next. */
export function StayBills({ stay }: { stay: StayView }) {
  const t = useText(wardWords);
  return (
    <Card title={t('bills')} size="small">
      <table className="plain" aria-label={t('bills')}>
        <tbody>
          {stay.bills.map(({ id, startedOn, endedOn, total, settlement }) => (
            <tr key={id} {...(id === stay.bill ? { 'aria-current': 'true' as const } : {})}>
              <td>
                {startedOn} – {endedOn ?? t('stillIn')}
              </td>
              <td className="number">
                <MoneyText amount={total} />
              </td>
              <td>
                {settlement === null ? (
                  t(id === stay.bill ? 'billNext' : 'billOpen')
                ) : (
                  <Link to={`/settlements/${settlement}`}>{t('billSettled')}</Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
