import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider as Phone } from 'antd-mobile';
import enUS from 'antd-mobile/es/locales/en-US.js';
import zhCN from 'antd-mobile/es/locales/zh-CN.js';
import type { ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { NoAnswerError } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { LanguageProvider, useLanguage } from '../kit/language.tsx';
import { makeInstallable } from './install.ts';
import { LargeProvider } from './large.tsx';
import { OwnPages } from './pages.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => error instanceof NoAnswerError && failures < 2,
    },
    mutations: { retry: false },
  },
});

makeInstallable();

export function Entry() {
  return (
    <LanguageProvider>
      <LargeProvider>
        <Looks>
          <QueryClientProvider client={queries}>
            <BrowserRouter basename={`/${currentArea()}/own`}>
              <OwnPages />
            </BrowserRouter>
          </QueryClientProvider>
        </Looks>
      </LargeProvider>
    </LanguageProvider>
  );
}

function Looks({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  return <Phone locale={localeOf(language === 'zh' ? zhCN : enUS)}>{children}</Phone>;
}

type PhoneLocale = typeof zhCN.default;

/** A bundler hands over the module or its default export. */
function localeOf(module: { default: PhoneLocale } | PhoneLocale): PhoneLocale {
  return 'default' in module ? module.default : module;
}
