import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FiguresView, TaskView } from '../../../src/watch/burden/index.ts';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { moneyText } from '../../kit/money-text.tsx';
import { ReasonDialog } from '../order-actions.tsx';
import { careWords } from './care-words.ts';

const STATES = ['assigned', 'done', 'measured'] as const;
const COLOURS = { assigned: 'orange', done: 'blue', measured: 'green' } as const;

/** Every task that was given, what was done, and own payments before and after it. */
export function BurdenTasks({ figures }: { readonly figures: FiguresView }) {
  const t = useText(careWords);
  const queries = useQueryClient();
  const [state, setState] = useState<string | null>(null);
  const [ending, setEnding] = useState<TaskView | null>(null);
  const finish = useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) =>
      once(`burden done ${id}`, { note }, (body) => post(`/burden/tasks/${id}/done`, body)),
    onSuccess: () => setEnding(null),
    onSettled: () => queries.invalidateQueries(),
  });
  const columns = useColumns(figures, setEnding);
  return (
    <div className="stack">
      <div className="tools">
        <Select
          allowClear
          aria-label={t('taskState')}
          className="filter"
          placeholder={t('allStates')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`task.${value}`) }))}
          onChange={(value: string | null | undefined) => setState(value ?? null)}
        />
      </div>
      <ListTable<TaskView>
        path="/burden/tasks"
        query={{ state, size: 100 }}
        columns={columns}
        caption={t('allTasks')}
        rowKey={({ id }) => id}
      />
      {ending ? (
        <ReasonDialog
          title={`${t('finish')} · ${ending.name}`}
          label={t('note')}
          busy={finish.isPending}
          error={finish.error}
          close={() => setEnding(null)}
          onReason={(note) => finish.mutate({ id: ending.id, note })}
        />
      ) : null}
    </div>
  );
}

function useColumns(
  figures: FiguresView,
  end: (task: TaskView) => void,
): TableProps<TaskView>['columns'] {
  const t = useText(careWords);
  const may = useMay();
  const named = useNamed();
  const measureName = (code: string) => {
    const known = figures.measures.find((one) => one.code === code);
    return known ? named(known) : code;
  };
  return [
    {
      title: t('person'),
      key: 'person',
      render: (_, { person, name }) => <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('measure'), key: 'measure', render: (_, { measure }) => measureName(measure) },
    { title: t('assignedTo'), key: 'to', dataIndex: 'assignedTo' },
    { title: t('dueOn'), key: 'due', dataIndex: 'dueOn' },
    {
      title: t('taskState'),
      key: 'state',
      render: (_, { state }) => <Tag color={COLOURS[state]}>{t(`task.${state}`)}</Tag>,
    },
    { title: t('doneOn'), key: 'doneOn', render: (_, { doneOn }) => doneOn ?? '—' },
    { title: t('note'), key: 'note', render: (_, { note }) => note || '—' },
    {
      title: t('result', { months: figures.measureMonths }),
      key: 'result',
      render: (_, { paidBefore, paidAfter }) =>
        paidBefore === null || paidAfter === null
          ? '—'
          : t('resultText', { before: moneyText(paidBefore), after: moneyText(paidAfter) }),
    },
    {
      title: '',
      key: 'end',
      render: (_, row) =>
        row.state === 'assigned' && may('feed.write') ? (
          <Button size="small" aria-label={`${t('finish')} ${row.name}`} onClick={() => end(row)}>
            {t('finish')}
          </Button>
        ) : null,
    },
  ];
}
