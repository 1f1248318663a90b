import { useText } from '../kit/language.tsx';
import { ownMoneyWords } from './words.ts';

type Key = keyof typeof ownMoneyWords.zh;

/** What moved an account, from the first word of its reason; what nobody put into words shows itself. */
export function useEntryName() {
  const t = useText(ownMoneyWords);
  return (reason: string): string => {
    const [head = '', ...rest] = reason.split(' ');
    const key = `entry.${head}`;
    if (!(key in ownMoneyWords.zh)) return reason;
    const period = rest.filter((part) => /^\d{4}/.test(part)).join(' ');
    return `${t(key as Key)}${period === '' ? '' : ` ${period}`}`;
  };
}
