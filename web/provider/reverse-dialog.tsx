import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { NoAnswerError, post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { once } from '../kit/intent.ts';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import type { CommandAnswer, SettlementView } from '../kit/settlement-views.ts';
import { deskWords } from './words.ts';

/** A reversal is recorded for ever, so it asks for a reason and a second press. */
export function ReverseDialog({
  view,
  open,
  close,
  onReversed,
}: {
  view: SettlementView;
  open: boolean;
  close: () => void;
  onReversed: (mirror: string) => void;
}) {
  const t = useText(deskWords);
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const reverse = useMutation({
    mutationFn: () =>
      once(
        `reverse ${view.id}`,
        { provider: view.provider.id, person: view.person.id, reason: reason.trim() },
        (body) => post<CommandAnswer>(`/settlements/${view.id}/reversals`, body),
      ),
    onSuccess: ({ settlements }) => {
      void queries.invalidateQueries();
      const [mirror] = settlements;
      if (mirror) onReversed(mirror.id);
    },
  });
  const broken = reverse.error instanceof NoAnswerError;
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('reverseTitle')}
      okText={broken ? t('reverseAgain') : t('reverseSure')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' || reverse.isPending }}
      confirmLoading={reverse.isPending}
      onOk={() => reverse.mutate()}
    >
      <div className="stack">
        <p>{t('reverseExplain', { cash: moneyText(view.amounts.cash) })}</p>
        <Labelled name={t('reason')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoFocus
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
        {broken ? (
          <Alert
            role="alert"
            type="error"
            showIcon
            title={t('brokenLine')}
            description={t('brokenReverseHint')}
          />
        ) : null}
        {reverse.isError && !broken ? <Failure error={reverse.error} /> : null}
      </div>
    </Modal>
  );
}
