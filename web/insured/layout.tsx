import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useAnew } from '../account/session.ts';
import { postLast } from '../kit/api.ts';
import { clearDrafts, readDrafts, startDrafts } from '../kit/drafts/drafts.ts';
import { clearIntents } from '../kit/intent.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { useLine } from '../kit/line.ts';
import { clearOutbox, startOutbox, withoutOutcome } from '../kit/outbox/outbox.ts';
import { forgetWard } from './ward.ts';
import { WardLine } from './wards.tsx';
import { insuredWords, ownMoneyWords, ownWords } from './words.ts';

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
  const main = useRef<HTMLElement>(null);
  useArrival(main, pathname);
  // Each thing is sent for whom it was written, whoever is looked at meanwhile.
  useEffect(startOutbox, []);
  useEffect(startDrafts, []);
  const leave = async () => {
    const open = withoutOutcome().length + (await readDrafts()).length;
    if (open > 0 && !window.confirm(t('leaveSure', { count: open }))) return;
    // First the server: who is cut off is still signed in, and keeps what was written; who closes the window has left.
    await postLast('/session/end');
    clearOutbox();
    clearIntents();
    forgetWard();
    await clearDrafts();
    await anew();
  };
  return (
    <div className="own">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
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
      {signed ? <WardLine /> : null}
      <main id="content" className="own-body" ref={main} tabIndex={-1}>
        {children}
      </main>
      {signed ? (
        <nav className="own-places no-print" aria-label={t('places')}>
          {PLACES.map(([path, name]) => (
            <Link
              key={path}
              to={path}
              {...(isAt(pathname, path) ? { 'aria-current': 'page' as const } : {})}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}

/** Also below it: a bill belongs to the bills. */
function isAt(pathname: string, path: string): boolean {
  return path === '/' ? pathname === path : pathname === path || pathname.startsWith(`${path}/`);
}

/** A page that was reached begins at its top, is named in the window, and takes the focus from the link that led there. */
function useArrival(main: RefObject<HTMLElement | null>, pathname: string) {
  const name = useTitle(pathname);
  const before = useRef(pathname);
  useEffect(() => {
    document.title = name;
  }, [name]);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}

/** By the kind of page and never by whose it is: a browser keeps titles. */
function useTitle(pathname: string): string {
  const t = useText(insuredWords);
  const own = useText(ownWords);
  const money = useText(ownMoneyWords);
  const names: Readonly<Record<string, string>> = {
    ...{ bills: t('bills'), start: t('start'), me: t('ofMine'), drafts: t('start') },
    ...{ matters: t('mine'), cases: t('mine'), notices: t('notices'), certificates: t('papers') },
    ...{ year: own('year'), estimate: own('estimate'), family: own('family') },
    ...{ coverage: own('coverage'), codes: own('codes'), premiums: own('premiums') },
    ...{ entries: money('entries'), give: money('give') },
  };
  const name = names[pathname.split('/')[1] ?? ''];
  return name === undefined ? t('brand') : `${name} · ${t('brand')}`;
}
