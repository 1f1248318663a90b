import { Button, Card } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { resumeAll } from '../../kit/outbox/outbox.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { useChosenProvider } from '../provider-choice.ts';
import { ProviderChooser } from '../provider-chooser.tsx';
import { BillStage } from './bill-stage.tsx';
import { FindStage } from './find-stage.tsx';
import { KeyHelp } from './key-help.tsx';
import { usePlace } from './use-places.ts';
import { cashierWords } from './words.ts';

/** Fetched while the first bill is looked at: its charts and tables are half of the window's weight. */
const settledStage = () => import('./settled-stage.tsx');
const SettledStage = lazy(async () => ({ default: (await settledStage()).SettledStage }));

/** A cashier's window: find, look, take the money, settle, print; without the mouse. */
export function CashierPage() {
  const t = useText(cashierWords);
  const { id, provider, choose } = useChosenProvider();
  const [changing, setChanging] = useState(false);
  const [help, setHelp] = useState(false);
  const openHelp = () => setHelp(true);
  useKeys({ F1: openHelp, '?': openHelp, F10: resumeAll });
  return (
    <Frame
      title={t('cashier')}
      extra={
        <span className="tools">
          <span className="quiet">{provider?.name}</span>
          {id === null ? null : (
            <Button size="small" onClick={() => setChanging(!changing)}>
              {t('change')}
            </Button>
          )}
          <Button size="small" onClick={openHelp}>
            <kbd>F1</kbd> {t('keys')}
          </Button>
        </span>
      }
    >
      {id === null || changing ? (
        <Card title={t('chooseProvider')}>
          <ProviderChooser
            chosen={provider}
            choose={(next) => {
              choose(next);
              setChanging(false);
            }}
          />
        </Card>
      ) : null}
      {id === null ? null : <Stage provider={id} />}
      <KeyHelp open={help} close={() => setHelp(false)} />
    </Frame>
  );
}

function Stage({ provider }: { provider: string }) {
  const { place, carried, go } = usePlace();
  const billed = place.is === 'bill';
  useEffect(() => {
    // The line may break before it is needed; what failed is asked for again then.
    if (billed) settledStage().catch(() => undefined);
  }, [billed]);
  switch (place.is) {
    case 'find':
      return <FindStage key={place.list} provider={provider} list={place.list} go={go} />;
    case 'bill':
      return (
        <BillStage key={place.encounter} encounter={place.encounter} carried={carried} go={go} />
      );
    case 'settled':
      return (
        <Suspense fallback={null}>
          <SettledStage
            key={place.settlement}
            settlement={place.settlement}
            act={place.act}
            carried={carried}
            go={go}
          />
        </Suspense>
      );
  }
}
