import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import type { BillRow } from './own-views.ts';
import { ownWords } from './words.ts';

/** One bill: where, when, what was paid for one and what one paid. */
export function BillCard({ row }: { readonly row: BillRow }) {
  const t = useText(ownWords);
  const term = useTerm();
  return (
    <div className="own-card">
      <Link to={`/bills/${row.id}`} className="strong big">
        {row.provider.name}
      </Link>
      <p className="quiet">
        {row.benefitDay} · {term('visit', row.visitKind)}
        {row.kind === 'settlement' ? '' : ` · ${term('record', row.kind)}`}
        {row.reversed ? ` · ${t('reversedBill')}` : ''}
      </p>
      <dl className="own-sums">
        <div>
          <dt>{term('amount', 'total')}</dt>
          <dd>{moneyText(row.total)}</dd>
        </div>
        <div>
          <dt>{t('payer.fund')}</dt>
          <dd>{moneyText(row.fund)}</dd>
        </div>
        <div>
          <dt>{t('payer.own')}</dt>
          <dd className="strong">{moneyText(row.personal)}</dd>
        </div>
      </dl>
    </div>
  );
}
