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
import type { CasePage, Sorting, SortName } from './use-queue.ts';
import { useRowKeys } from './use-row-keys.ts';
import { windowWords } from './words.ts';

type Props = {
  readonly answer: CasePage;
  readonly page: number;
  readonly turn: (page: number) => void;
  /** Where all of it lies with one office, that is not said in every row. */
  readonly oneOffice?: boolean;
  /** Absent: by the deadline, and nobody chooses. */
  readonly sorting?: Sorting & { readonly sort: (sorting: Sorting) => void };
};

export const PAGE_SIZE = 20;

type Columns = NonNullable<TableProps<CaseRow>['columns']>;

export function QueueTable({ answer, page, turn, sorting, oneOffice = false }: Props) {
  const t = useText(windowWords);
  const tk = useText(kitWords);
  const navigate = useNavigate();
  const take = useTake();
  const open = (row: CaseRow) => navigate(`/window/cases/${row.id}`);
  const keys = useRowKeys(answer.rows, { open, take: take.mutate });
  const columns = useColumns((row) => (
    <RowButton
      row={row}
      busy={take.isPending && take.variables?.id === row.id}
      press={() => (row.acts.includes('take') ? take.mutate(row) : open(row))}
    />
  ));
  const shown = columns.filter(({ key }) => !(oneOffice && key === 'office'));
  return (
    <div ref={keys.table}>
      <Table<CaseRow>
        aria-label={t('queueTitle')}
        rowKey="id"
        size="middle"
        columns={sorting ? shown.map((column) => sortable(column, sorting)) : shown}
        dataSource={[...answer.rows]}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: tk('empty') }}
        onRow={keys.rowProps}
        showSorterTooltip={false}
        sortDirections={['ascend', 'descend', 'ascend']}
        onChange={(_, __, sorter, { action }) => {
          const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
          if (action !== 'sort' || !sorting) return;
          sorting.sort({ by: columnKey as SortName, descending: order === 'descend' });
        }}
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
    </div>
  );
}

const SORTED: Readonly<Record<string, SortName>> = {
  due: 'due',
  matter: 'matter',
  number: 'number',
  submitted: 'submitted',
};

function sortable(column: Columns[number], { by, descending }: Sorting): Columns[number] {
  if (SORTED[String(column.key)] === undefined) return column;
  const order = descending ? 'descend' : 'ascend';
  return { ...column, sorter: true, sortOrder: column.key === by ? order : null };
}

function useColumns(button: (row: CaseRow) => React.ReactNode): Columns {
  const t = useText(windowWords);
  const named = useNamed();
  const officeName = useOfficeName();
  return [
    {
      title: t('due'),
      key: 'due',
      render: (_, row) => <DeadlineBadge {...row} dueOn={row.stepDueOn ?? row.dueOn} />,
    },
    {
      title: t('matter'),
      key: 'matter',
      render: (_, row) => (
        <Link className="strong" to={`/window/cases/${row.id}`}>
          {named(row.names)}
        </Link>
      ),
    },
    {
      title: t('number'),
      key: 'number',
      render: (_, row) => <span className="case-number">{row.number}</span>,
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
    {
      title: t('submittedOn'),
      key: 'submitted',
      render: (_, row) => <span className="nowrap">{dayOf(row.submittedAt)}</span>,
    },
    { title: t('office'), key: 'office', render: (_, row) => officeName(row.office) },
    {
      title: t('holder'),
      key: 'holder',
      render: (_, { assignee }) => assignee ?? <span className="quiet">{t('nobodyYet')}</span>,
    },
    { title: t('act'), key: 'act', fixed: 'right', render: (_, row) => button(row) },
  ];
}

function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment));
}

function useTake() {
  const { language } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (row: CaseRow) => actOn(row.id, { version: row.version, act: 'take' }),
    onSuccess: (_, { id }) => navigate(`/window/cases/${id}`),
    onError: (error) => {
      if (error instanceof RefusedError) void message.warning(error.refusal[language]);
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['cases'] }),
  });
}

type ButtonProps = {
  readonly row: CaseRow;
  readonly busy: boolean;
  readonly press: () => void;
};

/** The one thing to do with a row: take it, go on with one's own, or look at somebody else's. */
function RowButton({ row, busy, press }: ButtonProps) {
  const t = useText(windowWords);
  const word = wordOf(row);
  return (
    <Button
      type={word === 'look' ? 'default' : 'primary'}
      loading={busy}
      aria-label={`${t(word)} ${row.number}`}
      onClick={press}
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
