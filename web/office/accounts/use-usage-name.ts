import { useText } from '../../kit/language.tsx';
import { accountsWords } from './accounts-words.ts';

const USES = ['care', 'goods', 'premium-resident', 'premium-ltc', 'premium-large-amount'] as const;

/** What money of an account was used for, in words. */
export function useUsageName(): (code: string) => string {
  const t = useText(accountsWords);
  return (code) => {
    const known = USES.find((one) => one === code);
    return known ? t(`use.${known}`) : code || '—';
  };
}
