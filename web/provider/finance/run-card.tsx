import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';
import type { RunView } from '../../../src/money/reconciliation/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText, moneyText } from '../../kit/money-text.tsx';
import { momentText } from '../../kit/today.ts';
import { DifferenceTable } from './difference-table.tsx';
import { financeWords } from './words.ts';

/** One comparison: the verdict, both sums side by side, and the lines that differ with their repair. */
export function RunCard({ id }: { id: string }) {
  const t = useText(financeWords);
  const query = useQuery({
    queryKey: ['run', id],
    queryFn: () => get<RunView>(`/reconciliation/runs/${id}`),
  });
  const top = useRef<HTMLDivElement>(null);
  const shown = query.data?.id;
  // What was just compared is below what it was compared with.
  useEffect(() => {
    if (shown !== undefined) top.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <AsyncView query={query}>
      {(run) => (
        <Card
          ref={top}
          title={`${t('span', { from: run.from, until: run.until })} · ${t(`level.${run.level}`)}`}
          extra={
            <span className="quiet small">
              {run.madeBy} {momentText(run.madeAt)}
            </span>
          }
        >
          <div className="stack">
            <Alert
              data-testid="verdict"
              type={run.differences === 0 ? 'success' : 'warning'}
              showIcon
              title={
                run.differences === 0
                  ? t('equal', { count: run.centre.count, total: moneyText(run.centre.total) })
                  : t('differs', { count: run.differences })
              }
            />
            <Sums run={run} />
            {run.level === 'lines' && run.differences > 0 ? <DifferenceTable run={run} /> : null}
          </div>
        </Card>
      )}
    </AsyncView>
  );
}

const FIGURES = ['count', 'total', 'funds', 'accounts', 'cash'] as const;
type Figure = { readonly name: (typeof FIGURES)[number] };

function Sums({ run }: { run: RunView }) {
  const t = useText(financeWords);
  const shown = (side: RunView['stated'], name: Figure['name']) =>
    name === 'count' ? (
      <span className="money">{side.count}</span>
    ) : (
      <MoneyText amount={side[name] ?? undefined} />
    );
  const columns: TableProps<Figure>['columns'] = [
    { title: t('figure'), key: 'name', render: (_, { name }) => t(name) },
    {
      title: t('stated'),
      key: 'stated',
      align: 'right',
      render: (_, { name }) => shown(run.stated, name),
    },
    {
      title: t('centre'),
      key: 'centre',
      align: 'right',
      render: (_, { name }) => shown(run.centre, name),
    },
  ];
  return (
    <Table<Figure>
      aria-label={t('result')}
      rowKey="name"
      size="small"
      columns={columns}
      dataSource={FIGURES.map((name) => ({ name }))}
      rowClassName={({ name }) => (run.differs.includes(name) ? 'bad-row' : '')}
      pagination={false}
    />
  );
}
