import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { get } from '../kit/api.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import type { Names } from '../kit/matters/views.ts';
import { moneyText } from '../kit/money-text.tsx';
import { BillCard } from './bill-card.tsx';
import { CaseCard } from './case-card.tsx';
import { CodeCard } from './code-card.tsx';
import { CoverageLine } from './coverage-line.tsx';
import { useLarge } from './large.tsx';
import { LargeSwitch } from './large-switch.tsx';
import { OwnButton } from './own-button.tsx';
import { OwnDrafts } from './own-drafts.tsx';
import { OVER } from './own-progress.tsx';
import type { Overview } from './own-views.ts';
import { useBills, useCases, useCodes, useOverview } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** First what is shown at a counter, then whether one is insured, then what is new. */
export function OwnHomePage() {
  const overview = useOverview();
  return <Waiting query={overview}>{(seen) => <Seen overview={seen} />}</Waiting>;
}

function Seen({ overview }: { readonly overview: Overview }) {
  const t = useText(ownWords);
  const navigate = useNavigate();
  const { large } = useLarge();
  const { name } = overview.person;
  return (
    <div className="stack">
      <h1>{t('hello', { name })}</h1>
      <CodeCard name={name} path="/own/vouchers" />
      <HeldCodes />
      <section className="own-card stack" aria-label={t('coverage')}>
        <CoverageLine overview={overview} />
        {overview.account === null ? null : (
          <Link to="/family">
            {t('accountLine', { amount: moneyText(overview.account.available) })}
          </Link>
        )}
      </section>
      <LatestBill />
      {large ? null : <Tiles />}
      {large ? null : <OwnDrafts />}
      <OpenMatters />
      {large ? null : <LatestNotice />}
      <OwnButton block size="large" onClick={() => navigate('/start')}>
        {t('start')}
      </OwnButton>
      <LargeSwitch />
    </div>
  );
}

/** Of parents and children who let one show theirs; seen here because that is when it is needed. */
function HeldCodes() {
  const t = useText(ownWords);
  const held = useCodes().data?.held ?? [];
  if (held.length === 0) return null;
  return (
    <section className="stack" aria-label={t('codesHeld')}>
      <h2>{t('codesHeld')}</h2>
      {held.map(({ id, owner }) => (
        <CodeCard key={id} name={owner} path={`/own/shown-codes/${id}/vouchers`} named />
      ))}
    </section>
  );
}

function LatestBill() {
  const t = useText(ownWords);
  const row = useBills().data?.rows[0];
  if (!row) return null;
  return (
    <section className="stack" aria-label={t('latest')}>
      <h2>{t('latest')}</h2>
      <BillCard row={row} />
    </section>
  );
}

const TILES = [
  ['/bills', 'bills'],
  ['/year', 'year'],
  ['/estimate', 'estimate'],
  ['/family', 'family'],
  ['/premiums', 'premiums'],
  ['/codes', 'codes'],
] as const;

function Tiles() {
  const t = useText(ownWords);
  return (
    <nav className="own-tiles" aria-label={t('tiles')}>
      {TILES.map(([to, name]) => (
        <Link key={to} to={to} className="own-card">
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}

const NEWEST = 3;

function OpenMatters() {
  const t = useText(ownWords);
  const { large } = useLarge();
  const cases = useCases();
  const rows = (cases.data?.rows ?? []).filter(({ state }) => !OVER.includes(state));
  if (large && rows.length === 0) return null;
  return (
    <section className="stack" aria-label={t('matters')}>
      <h2>{t('matters')}</h2>
      <ul className="own-cases">
        {rows.slice(0, NEWEST).map((row) => (
          <CaseCard key={row.id} row={row} />
        ))}
      </ul>
      <Link to="/matters">{t('allMatters')}</Link>
    </section>
  );
}

function LatestNotice() {
  const t = useText(ownWords);
  const { language } = useLanguage();
  const notices = useQuery({
    queryKey: ['own-notices'],
    queryFn: () =>
      get<{ rows: readonly { id: string; case: string; words: Names }[] }>('/own/notices'),
  });
  const newest = notices.data?.rows[0];
  return (
    <section className="stack" aria-label={t('news')}>
      <h2>{t('news')}</h2>
      {newest ? (
        <p className="own-card">
          <Link to={`/cases/${newest.case}`}>{newest.words[language]}</Link>
        </p>
      ) : (
        <p className="quiet">{t('noNotices')}</p>
      )}
    </section>
  );
}
