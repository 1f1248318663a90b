import { Button, Layout, Tooltip } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { AreaPicker } from './area-picker.tsx';
import { useText } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { NavigationMenu, PlaceLinks, SectionLinks } from './navigation.tsx';
import { OutboxBar } from './outbox/outbox-bar.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { type May, placeOf, sectionsFor } from './places.ts';
import { ShortcutHelp, useShortcuts } from './shortcuts.tsx';
import { kitWords } from './words.ts';

type Props = {
  readonly children: ReactNode;
  readonly who?: ReactNode;
  /** What whoever sits here may do; the navigation shows no more. */
  readonly may: May;
};

export function PageLayout({ children, who, may }: Props) {
  const t = useText(kitWords);
  const sections = sectionsFor(may);
  const places = sections.flatMap((section) => section.places);
  const { helpOpen, setHelpOpen } = useShortcuts();
  const { pathname } = useLocation();
  useTitle(pathname);
  return (
    <Layout className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Layout.Header className="header no-print">
        <Link to="/" className="brand" aria-label={t('brand')}>
          <span className="brand-mark" aria-hidden />
          <span className="brand-name">{t('brand')}</span>
        </Link>
        <SectionLinks sections={sections} />
        <NavigationMenu sections={sections} />
        <div className="header-tools">
          <AreaPicker />
          {who}
          <LanguageSwitch />
          <Tooltip title={t('shortcuts')}>
            <Button
              type="text"
              className="help"
              aria-label={t('shortcuts')}
              onClick={() => setHelpOpen(true)}
            >
              ?
            </Button>
          </Tooltip>
        </div>
      </Layout.Header>
      <PlaceLinks sections={sections} />
      <OutboxBar />
      <Layout.Content>
        <div id="content" className="content" tabIndex={-1}>
          <PageBoundary at={pathname}>{children}</PageBoundary>
        </div>
      </Layout.Content>
      <ShortcutHelp places={places} open={helpOpen} close={() => setHelpOpen(false)} />
    </Layout>
  );
}

/** By the place and never by whose page it is: tabs are told apart, and a browser keeps titles. */
function useTitle(pathname: string) {
  const t = useText(kitWords);
  const place = placeOf(pathname);
  const title = place === null ? t('brand') : `${t(place.name)} · ${t('brand')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
