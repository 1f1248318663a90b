import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import type { ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { AreaEntrance } from './area-entrance.tsx';
import { NoAnswerError } from './kit/api.ts';
import { areaOfPath } from './kit/area.ts';
import { LanguageProvider, useLanguage } from './kit/language.tsx';
import { theme } from './kit/theme.ts';
import { Pages } from './pages.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a missing answer is worth asking again.
      retry: (failures, error) => error instanceof NoAnswerError && failures < 2,
    },
    mutations: { retry: false },
  },
});

export function Entry() {
  const area = areaOfPath(window.location.pathname);
  return (
    <LanguageProvider>
      <Looks>
        <QueryClientProvider client={queries}>
          {area === null ? (
            <AreaEntrance />
          ) : (
            <BrowserRouter basename={`/${area}`}>
              <Pages />
            </BrowserRouter>
          )}
        </QueryClientProvider>
      </Looks>
    </LanguageProvider>
  );
}

/** English is what the parts say when nothing is chosen. */
function Looks({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      {...(language === 'zh' ? { locale: localeOf(zhCN) } : {})}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}

type AntLocale = typeof zhCN.default;

/** The locale file is CommonJS: a bundler hands over the module or its default export. */
function localeOf(module: { default: AntLocale } | AntLocale): AntLocale {
  return 'default' in module ? module.default : module;
}
