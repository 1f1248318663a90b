import type { PremiumTrial } from '../../../src/money/premium/index.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { premiumsWords } from './premiums-words.ts';

const LEVELS = ['central', 'province', 'prefecture', 'county'] as const;

/** Who bears what of a premium: the budgets first, the person last. */
export function Shares({
  shares,
}: {
  readonly shares: Pick<PremiumTrial, 'personal' | 'aid' | 'group' | 'fiscal'>;
}) {
  const t = useText(premiumsWords);
  const term = useTerm();
  const levelName = (level: string) => {
    const known = LEVELS.find((one) => one === level);
    return known ? t(`level.${known}`) : level;
  };
  return (
    <div>
      {shares.fiscal.map(({ level, amount }) => (
        <div key={level} className="total-line">
          <span>{t('fiscalLevel', { level: levelName(level) })}</span>
          <MoneyText amount={amount} />
        </div>
      ))}
      <div className="total-line">
        <span>
          {t('aid')}
          {shares.group === null ? '' : ` · ${term('group', shares.group)}`}
        </span>
        <MoneyText amount={shares.aid} />
      </div>
      <div className="total-line sum">
        <span>{t('personal')}</span>
        <MoneyText amount={shares.personal} strong />
      </div>
    </div>
  );
}
