import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { NoAnswerError } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { LanguageProvider } from '../kit/language.tsx';
import { makeInstallable } from './install.ts';
import { LargeProvider } from './large.tsx';
import { OwnPages } from './pages.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a line a page says so at once, and does not wait for one.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => error instanceof NoAnswerError && failures < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

makeInstallable();

export function Entry() {
  return (
    <LanguageProvider>
      <LargeProvider>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename={`/${currentArea()}/own`}>
            <OwnPages />
          </BrowserRouter>
        </QueryClientProvider>
      </LargeProvider>
    </LanguageProvider>
  );
}
