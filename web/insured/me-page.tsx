import { Link } from 'react-router';
import { useLanguage, useText } from '../kit/language.tsx';
import { isInstalled, useInstall } from './install.ts';
import { useLarge } from './large.tsx';
import { LargeSwitch } from './large-switch.tsx';
import { OwnButton } from './own-button.tsx';
import { Wards } from './wards.tsx';
import { ownWords } from './words.ts';

const PLACES = [
  ['/coverage', 'coverage'],
  ['/family', 'family'],
  ['/codes', 'codes'],
  ['/premiums', 'premiums'],
  ['/year', 'year'],
  ['/estimate', 'estimate'],
  ['/matters', 'matters'],
  ['/notices', 'notices'],
] as const;

/** What somebody who wants fewer things is not asked to choose from. */
const NOT_IN_LARGE: readonly string[] = ['/year', '/estimate'];

/** Everything there is, and how this telephone shows it. */
export function MePage() {
  const t = useText(ownWords);
  const { language, choose } = useLanguage();
  const install = useInstall();
  const { large } = useLarge();
  const places = PLACES.filter(([to]) => !(large && NOT_IN_LARGE.includes(to)));
  return (
    <div className="stack">
      <h1>{t('me')}</h1>
      <ul className="own-menu">
        {places.map(([to, name]) => (
          <li key={to}>
            <Link to={to}>{t(name)}</Link>
          </li>
        ))}
      </ul>
      <Wards />
      <section className="own-card stack" aria-label={t('settings')}>
        <h2>{t('settings')}</h2>
        <LargeSwitch />
        <OwnButton block onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </OwnButton>
        {install === null ? null : (
          <OwnButton block onClick={install}>
            {t('install')}
          </OwnButton>
        )}
        {isInstalled() ? null : <p className="quiet small">{t('installHint')}</p>}
      </section>
    </div>
  );
}
