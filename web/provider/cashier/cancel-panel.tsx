import { Button, Card, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import type { Intent } from '../../kit/outbox/model.ts';
import type { SettlementView } from '../../kit/settlement-views.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { askToCancel, forget } from './ask-money.ts';
import { isOpen } from './outcome.tsx';
import { cashierWords } from './words.ts';

type Props = { view: SettlementView; outcome: Intent | null; back: () => void };

/** A reversal stands for ever, so it takes a reason and a second key. */
export function CancelPanel({ view, outcome, back }: Props) {
  const t = useText(cashierWords);
  const [reason, setReason] = useState<string>(t('cancelReason'));
  const locked = isOpen(outcome);
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (locked || reason.trim() === '') return;
    forget(outcome);
    askToCancel(view, reason.trim());
  };
  useKeys({ F8: send });
  return (
    <Card title={t('cancelTitle')}>
      <form className="stack" onSubmit={send}>
        <p>{t('cancelExplain', { cash: moneyText(view.amounts.cash) })}</p>
        <Labelled name={t('reason')}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
        <div className="tools">
          <Button danger type="primary" htmlType="submit" disabled={locked}>
            <kbd>F8</kbd> {t('doCancel')}
          </Button>
          <Button onClick={back}>
            <kbd>Esc</kbd> {t('back2')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
