import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { cashierWords } from './words.ts';

/** The four parts that the catalogue makes of a line, in the order in which papers print them. */
export const PARTS = ['fullSelfPay', 'overCeiling', 'priorSelfPay', 'inScope'] as const;

/** The heads of a line's figures: quantity, price, amount and its parts. */
export function FigureHeads() {
  const t = useText(cashierWords);
  const term = useTerm();
  const names = [t('quantity'), t('unitPrice'), t('amount')];
  return [...names, ...PARTS.map((part) => term('amount', part))].map((name) => (
    <th key={name} scope="col" className="number">
      {name}
    </th>
  ));
}
