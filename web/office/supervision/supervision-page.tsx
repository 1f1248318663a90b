import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import type { SupervisionView } from '../../../src/counter/desk/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { momentText } from '../../kit/today.ts';
import { DueCases } from './due-cases.tsx';
import { Heat } from './heat.tsx';
import { OfficeLoads, PersonLoads } from './load-tables.tsx';
import { ResultsCard } from './results-card.tsx';
import { supervisionWords } from './supervision-words.ts';

const AGAIN_MS = 30_000;

export function SupervisionPage() {
  const t = useText(supervisionWords);
  const [search] = useSearchParams();
  const office = search.get('office') ?? undefined;
  const view = useQuery({
    queryKey: ['supervision', office],
    queryFn: () => get<SupervisionView>('/supervision', { office }),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Frame title={t('supervision')}>
      <p className="quiet lead">{t('lead')}</p>
      <AsyncView query={view}>{(seen) => <Standing view={seen} />}</AsyncView>
      <ResultsCard office={office} />
    </Frame>
  );
}

function Standing({ view }: { view: SupervisionView }) {
  const t = useText(supervisionWords);
  const sums = { open: 0, late: 0, soon: 0, unassigned: 0 };
  const names = ['open', 'soon', 'late', 'unassigned'] as const;
  for (const row of view.offices) for (const name of names) sums[name] += row[name];
  return (
    <>
      <div className="figure-row">
        {names.map((name) => (
          <div key={name} className={`figure${name === 'late' && sums.late > 0 ? ' main' : ''}`}>
            <div className="figure-name">{t(name)}</div>
            <div className="figure-value">{sums[name]}</div>
          </div>
        ))}
      </div>
      <p className="quiet">{t('asOf', { at: momentText(view.asOf) })}</p>
      <Card title={t('due')}>
        <div className="stack">
          <p className="quiet lead">{t('dueHint')}</p>
          <DueCases view={view} />
        </div>
      </Card>
      <Card title={t('heat')}>
        <div className="stack">
          <p className="quiet lead">{t('heatHint')}</p>
          <Heat view={view} />
        </div>
      </Card>
      <Card title={t('offices')}>
        <OfficeLoads view={view} />
      </Card>
      <Card title={t('people')}>
        <PersonLoads view={view} />
      </Card>
    </>
  );
}
