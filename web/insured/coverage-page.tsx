import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { CoverageLine } from './coverage-line.tsx';
import { lastDay } from './last-day.ts';
import type { CoveragePeriod, Overview } from './own-views.ts';
import { useOverview } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** Today, and everything by date. */
export function CoveragePage() {
  const t = useText(ownWords);
  const overview = useOverview();
  return (
    <div className="stack">
      <h1>{t('coverage')}</h1>
      <Waiting query={overview}>{(seen) => <Dated overview={seen} />}</Waiting>
    </div>
  );
}

function Dated({ overview }: { readonly overview: Overview }) {
  const t = useText(ownWords);
  const term = useTerm();
  const { coverage, groups, diseases } = overview;
  return (
    <>
      <section className="own-card stack" aria-label={overview.today}>
        <CoverageLine overview={overview} alone />
        <p className="quiet small">{overview.person.idNumber}</p>
      </section>
      <section className="own-card stack" aria-label={t('history')}>
        <h2>{t('history')}</h2>
        {coverage.history.length === 0 ? <p className="quiet">{t('noHistory')}</p> : null}
        <ul className="own-plain-list">
          {coverage.history.map((period) => (
            <Period key={`${period.scheme} ${period.startsOn}`} period={period} />
          ))}
        </ul>
      </section>
      {groups.length === 0 ? null : (
        <section className="own-card stack" aria-label={t('groups')}>
          <h2>{t('groups')}</h2>
          <p>{groups.map((group) => term('group', group)).join(t('comma'))}</p>
        </section>
      )}
      {diseases.length === 0 ? null : (
        <section className="own-card stack" aria-label={t('diseases')}>
          <h2>{t('diseases')}</h2>
          <ul className="own-plain-list">
            {diseases.map(({ kind, disease, startsOn }) => (
              <li key={`${kind} ${disease}`}>
                <strong>{term('disease', disease)}</strong> · {term('visit', kind)} ·{' '}
                {t('since', { from: startsOn })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Period({ period }: { readonly period: CoveragePeriod }) {
  const t = useText(ownWords);
  const term = useTerm();
  const { scheme, standing, retired, startsOn, endsOn } = period;
  return (
    <li>
      <strong>{term('scheme', scheme)}</strong>
      {retired ? ` (${t('retired')})` : ''} · {term('standing', standing)}
      <span className="quiet small">
        {endsOn === null
          ? t('since', { from: startsOn })
          : t('fromUntil', { from: startsOn, until: lastDay(endsOn) })}
      </span>
    </li>
  );
}
