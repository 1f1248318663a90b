import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { LanguageProvider } from '../kit/language.tsx';
import { ReceiptState } from './receipt-state.tsx';

const queries = new QueryClient();

/** What a QR code of a receipt opens, on any phone and without signing in. */
export function Entry() {
  const token = window.location.pathname.split('/')[2] ?? '';
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <ReceiptState token={token} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}
