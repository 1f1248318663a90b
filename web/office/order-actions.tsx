import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import type { OrderSummary } from '../../src/money/provider-payment/index.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { paymentWords } from './payment-words.ts';

type Action = OrderSummary['actions'][number];

const REASONED: readonly Action[] = ['reject', 'withdraw'];

/** What this person may do with the order now, as the server says. */
export function OrderActions({ order }: { order: Pick<OrderSummary, 'id' | 'actions'> }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Action | null>(null);
  const act = useMutation({
    mutationFn: ({ action, reason }: { action: Action; reason?: string }) =>
      post(`/payment-orders/${order.id}/${action}`, reason === undefined ? {} : { reason }),
    onSuccess: () => setAsking(null),
    // Also a refusal says that the page is behind: somebody else may have been here.
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <div className="stack">
      <Space wrap>
        {order.actions.map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'approve' || action === 'send' ? 'primary' : 'default'}
            danger={REASONED.includes(action)}
            loading={act.isPending && act.variables.action === action}
            disabled={act.isPending}
            onClick={() => (REASONED.includes(action) ? setAsking(action) : act.mutate({ action }))}
          >
            {t(`action.${action}`)}
          </Button>
        ))}
      </Space>
      {act.isError ? <Failure error={act.error} /> : null}
      {asking ? (
        <ReasonDialog
          title={t(`action.${asking}`)}
          busy={act.isPending}
          close={() => setAsking(null)}
          onReason={(reason) => act.mutate({ action: asking, reason })}
        />
      ) : null}
    </div>
  );
}

type ReasonProps = {
  readonly title: string;
  readonly busy: boolean;
  readonly close: () => void;
  readonly onReason: (reason: string) => void;
  /** What is asked for, where it is no reason. */
  readonly label?: string;
  /** Why the last try was refused: said where it was tried, and not behind the dialog. */
  readonly error?: Error | null;
};

/** What is taken back or refused says why. */
export function ReasonDialog({ title, busy, close, onReason, label, error = null }: ReasonProps) {
  const t = useText(paymentWords);
  const [reason, setReason] = useState('');
  const send = () => {
    if (reason.trim() !== '' && !busy) onReason(reason.trim());
  };
  return (
    <Modal
      open
      title={title}
      okText={t('confirm')}
      okButtonProps={{ disabled: reason.trim() === '' || busy }}
      onOk={send}
      onCancel={close}
    >
      <div className="stack">
        <Labelled name={label ?? t('reason')}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={({ nativeEvent }) => {
                // Enter also ends the choosing of a character.
                if (!nativeEvent.isComposing) send();
              }}
            />
          )}
        </Labelled>
        {error ? <Failure error={error} /> : null}
      </div>
    </Modal>
  );
}
