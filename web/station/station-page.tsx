import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../account/session.ts';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { useDrafts } from '../kit/drafts/drafts.ts';
import { DraftList } from '../kit/filing/draft-list.tsx';
import { canKeepPages, keepForOffline } from '../kit/filing/keep-offline.ts';
import { MatterChoice } from '../kit/filing/matter-choice.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { useLine } from '../kit/line.ts';
import { DeadlineBadge, StateTag } from '../kit/matters/deadline-badge.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { CaseRow } from '../kit/matters/views.ts';
import { stationWords } from './words.ts';

/** The start of a village station: what may be done here, what lies here unsent, what is under way. */
export function StationPage() {
  const t = useText(stationWords);
  const navigate = useNavigate();
  const up = useLine();
  const may = useMay();
  const drafts = useDrafts() ?? [];
  useEffect(() => {
    // The pages that come next are fetched while the line is there.
    void Promise.all([import('./station-who-page.tsx'), import('./station-draft-page.tsx')])
      .then(keepForOffline)
      .catch(() => undefined);
  }, []);
  return (
    <div className="station">
      <Frame title={t('lead')} extra={<LineMark up={up} />}>
        {up ? null : <p className="hint-line warning">{t('lineDown')}</p>}
        {canKeepPages() ? null : (
          <p className={`hint-line${up ? '' : ' warning'}`}>{t('noReload')}</p>
        )}
        <MatterChoice
          layout="station"
          person
          choose={({ code }) => navigate(`/station/new/${encodeURIComponent(code)}`)}
        />
        {up && may('premium.write') ? (
          <Card>
            <Link to="/premiums/newborns">{t('newborn')} →</Link>
          </Card>
        ) : null}
        <DraftList
          drafts={drafts.filter(({ layout }) => layout === 'station')}
          to={(draft) => `/station/take/${draft}`}
        />
        <Card title={t('today')} extra={<Link to="/window/queue?queue=office">{t('more')}</Link>}>
          {up ? <Today /> : <p className="quiet">{t('todayOffline')}</p>}
        </Card>
      </Frame>
    </div>
  );
}

function LineMark({ up }: { readonly up: boolean }) {
  const t = useText(stationWords);
  return up ? (
    <span className="deadline green">
      <span className="deadline-mark" aria-hidden /> {t('lineUp')}
    </span>
  ) : null;
}

function Today() {
  const t = useText(stationWords);
  const named = useNamed();
  const rows = useQuery({
    queryKey: ['cases', 'station'],
    refetchInterval: 30_000,
    queryFn: () => get<{ rows: readonly CaseRow[] }>('/cases', { queue: 'office' }),
  });
  return (
    <AsyncView query={rows}>
      {({ rows: found }) =>
        found.length === 0 ? (
          <p className="quiet">{t('noToday')}</p>
        ) : (
          <ul className="station-cases">
            {found.slice(0, 8).map((row) => (
              <li key={row.id}>
                <Link to={`/window/cases/${row.id}`}>
                  {named(row.names)} {row.person?.name ?? ''}
                </Link>
                <StateTag state={row.state} />
                <DeadlineBadge {...row} />
              </li>
            ))}
          </ul>
        )
      }
    </AsyncView>
  );
}
