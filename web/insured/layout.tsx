import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useAnew } from '../account/session.ts';
import { postShared } from '../kit/api.ts';
import { clearDrafts, readDrafts, startDrafts } from '../kit/drafts/drafts.ts';
import { clearIntents } from '../kit/intent.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { useLine } from '../kit/line.ts';
import { clearOutbox, startOutbox, withoutOutcome } from '../kit/outbox/outbox.ts';
import { insuredWords } from './words.ts';

const PLACES = [
  ['/', 'home'],
  ['/bills', 'bills'],
  ['/start', 'start'],
  ['/me', 'ofMine'],
] as const;

/** A phone held in one hand: what one reads above, where one goes below. */
export function OwnLayout({ signed, children }: { signed: boolean; children: ReactNode }) {
  const t = useText(insuredWords);
  const { language, choose } = useLanguage();
  const up = useLine();
  const anew = useAnew();
  const { pathname } = useLocation();
  useEffect(startOutbox, []);
  useEffect(startDrafts, []);
  const leave = async () => {
    const open = withoutOutcome().length + (await readDrafts()).length;
    if (open > 0 && !window.confirm(t('leaveSure', { count: open }))) return;
    // First the server: who is cut off is still signed in, and keeps what was written.
    await postShared('/session/end');
    clearOutbox();
    clearIntents();
    await clearDrafts();
    await anew();
  };
  return (
    <div className="own">
      <header className="own-head no-print">
        <span className="brand">
          <span className="brand-mark" aria-hidden />
          {t('brand')}
        </span>
        <span className="tools">
          <button
            type="button"
            className="quiet-button"
            onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
          >
            {language === 'zh' ? 'English' : '中文'}
          </button>
          {signed ? (
            <button
              type="button"
              className="quiet-button"
              onClick={() => void leave().catch(() => window.alert(t('leaveFailed')))}
            >
              {t('signOut')}
            </button>
          ) : null}
        </span>
      </header>
      {up ? null : <p className="hint-line warning">{t('network')}</p>}
      <main id="content" className="own-body">
        {children}
      </main>
      {signed ? (
        <nav className="own-places no-print" aria-label={t('brand')}>
          {PLACES.map(([path, name]) => (
            <Link
              key={path}
              to={path}
              {...(pathname === path ? { 'aria-current': 'page' as const } : {})}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
