import { Button, Card, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FeedDetail, FeedRowView } from '../../../src/counter/feeds/index.ts';
import { useMay } from '../../account/session.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { useTerm } from '../../kit/term.ts';
import { feedsWords } from './feeds-words.ts';
import { ReviewLine } from './review-line.tsx';

/** What waits for somebody to look comes first. */
const VERDICTS = [
  'doubtful',
  'conflict',
  'refused',
  'enrol',
  'change',
  'matched',
  'same',
  'left',
] as const;
const LOOKED_AT: readonly string[] = ['doubtful', 'conflict'];

export function FeedLines({ detail }: { readonly detail: FeedDetail }) {
  const t = useText(feedsWords);
  const may = useMay();
  const [chosen, setChosen] = useState<string | null>(null);
  const [looking, setLooking] = useState<FeedRowView | null>(null);
  const { feed, counts } = detail;
  const offered = VERDICTS.filter((one) => (counts[one] ?? 0) > 0 || one === chosen);
  const shown = chosen ?? offered[0] ?? 'all';
  const reviews = may('feed.write') && ['checked', 'acted'].includes(feed.state);
  const columns = useColumns(reviews ? setLooking : null);
  return (
    <Card title={t('lines')}>
      <div className="stack">
        <div className="scroll">
          <Segmented
            aria-label={t('verdict')}
            value={shown}
            options={[
              ...offered.map((value) => ({
                value,
                label: `${t(`verdict.${value}`)} ${counts[value] ?? 0}`,
              })),
              { value: 'all', label: `${t('all')} ${feed.rows}` },
            ]}
            onChange={setChosen}
          />
        </div>
        <PagedTable<FeedRowView>
          path={`/feeds/${feed.id}/rows`}
          query={{ verdict: shown === 'all' ? undefined : shown }}
          columns={columns}
          caption={t('lines')}
          rowKey={({ line }) => String(line)}
          seen={`${feed.state} ${feed.version}`}
        />
        {looking ? (
          <ReviewLine feed={feed.id} row={looking} close={() => setLooking(null)} />
        ) : null}
      </div>
    </Card>
  );
}

function useColumns(look: ((row: FeedRowView) => void) | null): TableProps<FeedRowView>['columns'] {
  const t = useText(feedsWords);
  const term = useTerm();
  const { language } = useLanguage();
  return [
    { title: t('line'), key: 'line', align: 'right', dataIndex: 'line' },
    {
      title: t('name'),
      key: 'name',
      render: (_, { name, person }) =>
        person === null ? name : <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('idNumber'), key: 'idNumber', dataIndex: 'idNumber' },
    { title: t('change'), key: 'change', render: (_, { change }) => t(`change.${change}`) },
    { title: t('group'), key: 'group', render: (_, { group }) => term('group', group) },
    {
      title: t('period'),
      key: 'period',
      render: (_, { startsOn, endsOn }) => `${startsOn ?? ''} – ${endsOn ?? ''}`,
    },
    { title: t('verdict'), key: 'verdict', render: (_, { verdict }) => t(`verdict.${verdict}`) },
    { title: t('reason'), key: 'reason', render: (_, { reason }) => reason?.[language] ?? '—' },
    ...(look
      ? [
          {
            title: '',
            key: 'look',
            render: (_: unknown, row: FeedRowView) =>
              LOOKED_AT.includes(row.verdict) ? (
                <Button
                  size="small"
                  aria-label={`${t('look')} ${t('line')} ${row.line}`}
                  onClick={() => look(row)}
                >
                  {t('look')}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
}
