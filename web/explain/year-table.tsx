import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { useTotalName } from './total-name.ts';
import { explainWords } from './words.ts';

type Totals = Readonly<Record<string, string>>;

/** The year's running totals before and after. */
export function YearTable({ before, after }: { before: Totals; after: Totals }) {
  const t = useText(explainWords);
  const name = useTotalName();
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  if (keys.length === 0) return <p className="quiet">{t('none')}</p>;
  const cell = (key: string, text: string | undefined) =>
    key === 'admissions' ? (text ?? '0') : <MoneyText amount={text ?? '0.00'} />;
  return (
    <div className="scroll">
      <table className="plain" aria-label={t('yearTotals')}>
        <thead>
          <tr>
            <th scope="col">{t('yearTotals')}</th>
            <th scope="col" className="number">
              {t('before')}
            </th>
            <th scope="col" className="number">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <th scope="row">{name(key)}</th>
              <td className="number">{cell(key, before[key])}</td>
              <td className="number">{cell(key, after[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
