import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import type { EncounterView } from '../../kit/views.ts';
import { FigureHeads, PARTS } from './figure-heads.tsx';
import { cashierWords } from './words.ts';

/** The lines that count, with the four parts that the catalogue made of each. */
export function ChargeTable({ bill }: { bill: EncounterView }) {
  const t = useText(cashierWords);
  const term = useTerm();
  const gone = new Set(bill.uploads.map(({ voids }) => voids));
  const lines = bill.uploads
    .filter(({ seq, voids }) => voids === null && !gone.has(seq))
    .flatMap((upload) => upload.lines.map((line, i) => ({ ...line, key: `${upload.seq}:${i}` })));
  return (
    <div className="scroll">
      <table className="plain charge-table" aria-label={t('charges')}>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('class')}</th>
            <FigureHeads />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              <td>{term('class', line.class)}</td>
              <td className="number">{line.quantity}</td>
              <td className="number">{line.unitPrice}</td>
              <td className="number">
                <MoneyText amount={line.amount} />
              </td>
              {PARTS.map((part) => (
                <td key={part} className="number">
                  <MoneyText amount={line[part]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="strong">
            <th scope="row" colSpan={4}>
              {t('sum')}
            </th>
            <td className="number" data-testid="bill-total">
              <MoneyText amount={bill.billTotal} strong />
            </td>
            {PARTS.map((part) => (
              <td key={part} className="number">
                <MoneyText amount={bill.bill[part]} strong />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
