import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { FiguresView, WarningView } from '../../../src/watch/burden/index.ts';
import { post } from '../../kit/api.ts';
import { DayInput } from '../../kit/day-input.tsx';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { careWords } from './care-words.ts';

type Props = {
  readonly warning: WarningView;
  readonly figures: FiguresView;
  readonly close: () => void;
};

/** Who does what for somebody with a heavy burden, and until when. */
export function GiveTask({ warning, figures, close }: Props) {
  const t = useText(careWords);
  const named = useNamed();
  const queries = useQueryClient();
  const [task, setTask] = useState({
    ...{ measure: figures.measures[0]?.code ?? '', assignedTo: '', dueOn: '', note: '' },
  });
  const give = useMutation({
    mutationFn: () => {
      const { dueOn, ...rest } = task;
      return once(`burden ${warning.id}`, { ...rest, ...(dueOn === '' ? {} : { dueOn }) }, (body) =>
        post(`/burden/warnings/${warning.id}/tasks`, body),
      );
    },
    onSuccess: close,
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Modal
      open
      title={`${t('follow')} · ${warning.name}`}
      okText={t('give')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: task.assignedTo.trim() === '', loading: give.isPending }}
      onOk={() => give.mutate()}
      onCancel={close}
    >
      <div className="stack">
        <Labelled name={t('measure')}>
          {(id) => (
            <Select
              id={id}
              className="wide"
              value={task.measure}
              options={figures.measures.map((one) => ({ value: one.code, label: named(one) }))}
              onChange={(measure: string) => setTask({ ...task, measure })}
            />
          )}
        </Labelled>
        <Labelled name={t('assignedTo')}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={80}
              value={task.assignedTo}
              onChange={({ target }) => setTask({ ...task, assignedTo: target.value })}
            />
          )}
        </Labelled>
        <Labelled name={t('dueOn')}>
          {(id) => (
            <DayInput
              id={id}
              value={task.dueOn}
              onChange={(dueOn) => setTask({ ...task, dueOn })}
            />
          )}
        </Labelled>
        <Labelled name={t('note')}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              value={task.note}
              onChange={({ target }) => setTask({ ...task, note: target.value })}
            />
          )}
        </Labelled>
        {give.isError ? <Failure error={give.error} /> : null}
      </div>
    </Modal>
  );
}
