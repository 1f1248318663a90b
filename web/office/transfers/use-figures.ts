import type { TransferView } from '../../../src/counter/transfers/index.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { transfersWords } from './transfers-words.ts';

type Figured = Pick<TransferView, 'employeeMonths' | 'residentMonths' | 'balance'>;

/** What two areas have to agree on, as one line. */
export function useFigures(): (figures: Figured) => string {
  const t = useText(transfersWords);
  const { language } = useLanguage();
  return ({ employeeMonths: employee, residentMonths: resident, balance }) =>
    [t('months', { employee, resident }), t('left', { amount: moneyText(balance) })].join(
      language === 'zh' ? '，' : ', ',
    );
}
