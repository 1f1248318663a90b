import { Card, Segmented, type TableProps, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import type { WaitingJob } from '../../src/platform/jobs/read-jobs.ts';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { momentText } from '../kit/today.ts';
import { jobsWords } from './jobs-words.ts';
import { NoticeTable } from './notice-table.tsx';

const STATES = ['waiting', 'failed', 'sent'] as const;

/** What has not been said or done yet, and why: for whoever is asked where it stays. */
export function JobsPage() {
  const t = useText(jobsWords);
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((name) => name === search.get('state')) ?? 'waiting';
  return (
    <Frame title={t('title')}>
      <Card title={t('notices')}>
        <div className="stack">
          <p className="quiet">{t('noticesHint')}</p>
          <Segmented
            aria-label={t('notices')}
            value={state}
            options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
            onChange={(value) => setSearch(value === 'waiting' ? {} : { state: value })}
          />
          <NoticeTable state={state} />
        </div>
      </Card>
      <Card title={t('jobs')}>
        <div className="stack">
          <p className="quiet">{t('jobsHint')}</p>
          <JobTable />
        </div>
      </Card>
    </Frame>
  );
}

const COLOURS = {
  running: 'blue',
  due: 'blue',
  later: 'default',
  again: 'orange',
  'given-up': 'red',
} as const satisfies Record<WaitingJob['state'], string>;

type TaskWord =
  | 'task.send-notice'
  | 'task.forgotten-notices'
  | 'task.deadlines'
  | 'task.holidays'
  | 'task.retention';

function JobTable() {
  const t = useText(jobsWords);
  const names = jobsWords.zh as Readonly<Record<string, string>>;
  const taskName = (task: string) =>
    `task.${task}` in names ? t(`task.${task}` as TaskWord) : task;
  const columns: TableProps<WaitingJob>['columns'] = [
    { title: t('task'), key: 'task', render: (_, row) => taskName(row.task) },
    {
      title: t('standing'),
      key: 'state',
      render: (_, row) => <Tag color={COLOURS[row.state]}>{t(`job.${row.state}`)}</Tag>,
    },
    { title: t('since'), key: 'since', render: (_, row) => momentText(row.since) },
    { title: t('next'), key: 'next', render: (_, row) => momentText(row.nextTry) },
    { title: t('tries'), key: 'tries', align: 'right', dataIndex: 'tries' },
    {
      title: t('why'),
      key: 'why',
      render: (_, row) =>
        row.lastError ?? (row.state === 'later' ? t('waitsForTime') : t('waitsForOthers')),
    },
  ];
  return <PagedTable<WaitingJob> path="/jobs" query={{}} columns={columns} caption={t('jobs')} />;
}
