import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { transfersWords } from './transfers-words.ts';
import { useFigures } from './use-figures.ts';
import { type DialogProps, useTransferPost } from './use-transfer-post.ts';

/** Both figures side by side: theirs stand, or they look again; either way with a reason. */
export function SettleDialog(props: DialogProps) {
  const t = useText(transfersWords);
  const figures = useFigures();
  const { row, close } = props;
  const [reason, setReason] = useState('');
  const settle = useTransferPost('settlements', props);
  const ready = reason.trim() !== '' && !settle.isPending;
  const send = (accept: boolean) => settle.mutate({ accept, reason: reason.trim() });
  return (
    <Modal
      open
      title={t('of', { act: t('settle'), number: row.number })}
      onCancel={close}
      footer={[
        <Button key="again" disabled={!ready} onClick={() => send(false)}>
          {t('askAgain')}
        </Button>,
        <Button key="accept" type="primary" disabled={!ready} onClick={() => send(true)}>
          {t('accept')}
        </Button>,
      ]}
    >
      <div className="stack">
        <p className="quiet">{t('settleHint')}</p>
        <div>
          <div>{t('ours', { figures: figures(row.ours) })}</div>
          <strong>{t('theirs', { figures: figures(row) })}</strong>
        </div>
        <TextField name={t('reason')} maxLength={500} value={reason} change={setReason} />
        {settle.isError ? <Failure error={settle.error} /> : null}
      </div>
    </Modal>
  );
}
