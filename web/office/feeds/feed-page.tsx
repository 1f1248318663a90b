import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Progress } from 'antd';
import { Link, useParams } from 'react-router';
import type { FeedDetail, FeedView } from '../../../src/counter/feeds/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { moneyText } from '../../kit/money-text.tsx';
import { momentText } from '../../kit/today.ts';
import { FeedActs } from './feed-acts.tsx';
import { FeedChanges } from './feed-changes.tsx';
import { FeedHelps } from './feed-helps.tsx';
import { FeedLines } from './feed-lines.tsx';
import { FeedState } from './feeds-page.tsx';
import { feedsWords } from './feeds-words.ts';

const AGAIN_MS = 1_500;
const GOING: readonly FeedView['state'][] = ['checking', 'comparing', 'acting', 'recomputing'];

/** How far a list is, what it would change, and who says that it may. */
export function FeedPage() {
  const t = useText(feedsWords);
  const { id = '' } = useParams();
  const detail = useQuery({
    queryKey: ['feed', id],
    queryFn: () => get<FeedDetail>(`/feeds/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data } }) =>
      data && GOING.includes(data.feed.state) ? AGAIN_MS : false,
  });
  return (
    <Frame
      back={<Link to="/groups/feeds">← {t('back')}</Link>}
      title={detail.data?.feed.name ?? t('title')}
    >
      <AsyncView query={detail}>{(seen) => <Standing detail={seen} />}</AsyncView>
    </Frame>
  );
}

function Standing({ detail }: { readonly detail: FeedDetail }) {
  const t = useText(feedsWords);
  const { feed, changes } = detail;
  const acts = ['acting', 'recomputing', 'acted'].includes(feed.state);
  const figures = [
    ...([
      ['additions', changes.additions],
      ['endings', changes.endings],
    ] as const),
    ...(changes.held > 0 ? ([['held', changes.held]] as const) : []),
    ...(acts
      ? ([
          ['done', changes.done],
          ['overtaken', changes.overtaken],
          ['corrected', changes.corrected],
        ] as const)
      : []),
    ...(changes.failed > 0 ? ([['failed', changes.failed]] as const) : []),
  ];
  return (
    <>
      <FeedHead feed={feed} />
      {feed.state === 'refused' ? null : (
        <>
          <Card title={t(acts ? 'happened' : 'preview')}>
            <div className="stack">
              <div className="figure-row">
                {figures.map(([name, value]) => (
                  <div key={name} className="figure">
                    <div className="figure-name">{t(name)}</div>
                    <div className="figure-value" data-testid={`feed-${name}`}>
                      {value}
                    </div>
                  </div>
                ))}
                {acts ? (
                  <div className="figure main">
                    <div className="figure-name">{t('due')}</div>
                    <div className="figure-value money" data-testid="feed-due">
                      {moneyText(changes.due)}
                    </div>
                  </div>
                ) : null}
              </div>
              <FeedActs detail={detail} />
            </div>
          </Card>
          {acts ? <FeedHelps helps={detail.helps} /> : null}
          <FeedLines key={`${feed.id} lines`} detail={detail} />
          <FeedChanges key={`${feed.id} changes`} detail={detail} />
        </>
      )}
    </>
  );
}

function FeedHead({ feed }: { readonly feed: FeedView }) {
  const t = useText(feedsWords);
  const named = useNamed();
  const { language } = useLanguage();
  const { done, total } = feed.progress;
  const going = GOING.includes(feed.state);
  return (
    <Card>
      <div className="stack">
        <dl className="facts">
          <Fact name={t('source')}>{named(feed.names)}</Fact>
          <Fact name={t('kind')}>{t(`kindShort.${feed.kind}`)}</Fact>
          <Fact name={t('asOf')}>{feed.asOf}</Fact>
          <Fact name={t('rows')}>{feed.rows}</Fact>
          <Fact name={t('by')}>{feed.broughtBy}</Fact>
          <Fact name={t('at')}>{momentText(feed.broughtAt)}</Fact>
          <Fact name={t('state')}>
            <span role="status" data-testid="feed-state">
              <FeedState feed={feed} />
            </span>
          </Fact>
          <Fact name={t('hash')}>
            <code title={feed.fileHash}>{feed.fileHash.slice(0, 12)}…</code>
          </Fact>
        </dl>
        {going ? (
          <>
            <Progress
              aria-label={t(`state.${feed.state}`)}
              status="active"
              percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
            />
            <p className="quiet">
              {t('progress', { done, total })} · {t('goesOn')}
            </p>
          </>
        ) : null}
        {feed.refusal ? (
          <Alert
            role="alert"
            type="warning"
            showIcon
            title={feed.refusal[language]}
            description={<code className="quiet">{feed.refusal.code}</code>}
          />
        ) : null}
      </div>
    </Card>
  );
}
