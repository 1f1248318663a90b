import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table, type TableProps } from 'antd';
import { Link, useNavigate } from 'react-router';
import { RefusedError } from '../../kit/api.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { DeadlineBadge, StateTag } from '../../kit/matters/deadline-badge.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { CaseRow } from '../../kit/matters/views.ts';
import { kitWords } from '../../kit/words.ts';
import { actOn } from './act-on.ts';
import { useOfficeName } from './use-office-name.ts';
import type { CasePage } from './use-queue.ts';
import { windowWords } from './words.ts';

type Props = {
  readonly answer: CasePage;
  readonly page: number;
  readonly turn: (page: number) => void;
};

export const PAGE_SIZE = 20;

export function QueueTable({ answer, page, turn }: Props) {
  const t = useText(windowWords);
  const tk = useText(kitWords);
  const named = useNamed();
  const officeName = useOfficeName();
  const columns: TableProps<CaseRow>['columns'] = [
    {
      title: t('due'),
      key: 'due',
      render: (_, row) => <DeadlineBadge {...row} dueOn={row.stepDueOn ?? row.dueOn} />,
    },
    {
      title: t('matter'),
      key: 'matter',
      render: (_, row) => (
        <>
          <Link className="strong" to={`/window/cases/${row.id}`}>
            {named(row.names)}
          </Link>
          <div className="quiet small">{row.number}</div>
        </>
      ),
    },
    { title: t('person'), key: 'person', render: (_, row) => row.person?.name ?? '—' },
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => (
        <>
          <StateTag state={row.state} />
          {row.stepLabel ? <div className="small quiet">{named(row.stepLabel)}</div> : null}
        </>
      ),
    },
    { title: t('office'), key: 'office', render: (_, row) => officeName(row.office) },
    {
      title: t('holder'),
      key: 'holder',
      render: (_, { assignee }) => assignee ?? <span className="quiet">{t('nobodyYet')}</span>,
    },
    { title: t('act'), key: 'act', render: (_, row) => <RowButton row={row} /> },
  ];
  return (
    <Table<CaseRow>
      aria-label={t('queueTitle')}
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...answer.rows]}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: tk('empty') }}
      pagination={{
        current: page,
        pageSize: PAGE_SIZE,
        total: answer.total,
        showSizeChanger: false,
        hideOnSinglePage: true,
        showTotal: (count) => t('total', { count }),
        onChange: turn,
      }}
    />
  );
}

/** The one thing to do with a row: take it, go on with one's own, or look at somebody else's. */
function RowButton({ row }: { readonly row: CaseRow }) {
  const t = useText(windowWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = () => navigate(`/window/cases/${row.id}`);
  const take = useMutation({
    mutationFn: () => actOn(row.id, { version: row.version, act: 'take' }),
    onSuccess: open,
    onError: (error) => {
      if (error instanceof RefusedError) void message.warning(error.refusal[language]);
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const word = wordOf(row);
  return (
    <Button
      type={word === 'look' ? 'default' : 'primary'}
      loading={take.isPending}
      aria-label={`${t(word)} ${row.number}`}
      onClick={() => (word === 'take' ? take.mutate() : open())}
    >
      {t(word)}
    </Button>
  );
}

const DECIDES = ['accept', 'approve', 'forward', 'refuse', 'return'] as const;

function wordOf({ acts }: CaseRow): 'take' | 'accept' | 'decideIt' | 'goOn' | 'look' {
  if (acts.includes('take')) return 'take';
  if (acts.includes('accept')) return 'accept';
  if (acts.includes('approve')) return 'decideIt';
  return DECIDES.some((act) => acts.includes(act)) ? 'goOn' : 'look';
}
