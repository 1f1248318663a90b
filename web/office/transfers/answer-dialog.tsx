import { Input, Modal } from 'antd';
import { useState } from 'react';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { transfersWords } from './transfers-words.ts';
import { type DialogProps, useTransferPost } from './use-transfer-post.ts';

const NOTHING = { letter: '', employeeMonths: '', residentMonths: '', balance: '' };
const FIGURES = ['employeeMonths', 'residentMonths'] as const;

/** What the letter of the other area says, typed from it: with our figures in the fields nobody would read theirs. */
export function AnswerDialog(props: DialogProps) {
  const t = useText(transfersWords);
  const { row, close } = props;
  const [said, setSaid] = useState(NOTHING);
  const answer = useTransferPost('answers', props);
  const set = (name: keyof typeof said, value: string) => setSaid({ ...said, [name]: value });
  const whole =
    said.letter.trim() !== '' &&
    FIGURES.every((name) => /^\d{1,3}$/.test(said[name])) &&
    /^\d{1,9}\.\d\d$/.test(said.balance);
  return (
    <Modal
      open
      title={t('of', { act: t('answer'), number: row.number })}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={close}
      okButtonProps={{ disabled: !whole }}
      confirmLoading={answer.isPending}
      onOk={() =>
        answer.mutate({
          letter: said.letter.trim(),
          balance: said.balance,
          employeeMonths: Number(said.employeeMonths),
          residentMonths: Number(said.residentMonths),
        })
      }
    >
      <div className="stack">
        <p className="quiet">{t('answerHint')}</p>
        <Labelled name={t('letterField')}>
          {(id) => (
            <Input
              id={id}
              maxLength={64}
              value={said.letter}
              onChange={({ target }) => set('letter', target.value)}
            />
          )}
        </Labelled>
        {([...FIGURES, 'balance'] as const).map((name) => (
          <Labelled key={name} name={t(name)}>
            {(id) => (
              <Input
                id={id}
                inputMode="decimal"
                value={said[name]}
                onChange={({ target }) => set(name, target.value.trim())}
              />
            )}
          </Labelled>
        ))}
        {answer.isError ? <Failure error={answer.error} /> : null}
      </div>
    </Modal>
  );
}
