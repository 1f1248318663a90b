import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from '../../kit/language.tsx';
import { type Intent, isFinished } from '../../kit/outbox/model.ts';
import { dismiss, useIntentOf } from '../../kit/outbox/outbox.ts';
import { IntentStateText } from '../../kit/outbox/outbox-bar.tsx';
import { subjectOf } from './ask-money.ts';
import { cashierWords } from './words.ts';

/** What became of the money asked for on a bill; `onDone` once, also after the page was reloaded. */
export function useOutcome(
  encounter: string | null,
  onDone: (intent: Intent) => void,
): Intent | null {
  const intent = useIntentOf(encounter === null ? null : subjectOf(encounter));
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  useEffect(() => {
    if (intent?.state !== 'done') return;
    latest.current(intent);
    dismiss(intent.id);
  }, [intent]);
  return intent?.state === 'done' ? null : intent;
}

export function isOpen(intent: Intent | null): intent is Intent {
  return intent !== null && !isFinished(intent);
}

/** Where a request stands, said so that nobody hands out money on a guess. */
export function Outcome({ intent, leave }: { intent: Intent | null; leave: () => void }) {
  const t = useText(cashierWords);
  if (intent === null) return null;
  const refused = intent.state === 'refused';
  const calm = intent.state === 'sending' && intent.attempts < 2;
  return (
    <Alert
      role={refused ? 'alert' : 'status'}
      data-testid="outcome"
      data-state={intent.state}
      type={refused ? 'error' : calm ? 'info' : 'warning'}
      showIcon
      title={<IntentStateText intent={intent} />}
      description={refused || calm ? undefined : t('doNotGive')}
      action={
        refused || calm ? undefined : (
          <Button size="small" onClick={leave}>
            <kbd>F2</kbd> {t('leave')}
          </Button>
        )
      }
    />
  );
}
