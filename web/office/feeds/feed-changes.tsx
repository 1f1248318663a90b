import { Card, Segmented, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ChangeView, FeedDetail } from '../../../src/counter/feeds/index.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { useTerm } from '../../kit/term.ts';
import { feedsWords } from './feeds-words.ts';

const ACTS = ['add', 'end'] as const;

/** Person by person what the list adds and ends: before it acts what it would, afterwards what it did. */
export function FeedChanges({ detail }: { readonly detail: FeedDetail }) {
  const t = useText(feedsWords);
  const term = useTerm();
  const [act, setAct] = useState<(typeof ACTS)[number]>('add');
  const { feed, changes } = detail;
  const count = { add: changes.additions, end: changes.endings };
  const columns: TableProps<ChangeView>['columns'] = [
    {
      title: t('line'),
      key: 'line',
      align: 'right',
      render: (_, { line }) => line ?? t('notOnList'),
    },
    {
      title: t('name'),
      key: 'name',
      render: (_, { person, name }) => <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('group'), key: 'group', render: (_, row) => term('group', row.group) },
    {
      title: t('period'),
      key: 'period',
      render: (_, { startsOn, endsOn }) => `${startsOn} – ${endsOn ?? ''}`,
    },
    { title: t('actState'), key: 'state', render: (_, row) => <ChangeState change={row} /> },
    {
      title: t('due'),
      key: 'due',
      align: 'right',
      render: (_, { due }) => <MoneyText amount={due ?? undefined} />,
    },
  ];
  return (
    <Card title={t('changes')}>
      <div className="stack">
        <div className="scroll">
          {' '}
          <Segmented
            aria-label={t('changes')}
            value={act}
            options={ACTS.map((value) => ({
              value,
              label: `${t(`change.${value}`)} ${count[value]}`,
            }))}
            onChange={setAct}
          />
        </div>
        <PagedTable<ChangeView>
          path={`/feeds/${feed.id}/changes`}
          query={{ act }}
          columns={columns}
          caption={t('changes')}
          seen={`${feed.state} ${feed.version}`}
        />
      </div>
    </Card>
  );
}

const STATES = ['planned', 'held', 'done', 'overtaken'] as const;
const RECOMPUTES = ['waiting', 'done', 'failed'] as const;

function ChangeState({ change }: { readonly change: ChangeView }) {
  const t = useText(feedsWords);
  const state = STATES.find((one) => one === change.state);
  const recompute = RECOMPUTES.find((one) => one === change.recompute);
  return (
    <>
      <Tag color={state === 'done' ? 'green' : 'default'}>
        {state ? t(`act.${state}`) : change.state}
      </Tag>
      {state === 'done' && recompute ? (
        <Tag color={recompute === 'failed' ? 'red' : 'blue'}>{t(`recompute.${recompute}`)}</Tag>
      ) : null}
    </>
  );
}
