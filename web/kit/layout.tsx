import {
  BankOutlined,
  CalculatorOutlined,
  FileTextOutlined,
  HomeOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons';
import { Button, Layout, Menu, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { AreaPicker } from './area-picker.tsx';
import { useText } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ShortcutHelp, useShortcuts } from './shortcuts.tsx';
import { kitWords } from './words.ts';

const PLACES = [
  { key: '/', name: 'home', icon: <HomeOutlined aria-hidden /> },
  { key: '/desk', name: 'desk', icon: <CalculatorOutlined aria-hidden /> },
  { key: '/policies', name: 'policies', icon: <FileTextOutlined aria-hidden /> },
  { key: '/payments', name: 'payments', icon: <BankOutlined aria-hidden /> },
  { key: '/proof', name: 'proof', icon: <SafetyCertificateOutlined aria-hidden /> },
] as const;

export function PageLayout({ children }: { children: ReactNode }) {
  const t = useText(kitWords);
  const { pathname } = useLocation();
  const { helpOpen, setHelpOpen } = useShortcuts();
  const items = PLACES.map(({ key, name, icon }) => ({
    key,
    icon,
    label: <Link to={key}>{t(name)}</Link>,
  }));
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
        <Menu
          className="menu"
          mode="horizontal"
          selectedKeys={[placeOf(pathname)]}
          items={items}
          disabledOverflow
        />
        <div className="header-tools">
          <AreaPicker />
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
      <Layout.Content>
        <main id="content" className="content" tabIndex={-1}>
          {children}
        </main>
      </Layout.Content>
      <ShortcutHelp open={helpOpen} close={() => setHelpOpen(false)} />
    </Layout>
  );
}

function placeOf(path: string): string {
  if (path.startsWith('/policies')) return '/policies';
  if (path.startsWith('/desk') || path.startsWith('/settlements')) return '/desk';
  if (path.startsWith('/payments')) return '/payments';
  return path.startsWith('/proof') ? '/proof' : '/';
}
