import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, type TableProps, Tag } from 'antd';
import type { NoticeRow } from '../../src/counter/notices/index.ts';
import { useMay } from '../account/session.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { useLanguage, useText } from '../kit/language.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { momentText } from '../kit/today.ts';
import { jobsWords } from './jobs-words.ts';

/** The notices of one state, with the text as the person reads it. */
export function NoticeTable({ state }: { state: NoticeRow['state'] }) {
  const t = useText(jobsWords);
  const { language } = useLanguage();
  const columns: TableProps<NoticeRow>['columns'] = [
    { title: t('made'), key: 'made', render: (_, row) => momentText(row.madeAt) },
    { title: t('case'), key: 'case', render: (_, row) => <code>{row.number}</code> },
    { title: t('event'), key: 'event', render: (_, row) => t(`event.${row.event}`) },
    {
      title: t('channel'),
      key: 'channel',
      render: (_, row) => <Tag>{t(`channel.${row.channel}`)}</Tag>,
    },
    {
      title: t('to'),
      key: 'to',
      render: (_, row) => [row.person?.name, row.address].filter(Boolean).join(' · '),
    },
    ...standing(t, state),
    {
      title: t('words'),
      key: 'words',
      render: (_, row) => <div className="small notice-words">{row.words[language]}</div>,
    },
  ];
  return (
    <PagedTable<NoticeRow>
      path="/notices"
      query={{ state }}
      columns={columns}
      caption={t('notices')}
    />
  );
}

type Text = ReturnType<typeof useText<keyof typeof jobsWords.zh>>;

function standing(
  t: Text,
  state: NoticeRow['state'],
): NonNullable<TableProps<NoticeRow>['columns']> {
  if (state === 'sent') {
    const sent = (row: NoticeRow) => (row.sentAt === null ? '—' : momentText(row.sentAt));
    return [{ title: t('sent'), key: 'sent', render: (_, row) => sent(row) }];
  }
  return [
    { title: t('tries'), key: 'tries', align: 'right', dataIndex: 'tries' },
    { title: t('why'), key: 'why', render: (_, row) => row.failure ?? t('waitsForOthers') },
    ...(state === 'failed'
      ? [
          {
            title: t('action'),
            key: 'retry',
            render: (_: unknown, row: NoticeRow) => <Retry id={row.id} />,
          },
        ]
      : []),
  ];
}

function Retry({ id }: { id: string }) {
  const t = useText(jobsWords);
  const may = useMay();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => post(`/notices/${id}/retry`, {}),
    // Also a refusal says that the page is behind: somebody else may have been here.
    onSettled: () => queries.invalidateQueries(),
  });
  if (!may('matter.lead')) return null;
  return (
    <div className="stack">
      <Button size="small" type="primary" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t('retry')}
      </Button>
      {retry.isError ? <Failure error={retry.error} /> : null}
    </div>
  );
}
