import { Button, Card, Input, Select, type TableProps, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MessageSummary } from '../../../src/border/national/index.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText, today } from '../../kit/today.ts';
import { FinanceFrame } from './finance-frame.tsx';
import type { Period } from './period.ts';
import { PeriodRow } from './period-row.tsx';
import { financeWords } from './words.ts';

/** Loaded when the first message is opened: the list is there without it. */
const MessageDrawer = lazy(async () => ({
  default: (await import('./message-drawer.tsx')).MessageDrawer,
}));

const OUTCOMES = ['done', 'refused', 'unknown', 'failed'] as const;
const OUTCOME_COLOURS = {
  done: 'green',
  refused: 'orange',
  unknown: 'gold',
  failed: 'red',
} as const satisfies Record<(typeof OUTCOMES)[number], string>;
const FIELDS = ['person', 'registration', 'transaction', 'message'] as const;

/** Every message of the interface, by patient, visit, number, day and outcome. */
export function MessagesPage() {
  const t = useText(financeWords);
  return (
    <FinanceFrame title={t('messages')}>
      {(provider) => <Messages key={provider} provider={provider} />}
    </FinanceFrame>
  );
}

function Messages({ provider }: { provider: string }) {
  const t = useText(financeWords);
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<string | null>(null);
  // Once it is there it stays, so that closing it gives the focus back to the row.
  const [asked, setAsked] = useState(false);
  const named = ['person', 'registration', 'message'].some((field) => search.has(field));
  const period: Period = {
    from: search.get('from') ?? today(),
    until: search.get('until') ?? search.get('from') ?? today(),
  };
  const set = (fields: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, text] of Object.entries(fields)) {
      if (text === '') next.delete(name);
      else next.set(name, text);
    }
    setSearch(next);
  };
  const query = {
    provider,
    ...Object.fromEntries(search),
    // Somebody named is looked for on all days, unless days are named as well.
    ...(named && !search.has('from') ? {} : period),
  };
  const open = (id: string) => {
    setAsked(true);
    setOpened(id);
  };
  return (
    <>
      <Card>
        <div className="stack">
          <p className="quiet small">{t('messagesHint')}</p>
          <PeriodRow period={period} change={(next) => set(next)} />
          <Conditions
            key={search.toString()}
            search={search}
            set={set}
            clear={() => setSearch({})}
          />
        </div>
      </Card>
      <Card title={t('messages')}>
        <MessageTable query={query} open={open} />
      </Card>
      <Suspense fallback={null}>
        {asked ? (
          <MessageDrawer
            id={opened}
            close={() => setOpened(null)}
            onlyPerson={(person) => {
              setOpened(null);
              setSearch({ person });
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}

function Conditions({
  search,
  set,
  clear,
}: {
  search: URLSearchParams;
  set: (fields: Readonly<Record<string, string>>) => void;
  clear: () => void;
}) {
  const t = useText(financeWords);
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(FIELDS.map((name) => [name, search.get(name) ?? ''])),
  );
  const names = {
    person: t('personId'),
    registration: t('visit'),
    transaction: t('transactionNumber'),
    message: t('messageId'),
  };
  return (
    <div className="form-row">
      {FIELDS.map((name) => (
        <Labelled key={name} name={names[name]}>
          {(id) => (
            <Input
              id={id}
              value={texts[name] ?? ''}
              onChange={(event) => setTexts({ ...texts, [name]: event.target.value.trim() })}
              onPressEnter={() => set(texts)}
            />
          )}
        </Labelled>
      ))}
      <Labelled name={t('outcome')}>
        {(id) => (
          <Select
            id={id}
            className="wide"
            value={search.get('outcome') ?? ''}
            onChange={(outcome) => set({ ...texts, outcome })}
            options={['' as const, ...OUTCOMES].map((value) => ({
              value,
              label: value === '' ? t('allOutcomes') : t(`outcome.${value}`),
            }))}
          />
        )}
      </Labelled>
      <Button type="primary" onClick={() => set(texts)}>
        {t('search')}
      </Button>
      <Button onClick={clear}>{t('clear')}</Button>
    </div>
  );
}

function MessageTable({
  query,
  open,
}: {
  query: Readonly<Record<string, string>>;
  open: (id: string) => void;
}) {
  const t = useText(financeWords);
  const { language } = useLanguage();
  const columns: TableProps<MessageSummary>['columns'] = [
    {
      title: t('received'),
      key: 'at',
      render: (_, row) => (
        <Button type="link" size="small" className="flush" onClick={() => open(row.id)}>
          {momentText(row.receivedAt)}
        </Button>
      ),
    },
    {
      title: t('transaction'),
      key: 'transaction',
      render: (_, row) => `${row.transaction} ${language === 'zh' ? row.nameZh : row.nameEn}`,
    },
    { title: t('person'), key: 'person', render: (_, row) => row.person?.name || t('none') },
    {
      title: t('outcome'),
      key: 'outcome',
      render: (_, row) => (
        <>
          <Tag color={OUTCOME_COLOURS[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>
          {row.code === null ? null : <code className="quiet small">{row.code}</code>}
        </>
      ),
    },
    {
      title: t('millis'),
      key: 'ms',
      align: 'right',
      render: (_, row) => t('ms', { count: row.millis }),
    },
    { title: t('messageId'), key: 'id', render: (_, row) => <code>{row.message}</code> },
    { title: t('operator'), dataIndex: 'operator' },
  ];
  return (
    <PagedTable<MessageSummary>
      path="/messages"
      query={query}
      columns={columns}
      caption={t('messages')}
    />
  );
}
