import type { PapersView } from '../../../src/money/settlement/index.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { capitalAmount } from './capital-amount.ts';
import { PaperHead } from './paper-head.tsx';
import { cashierWords } from './words.ts';

/** The figures in the order in which the medical e-invoice (医疗收费电子票据) states them. */
export function InvoiceData({ papers }: { papers: PapersView }) {
  const t = useText(cashierWords);
  const { language } = useLanguage();
  const { invoice } = papers;
  return (
    <article className="slip" aria-label={t('invoiceTitle')}>
      <PaperHead papers={papers} title={t('invoiceTitle')} />
      <table className="plain" aria-label={t('invoice')}>
        <thead>
          <tr>
            <th scope="col">{t('invoiceItem')}</th>
            <th scope="col" className="number">
              {t('yuan')}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoice.items.map(({ item, amount }) => (
            <tr key={item}>
              <th scope="row">{t(`item.${item}`)}</th>
              <td className="number">{moneyText(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="strong">
            <th scope="row">
              {t('capital')} {language === 'zh' ? capitalAmount(invoice.total) : null} {t('small')}
            </th>
            <td className="number">{moneyText(invoice.total)}</td>
          </tr>
        </tfoot>
      </table>
      <h2>{t('otherInformation')}</h2>
      <OtherInformation papers={papers} />
      <p className="small">{t('notInvoice')}</p>
    </article>
  );
}

const PAYERS = [
  ['pool', 'pool'],
  ['others', 'others'],
  ['accounts', 'accounts'],
  ['cash', 'cashPaid'],
  ['ownShare', 'ownShare'],
  ['selfFunded', 'selfFunded'],
] as const;

function OtherInformation({ papers }: { papers: PapersView }) {
  const t = useText(cashierWords);
  const rows: readonly (readonly [string, string])[] = [
    ...PAYERS.map(([field, word]) => [t(word), papers.invoice[field]] as const),
    ...(papers.balance === null ? [] : [[t('balance'), papers.balance] as const]),
  ];
  return (
    <dl className="facts">
      {rows.map(([name, amount]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="money">{moneyText(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}
