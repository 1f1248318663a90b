import { Card, type TableProps, Tag } from 'antd';
import { Link } from 'react-router';
import type { FeedView } from '../../../src/counter/feeds/index.ts';
import { useMay } from '../../account/session.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { BringFeed } from './bring-feed.tsx';
import { feedsWords } from './feeds-words.ts';
import { OpenHelps } from './open-helps.tsx';
import { ToEnrol } from './to-enrol.tsx';

const COLOURS: Readonly<Record<FeedView['state'], string>> = {
  refused: 'red',
  checking: 'blue',
  comparing: 'blue',
  checked: 'orange',
  acting: 'blue',
  recomputing: 'blue',
  acted: 'green',
};
const AGAIN_MS = 3_000;

/** Lists of special groups: a new one is brought here, and each is found again with how far it is. */
export function FeedsPage() {
  const t = useText(feedsWords);
  const may = useMay();
  const named = useNamed();
  const columns: TableProps<FeedView>['columns'] = [
    {
      title: t('file'),
      key: 'name',
      render: (_, { id, name }) => <Link to={`/groups/feeds/${id}`}>{name}</Link>,
    },
    { title: t('source'), key: 'source', render: (_, { names }) => named(names) },
    { title: t('kind'), key: 'kind', render: (_, { kind }) => t(`kindShort.${kind}`) },
    { title: t('asOf'), key: 'asOf', dataIndex: 'asOf' },
    { title: t('rows'), key: 'rows', dataIndex: 'rows', align: 'right' },
    { title: t('state'), key: 'state', render: (_, feed) => <FeedState feed={feed} /> },
    { title: t('by'), key: 'by', dataIndex: 'broughtBy' },
    { title: t('at'), key: 'at', render: (_, { broughtAt }) => momentText(broughtAt) },
  ];
  return (
    <Frame title={t('title')}>
      <p className="quiet lead">{t('lead')}</p>
      {may('feed.write') ? <BringFeed /> : null}
      <Card title={t('lists')}>
        <PagedTable<FeedView>
          path="/feeds"
          query={{}}
          columns={columns}
          caption={t('lists')}
          again={AGAIN_MS}
        />
      </Card>
      <OpenHelps />
      <ToEnrol />
    </Frame>
  );
}

export function FeedState({ feed: { state } }: { readonly feed: Pick<FeedView, 'state'> }) {
  const t = useText(feedsWords);
  return <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>;
}
