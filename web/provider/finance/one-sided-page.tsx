import { useQuery } from '@tanstack/react-query';
import { Card, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OpenItemView, RunView } from '../../../src/money/reconciliation/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { useTerm } from '../../kit/term.ts';
import type { Page } from '../../kit/views.ts';
import { DifferenceTable } from './difference-table.tsx';
import { FinanceFrame } from './finance-frame.tsx';
import { lastDays, type Period } from './period.ts';
import { PeriodRow } from './period-row.tsx';
import { RepairButton } from './repair-button.tsx';
import { SettleButton } from './settle-button.tsx';
import { TrailCard } from './trail-card.tsx';
import { financeWords } from './words.ts';

const KINDS = ['unsettled-visit', 'unsettled-stay', 'unbilled'] as const;
const SHOWN_DAYS = 31;

/** What was begun and not ended, for providers with a system of their own and without. */
export function OneSidedPage() {
  const t = useText(financeWords);
  return (
    <FinanceFrame title={t('oneSided')}>
      {(provider) => <OneSided key={provider} provider={provider} />}
    </FinanceFrame>
  );
}

function OneSided({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const [period, setPeriod] = useState(() => lastDays(SHOWN_DAYS));
  return (
    <>
      <Card>
        <div className="stack">
          <p className="quiet lead">{t('oneSidedHint')}</p>
          <PeriodRow period={period} change={setPeriod} />
        </div>
      </Card>
      <LastRun provider={provider} />
      {KINDS.map((kind) => (
        <OpenItems key={kind} provider={provider} kind={kind} period={period} />
      ))}
      <TrailCard provider={provider} />
    </>
  );
}

function LastRun({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const runs = useQuery({
    queryKey: ['last-runs', provider],
    queryFn: () => get<Page<RunView>>('/reconciliation/runs', { provider, size: 20 }),
  });
  return (
    <Card title={t('lastRun')} extra={<Link to="/desk/reconciliation">{t('goReconcile')}</Link>}>
      <AsyncView query={runs}>
        {({ rows }) => {
          const run = rows.find(({ level }) => level === 'lines');
          if (!run) return <p className="quiet">{t('noRun')}</p>;
          return (
            <div className="stack">
              <p className="quiet small">{t('span', { from: run.from, until: run.until })}</p>
              <DifferenceTable run={run} />
            </div>
          );
        }}
      </AsyncView>
    </Card>
  );
}

function OpenItems({
  provider,
  kind,
  period,
}: {
  provider: string;
  kind: (typeof KINDS)[number];
  period: Period;
}) {
  const t = useText(financeWords);
  const term = useTerm();
  const navigate = useNavigate();
  const columns: TableProps<OpenItemView>['columns'] = [
    { title: t('startedOn'), dataIndex: 'startedOn' },
    { title: t('endedOn'), key: 'endedOn', render: (_, row) => row.endedOn ?? t('none') },
    { title: t('person'), key: 'person', render: (_, row) => row.person.name },
    { title: t('visitKind'), key: 'visit', render: (_, row) => term('visit', row.visitKind) },
    { title: t('number'), key: 'number', render: (_, row) => row.number || t('none') },
    {
      title: t('total'),
      key: 'total',
      align: 'right',
      render: (_, row) => <MoneyText amount={row.total} />,
    },
    {
      title: t('todo'),
      key: 'todo',
      render: (_, row) =>
        kind === 'unbilled' ? (
          <RepairButton
            action="cancel"
            of={row.person.name}
            slip={null}
            repair={(reason) =>
              post('/reconciliation/cancellations', {
                provider,
                person: row.person.id,
                registration: row.id,
                reason,
              })
            }
          />
        ) : (
          <SettleButton
            of={row.person.name}
            settle={() => navigate(`/desk/encounters/${encodeURIComponent(row.id)}`)}
          />
        ),
    },
  ];
  return (
    <Card title={t(`open.${kind}`)}>
      <PagedTable<OpenItemView>
        path="/reconciliation/open-items"
        query={{ provider, kind, ...period }}
        columns={columns}
        caption={t(`open.${kind}`)}
      />
    </Card>
  );
}
