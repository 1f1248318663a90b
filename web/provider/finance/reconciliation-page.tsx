import { Button, Card, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { RunView } from '../../../src/money/reconciliation/index.ts';
import { useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { AgencyCard } from './agency-card.tsx';
import { BooksCard } from './books-card.tsx';
import { CompareCard } from './compare-card.tsx';
import { FinanceFrame } from './finance-frame.tsx';
import { PRESETS } from './period.ts';
import { PeriodRow } from './period-row.tsx';
import { RunCard } from './run-card.tsx';
import { TrailCard } from './trail-card.tsx';
import { financeWords } from './words.ts';

/** A day or a month: our books, the provider's own, what differs and its repair, and what the agency pays. */
export function ReconciliationPage() {
  const t = useText(financeWords);
  return (
    <FinanceFrame title={t('reconciliation')}>
      {(provider) => <Reconciliation key={provider} provider={provider} />}
    </FinanceFrame>
  );
}

function Reconciliation({ provider }: { provider: string }) {
  const [period, setPeriod] = useState(PRESETS.today);
  const [search, setSearch] = useSearchParams();
  const run = search.get('run');
  const open = (id: string) => setSearch({ run: id });
  return (
    <>
      <Card>
        <PeriodRow period={period} change={setPeriod} />
      </Card>
      <BooksCard provider={provider} period={period} />
      <CompareCard provider={provider} period={period} onCompared={({ id }) => open(id)} />
      {run === null ? null : <RunCard key={run} id={run} />}
      <Runs provider={provider} open={open} />
      <TrailCard provider={provider} />
      <AgencyCard provider={provider} />
    </>
  );
}

function Runs({ provider, open }: { provider: string; open: (id: string) => void }) {
  const t = useText(financeWords);
  const columns: TableProps<RunView>['columns'] = [
    { title: t('runAt'), key: 'at', render: (_, row) => momentText(row.madeAt) },
    {
      title: t('period'),
      key: 'period',
      render: (_, { from, until }) => t('span', { from, until }),
    },
    { title: t('level'), key: 'level', render: (_, row) => t(`level.${row.level}`) },
    { title: t('channel'), key: 'channel', render: (_, row) => t(`channel.${row.channel}`) },
    { title: t('by'), dataIndex: 'madeBy' },
    {
      title: t('result'),
      key: 'result',
      render: (_, { differences }) =>
        differences === 0 ? (
          <Tag color="green">{t('same')}</Tag>
        ) : (
          <Tag color="orange">{t('differences', { count: differences })}</Tag>
        ),
    },
    {
      title: t('open'),
      key: 'open',
      render: (_, row) => (
        <Button size="small" type="link" onClick={() => open(row.id)}>
          {t('open')}
        </Button>
      ),
    },
  ];
  return (
    <Card title={t('runs')}>
      <PagedTable<RunView>
        path="/reconciliation/runs"
        query={{ provider }}
        columns={columns}
        caption={t('runs')}
      />
    </Card>
  );
}
