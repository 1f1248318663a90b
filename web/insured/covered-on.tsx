import { useText } from '../kit/language.tsx';
import { lastDay } from './last-day.ts';
import type { PremiumOffer } from './own-views.ts';
import { ownMoneyWords } from './words.ts';

/** From when until when care is paid for; the last day is named, and not the first one without. */
export function CoveredOn({ insurance }: Pick<PremiumOffer, 'insurance'>) {
  const t = useText(ownMoneyWords);
  const { coveredFrom, endsOn } = insurance;
  return <p>{t('coveredOn', { from: coveredFrom, until: lastDay(endsOn) })}</p>;
}
