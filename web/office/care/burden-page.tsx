import { useQuery } from '@tanstack/react-query';
import { Button, Card, InputNumber, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { FiguresView, WarningView } from '../../../src/watch/burden/index.ts';
import { useMay } from '../../account/session.ts';
import { SourceText } from '../../explain/source-text.tsx';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { MoneyText, moneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { today } from '../../kit/today.ts';
import { BurdenTasks } from './burden-tasks.tsx';
import { careWords } from './care-words.ts';
import { GiveTask } from './give-task.tsx';

const FOLLOWED = ['waiting', 'assigned', 'done'] as const;

/** Whose own payments went over a line, who looks after them, and what it changed. */
export function BurdenPage() {
  const t = useText(careWords);
  const figures = useQuery({
    queryKey: ['burden figures'],
    queryFn: () => get<FiguresView>('/burden/figures'),
  });
  return (
    <Frame title={t('burden')}>
      <p className="quiet lead">{t('burdenLead')}</p>
      <AsyncView query={figures}>
        {(found) => (
          <>
            <Lines figures={found} />
            <Warnings figures={found} />
            <Card title={t('allTasks')}>
              <BurdenTasks figures={found} />
            </Card>
          </>
        )}
      </AsyncView>
    </Frame>
  );
}

function Lines({ figures }: { readonly figures: FiguresView }) {
  const t = useText(careWords);
  const named = useNamed();
  return (
    <Card title={t('lines')}>
      <p>
        {figures.levels
          .map((level) => t('lineText', { name: named(level), amount: moneyText(level.threshold) }))
          .join(' · ')}
      </p>
      <p className="quiet small">
        {t('source')}: <SourceText source={figures.source} />
      </p>
    </Card>
  );
}

function Warnings({ figures }: { readonly figures: FiguresView }) {
  const t = useText(careWords);
  const [search, setSearch] = useSearchParams();
  const [giving, setGiving] = useState<WarningView | null>(null);
  const columns = useColumns(figures, setGiving);
  const set = (name: string, value: string | null | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next);
  };
  const year = search.get('year') ?? today().slice(0, 4);
  const [level, followed] = [search.get('level'), search.get('followed')];
  const named = useNamed();
  return (
    <Card title={t('burden')}>
      <div className="stack">
        <div className="tools">
          <InputNumber
            aria-label={t('year')}
            min={2000}
            max={2200}
            value={Number(year)}
            onChange={(value) => set('year', value === null ? null : String(value))}
          />
          <Select
            allowClear
            aria-label={t('level')}
            className="filter"
            placeholder={t('allLevels')}
            value={level}
            options={figures.levels.map((one) => ({ value: one.code, label: named(one) }))}
            onChange={(value: string | null | undefined) => set('level', value)}
          />
          <Select
            allowClear
            aria-label={t('followed')}
            className="filter"
            placeholder={t('allFollowed')}
            value={followed}
            options={FOLLOWED.map((value) => ({ value, label: t(`followed.${value}`) }))}
            onChange={(value: string | null | undefined) => set('followed', value)}
          />
        </div>
        <PagedTable<WarningView>
          path="/burden/warnings"
          query={{ year, level, followed }}
          columns={columns}
          caption={t('burden')}
        />
        {giving ? (
          <GiveTask warning={giving} figures={figures} close={() => setGiving(null)} />
        ) : null}
      </div>
    </Card>
  );
}

function useColumns(
  figures: FiguresView,
  give: (warning: WarningView) => void,
): TableProps<WarningView>['columns'] {
  const t = useText(careWords);
  const may = useMay();
  const named = useNamed();
  const levelName = (code: string) => {
    const known = figures.levels.find((one) => one.code === code);
    return known ? named(known) : code;
  };
  return [
    {
      title: t('person'),
      key: 'person',
      render: (_, { person, name }) => <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('county'), key: 'county', dataIndex: 'county' },
    { title: t('level'), key: 'level', render: (_, { level }) => levelName(level) },
    {
      title: t('threshold'),
      key: 'threshold',
      align: 'right',
      render: (_, { threshold }) => <MoneyText amount={threshold} />,
    },
    {
      title: t('ownPaid'),
      key: 'ownPaid',
      align: 'right',
      render: (_, { ownPaid }) => <MoneyText amount={ownPaid} />,
    },
    {
      title: t('paidNow'),
      key: 'paidNow',
      align: 'right',
      render: (_, { paidNow }) => <MoneyText amount={paidNow} strong />,
    },
    { title: t('warnedOn'), key: 'warnedOn', dataIndex: 'warnedOn' },
    {
      title: t('tasks'),
      key: 'tasks',
      render: (_, { tasks, open }) => (tasks === 0 ? '—' : t('tasksOpen', { tasks, open })),
    },
    {
      title: '',
      key: 'follow',
      render: (_, row) =>
        may('feed.write') ? (
          <Button size="small" aria-label={`${t('follow')} ${row.name}`} onClick={() => give(row)}>
            {t('follow')}
          </Button>
        ) : null,
    },
  ];
}
