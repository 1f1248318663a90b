import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { transfersWords } from './transfers-words.ts';
import { type DialogProps, useTransferPost } from './use-transfer-post.ts';

const OUTCOMES = ['taken', 'refused'] as const;

/** What the pension office said on paper, where no line goes to it or its answer was unclear. */
export function PensionDialog(props: DialogProps) {
  const t = useText(transfersWords);
  const { row, close } = props;
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('taken');
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const answer = useTransferPost('pension-answers', props);
  const whole = (outcome === 'taken' ? reference : reason).trim() !== '';
  // What is refused is taken under no number.
  const under = outcome === 'taken' ? reference.trim() : '';
  const body = { outcome, reference: under, reason: reason.trim() };
  return (
    <Modal
      open
      title={t('of', { act: t('pensionAnswer'), number: row.number })}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={close}
      okButtonProps={{ disabled: !whole }}
      confirmLoading={answer.isPending}
      onOk={() => answer.mutate(body)}
    >
      <div className="stack">
        <Radio.Group
          aria-label={t('outcome')}
          value={outcome}
          onChange={({ target }) => setOutcome(target.value)}
          options={OUTCOMES.map((value) => ({ value, label: t(`pension.${value}`) }))}
        />
        {outcome === 'taken' ? (
          <TextField
            name={t('referenceField')}
            maxLength={64}
            value={reference}
            change={setReference}
          />
        ) : null}
        <TextField name={t('reason')} maxLength={500} value={reason} change={setReason} />
        {answer.isError ? <Failure error={answer.error} /> : null}
      </div>
    </Modal>
  );
}
