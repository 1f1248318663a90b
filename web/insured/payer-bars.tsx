import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import type { AmountName, Amounts, RelativePayer } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { usePayerName } from '../kit/use-payer-name.ts';
import { ownWords } from './words.ts';

const PAYERS: readonly (readonly [AmountName, 'fund' | 'mine'])[] = [
  ['pool', 'fund'],
  ['largeAmount', 'fund'],
  ['seriousDisease', 'fund'],
  ['medicalAid', 'fund'],
  ['ownAccount', 'mine'],
  ['mutualAid', 'mine'],
  ['cash', 'mine'],
];

type Props = { readonly amounts: Amounts; readonly relatives: readonly RelativePayer[] };

/** Who paid how much of it. The width is for the eye only; the amount stands beside it. */
export function PayerBars({ amounts, relatives }: Props) {
  const t = useText(ownWords);
  const term = useTerm();
  const nameOf = usePayerName();
  const total = Number(amounts.total);
  const rows = PAYERS.filter(([name]) => Number(amounts[name]) > 0);
  return (
    <section className="own-card stack" aria-label={t('whoPaid')}>
      <h2>{t('whoPaid')}</h2>
      <dl className="own-bars">
        {rows.map(([name, side]) => (
          <div key={name}>
            <dt>
              {term('amount', name)}
              {name === 'mutualAid' && relatives.length > 0 ? (
                <span className="quiet small"> {relatives.map(nameOf).join('、')}</span>
              ) : null}
            </dt>
            <dd>{moneyText(amounts[name])}</dd>
            <span className="own-bar" aria-hidden>
              <span
                className={side}
                style={{ width: `${total > 0 ? (100 * Number(amounts[name])) / total : 0}%` }}
              />
            </span>
          </div>
        ))}
      </dl>
    </section>
  );
}
