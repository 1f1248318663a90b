import { Card } from 'antd';
import type { FeedDetail } from '../../../src/counter/feeds/index.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { feedsWords } from './feeds-words.ts';

const COUNTS = ['waiting', 'insured', 'asked', 'changed', 'differences', 'refused'] as const;
const AMOUNTS = ['given', 'owed'] as const;

/** What a list did about premiums; it follows the list by itself and is not waited for. */
export function FeedHelps({ helps }: Pick<FeedDetail, 'helps'>) {
  const t = useText(feedsWords);
  return (
    <Card title={t('helps')}>
      <div className="stack">
        <p className="quiet">{t('helpsHint')}</p>
        <div className="figure-row">
          {COUNTS.map((name) => (
            <div key={name} className="figure">
              <div className="figure-name">{t(`help.${name}`)}</div>
              <div className="figure-value" data-testid={`help-${name}`}>
                {helps[name]}
              </div>
            </div>
          ))}
          {AMOUNTS.map((name) => (
            <div key={name} className="figure">
              <div className="figure-name">{t(`help.${name}`)}</div>
              <div className="figure-value money" data-testid={`help-${name}`}>
                {moneyText(helps[name])}
              </div>
            </div>
          ))}
        </div>
      </div>
    </Card>
  );
}
