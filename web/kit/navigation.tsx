import { DownOutlined, MenuOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useText } from './language.tsx';
import { placeOf, type Section } from './places.ts';
import { kitWords } from './words.ts';

type Props = { readonly sections: readonly Section[] };

function useHere() {
  return placeOf(useLocation().pathname);
}

function sectionOf(sections: readonly Section[], path: string | undefined): Section | undefined {
  return sections.find(({ places }) => places.some((place) => place.path === path));
}

/** The sections, in the header of a wide screen. */
export function SectionLinks({ sections }: Props) {
  const t = useText(kitWords);
  const current = sectionOf(sections, useHere()?.path);
  return (
    <nav className="sections" aria-label={t('navigation')}>
      {sections.map((section) => (
        <Link
          key={section.name}
          to={section.places[0]?.path ?? '/'}
          {...(section === current ? { 'aria-current': 'true' as const } : {})}
        >
          {t(section.name)}
        </Link>
      ))}
    </nav>
  );
}

/** The pages of the section that one is in, below the header of a wide screen. */
export function PlaceLinks({ sections }: Props) {
  const t = useText(kitWords);
  const here = useHere();
  const section = sectionOf(sections, here?.path);
  const row = useRef<HTMLElement>(null);
  const path = here?.path;
  useEffect(() => {
    // Where the row is longer than the screen, the page that is open is in sight.
    const link = path === undefined ? null : row.current?.querySelector('[aria-current]');
    if (link instanceof HTMLElement && row.current) row.current.scrollLeft = link.offsetLeft - 80;
  }, [path]);
  if (section === undefined || section.places.length < 2) return null;
  return (
    <nav ref={row} className="places no-print" aria-label={t(section.name)}>
      {section.places.map((place) => (
        <Link
          key={place.path}
          to={place.path}
          {...(place.path === path ? { 'aria-current': 'page' as const } : {})}
        >
          {t(place.name)}
        </Link>
      ))}
    </nav>
  );
}

/** All of it behind one button, on a small screen. */
export function NavigationMenu({ sections }: Props) {
  const t = useText(kitWords);
  const navigate = useNavigate();
  const here = useHere();
  const items = sections.map(({ name, places }) => ({
    type: 'group' as const,
    key: name,
    label: t(name),
    children: places.map((place) => ({ key: place.path, label: t(place.name) })),
  }));
  return (
    <div className="small-menu">
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          selectedKeys: here ? [here.path] : [],
          onClick: ({ key }) => navigate(key),
          className: 'small-menu-list',
        }}
      >
        <Button icon={<MenuOutlined aria-hidden />} aria-haspopup="menu">
          {here ? t(here.name) : t('navigation')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </div>
  );
}
