import { Card, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../kit/language.tsx';
import type { Explained, SettlementView, StepView } from '../kit/settlement-views.ts';
import { RuleDrawer } from './rule-drawer.tsx';
import { StepsTable } from './steps-table.tsx';
import { drawn } from './waterfall.ts';
import { explainWords } from './words.ts';

const WaterfallChart = lazy(() => import('./waterfall-chart.tsx'));

type Props = { view: Explained & Pick<SettlementView, 'relatives'> };

/** The chart and the table of one computation; a line of the table opens its rule. */
export function Explanation({ view }: Props) {
  const t = useText(explainWords);
  const [step, setStep] = useState<StepView | null>(null);
  return (
    <>
      {drawn(view.amounts.total) === 0 ? null : (
        <Card title={t('waterfall')}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <WaterfallChart amounts={view.amounts} />
          </Suspense>
          <p className="quiet small">{t('waterfallHint')}</p>
        </Card>
      )}
      {view.steps.length === 0 ? null : (
        <Card title={t('steps')}>
          <p className="quiet small no-print">{t('stepsHint')}</p>
          <StepsTable steps={view.steps} open={setStep} relatives={view.relatives ?? []} />
        </Card>
      )}
      <RuleDrawer step={step} documents={view.policySet.documents} close={() => setStep(null)} />
    </>
  );
}
