import type { PremiumTrial } from '../../../src/money/premium/index.ts';
import { Fact } from '../../kit/fact.tsx';
import { useText } from '../../kit/language.tsx';
import { premiumsWords } from './premiums-words.ts';
import { Shares } from './shares.tsx';

/** Who would bear what, from when it would insure, and until when that holds. */
export function TrialFacts({ trial }: { readonly trial: PremiumTrial }) {
  const t = useText(premiumsWords);
  const { insurance, waitingMonths, missedYears, ground, payUntil } = trial;
  return (
    <>
      <Shares shares={trial} />
      <dl className="facts">
        <Fact name={t('insurance')}>
          {t('insuredFromUntil', { from: insurance.startsOn, until: insurance.endsOn })}
        </Fact>
        <Fact name={t('coveredFrom')}>
          <strong>{insurance.coveredFrom}</strong>{' '}
          {waitingMonths > 0 ? t('waiting', { months: waitingMonths }) : t('noWaiting')}
        </Fact>
        <Fact name={t('missed')}>{missedYears}</Fact>
        <Fact name={t('ground')}>{ground === null ? '—' : t(`ground.${ground}`)}</Fact>
        <Fact name={t('payUntil')}>{payUntil}</Fact>
      </dl>
    </>
  );
}
