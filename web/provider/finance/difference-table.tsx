import { type TableProps, Tag } from 'antd';
import { Link } from 'react-router';
import type { DifferenceView, RunView } from '../../../src/money/reconciliation/index.ts';
import { post } from '../../kit/api.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { RepairButton } from './repair-button.tsx';
import { financeWords } from './words.ts';

const COLOURS = { 'only-provider': 'orange', 'only-centre': 'red', different: 'gold' } as const;
const AMOUNTS = ['total', 'funds', 'accounts'] as const;

/** What differs, both sides' amounts, and exactly one button for each that is still open. */
export function DifferenceTable({ run }: { run: Pick<RunView, 'id' | 'provider'> }) {
  const t = useText(financeWords);
  const columns: TableProps<DifferenceView>['columns'] = [
    {
      title: t('finding'),
      key: 'finding',
      render: (_, { finding }) => <Tag color={COLOURS[finding]}>{t(`finding.${finding}`)}</Tag>,
    },
    {
      title: t('person'),
      key: 'person',
      render: (_, { person }) => person.name || person.id,
    },
    {
      title: t('settlement'),
      key: 'settlement',
      render: (_, row) => <SettlementCell row={row} />,
    },
    ...AMOUNTS.map((name) => ({
      title: `${t(name)}（${t('stated')} / ${t('centre')}）`,
      key: name,
      align: 'right' as const,
      render: (_: unknown, { provider, centre }: DifferenceView) => (
        <>
          <MoneyText amount={provider?.[name]} /> / <MoneyText amount={centre?.[name]} />
        </>
      ),
    })),
    {
      title: t('todo'),
      key: 'todo',
      fixed: 'right',
      render: (_, row) => <Todo run={run} row={row} />,
    },
  ];
  return (
    <PagedTable<DifferenceView>
      path={`/reconciliation/runs/${run.id}/differences`}
      query={{}}
      columns={columns}
      caption={t('differenceList')}
    />
  );
}

function SettlementCell({ row }: { row: DifferenceView }) {
  const t = useText(financeWords);
  const { settlement, settledAt, stated, message } = row;
  return (
    <div className="small">
      {settlement !== null && settledAt !== null ? (
        <Link to={`/settlements/${settlement}`}>{momentText(settledAt)}</Link>
      ) : (
        <span>{stated ?? t('none')}</span>
      )}
      {message === null ? null : (
        <div>
          <Link to={`/desk/messages?message=${encodeURIComponent(message.id)}`}>
            {message.number} {message.id}
          </Link>
        </div>
      )}
    </div>
  );
}

function Todo({ run, row }: { run: Pick<RunView, 'id' | 'provider'>; row: DifferenceView }) {
  const t = useText(financeWords);
  const { todo, done, seq } = row;
  if (done !== null) {
    return (
      <span title={done.reason}>
        <Tag color="green">{t('settled')}</Tag>
        {t(`action.${done.action as 'reverse'}`)} · {done.by}
      </span>
    );
  }
  if (todo === null) return <Tag>{t('cleared')}</Tag>;
  const amount = row.centre?.total ?? row.provider?.total ?? '';
  return (
    <RepairButton
      action={todo}
      of={`${row.person.name || row.person.id} ${amount}`}
      slip={todo === 'take-over' ? row.settlement : null}
      repair={(reason) =>
        post(`/reconciliation/runs/${run.id}/repairs`, {
          provider: run.provider,
          action: todo,
          seq,
          reason,
        })
      }
    />
  );
}
