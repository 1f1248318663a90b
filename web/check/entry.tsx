import { LanguageProvider } from '../kit/language.tsx';
import { CheckPage } from './check-page.tsx';

/** For whoever scanned a paper: no signing in, no console, and little to load on a phone. */
export function Entry() {
  return (
    <LanguageProvider>
      <CheckPage path={window.location.pathname} />
    </LanguageProvider>
  );
}
