import { useText } from '../../kit/language.tsx';
import { accountsWords } from './accounts-words.ts';
import { useUsageName } from './use-usage-name.ts';

const RUNS = ['monthly', 'interest'] as const;
const KINDS = ['withdrawal', 'sent', 'received', 'draw', 'return', 'credit-reversal'] as const;

const BOOKED = ['contribution', 'carried-over', 'supplement', 'reversal'] as const;

/** Why an account moved: `monthly 2025-06`, `draw premium-ltc`. What somebody wrote in words stays as it is. */
export function useEntryName(): (reason: string) => string {
  const t = useText(accountsWords);
  const usageName = useUsageName();
  return (reason) => {
    const [first = '', second = ''] = reason.split(' ');
    const run = RUNS.find((one) => one === first);
    if (run) return `${t(`run.${run}`)} ${second}`;
    if (first === 'wallet-use') return `${t('payer.wallet')} · ${usageName(second)}`;
    const booked = BOOKED.find((one) => one === first);
    if (booked) return `${t(`booked.${booked}`)} ${second}`.trim();
    const kind = KINDS.find((one) => one === first);
    if (!kind) return reason;
    return second === '' ? t(`kind.${kind}`) : `${t(`kind.${kind}`)} · ${usageName(second)}`;
  };
}
