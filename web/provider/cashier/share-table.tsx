import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { cashierWords } from './words.ts';

const SHARES = ['total', 'fund', 'ownAccount', 'mutualAid', 'cash'] as const;
const WHEN = ['before', 'after', 'back'] as const;

/** Old, new and what goes back, by payer, as the server said: `before.cash`, `back.total`, … */
export function ShareTable({ shares }: { shares: Readonly<Record<string, string>> }) {
  const t = useText(cashierWords);
  return (
    <>
      <table className="plain share-table" aria-label={t('refundResult')}>
        <thead>
          <tr>
            <th scope="col">{t('refundResult')}</th>
            {WHEN.map((when) => (
              <th key={when} scope="col" className="number">
                {t(when)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SHARES.map((share) => (
            <tr key={share} className={share === 'cash' ? 'strong' : undefined}>
              <th scope="row">{t(share)}</th>
              {WHEN.map((when) => (
                <td key={when} className="number">
                  {moneyText(shares[`${when}.${share}`] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="figure main pay-out">
        <div className="figure-name">{t('payOut')}</div>
        <div className="figure-value" data-testid="pay-out">
          {moneyText(shares['back.cash'] ?? '')}
        </div>
      </div>
    </>
  );
}
