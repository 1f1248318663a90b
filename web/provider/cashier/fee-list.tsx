import type { PapersView } from '../../../src/money/settlement/index.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { FigureHeads, PARTS } from './figure-heads.tsx';
import { PaperHead } from './paper-head.tsx';
import { cashierWords } from './words.ts';

/** Every line that was settled, as the patient may check it at home. */
export function FeeList({ papers }: { papers: PapersView }) {
  const t = useText(cashierWords);
  return (
    <article className="slip" aria-label={t('feesTitle')}>
      <PaperHead papers={papers} title={t('feesTitle')} />
      <table className="plain fee-list" aria-label={t('fees')}>
        <FeeHead />
        <tbody>
          {papers.lines.map((line) => (
            <FeeRow key={`${line.upload}:${line.place}`} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr className="strong">
            <th scope="row" colSpan={6}>
              {t('sum')}
            </th>
            <td className="number">{moneyText(papers.invoice.total)}</td>
            <td colSpan={PARTS.length} />
          </tr>
        </tfoot>
      </table>
    </article>
  );
}

function FeeHead() {
  const t = useText(cashierWords);
  return (
    <thead>
      <tr>
        <th scope="col">{t('item')}</th>
        <th scope="col">{t('specification')}</th>
        <th scope="col">{t('class')}</th>
        <th scope="col">{t('day')}</th>
        <FigureHeads />
      </tr>
    </thead>
  );
}

function FeeRow({ line }: { line: PapersView['lines'][number] }) {
  const t = useText(cashierWords);
  const term = useTerm();
  const quantity = line.unit === null ? line.quantity : `${line.quantity} ${line.unit}`;
  return (
    <tr>
      <th scope="row">
        {line.name}
        {line.refund ? ` (${t('refundMark')})` : ''}
      </th>
      <td>{line.specification}</td>
      <td>{term('class', line.class)}</td>
      <td className="nowrap">{line.day}</td>
      <td className="number">{quantity}</td>
      <td className="number">{line.unitPrice}</td>
      <td className="number">{moneyText(line.amount)}</td>
      {PARTS.map((part) => (
        <td key={part} className="number">
          {moneyText(line[part])}
        </td>
      ))}
    </tr>
  );
}
