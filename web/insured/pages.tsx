import { lazy, Suspense, useEffect } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { useSession } from '../account/session.ts';
import { PageBoundary } from '../kit/page-boundary.tsx';
import { OwnLayout } from './layout.tsx';
import { Bars } from './waiting.tsx';
import { becomeWard, ward } from './ward.ts';

const OwnHomePage = lazy(async () => ({
  default: (await import('./own-home-page.tsx')).OwnHomePage,
}));
const MinePage = lazy(async () => ({ default: (await import('./mine-page.tsx')).MinePage }));
const StartPage = lazy(async () => ({ default: (await import('./start-page.tsx')).StartPage }));
const NoticesPage = lazy(async () => ({
  default: (await import('./notices-page.tsx')).NoticesPage,
}));
const OwnCasePage = lazy(async () => ({
  default: (await import('./own-case-page.tsx')).OwnCasePage,
}));
const OwnDraftPage = lazy(async () => ({
  default: (await import('./own-draft-page.tsx')).OwnDraftPage,
}));
const OwnCertificatePage = lazy(async () => ({
  default: (await import('./own-certificate-page.tsx')).OwnCertificatePage,
}));
const BillsPage = lazy(async () => ({ default: (await import('./bills-page.tsx')).BillsPage }));
const BillPage = lazy(async () => ({ default: (await import('./bill-page.tsx')).BillPage }));
const YearPage = lazy(async () => ({ default: (await import('./year-page.tsx')).YearPage }));
const EstimatePage = lazy(async () => ({
  default: (await import('./estimate-page.tsx')).EstimatePage,
}));
const FamilyPage = lazy(async () => ({ default: (await import('./family-page.tsx')).FamilyPage }));
const CoveragePage = lazy(async () => ({
  default: (await import('./coverage-page.tsx')).CoveragePage,
}));
const MePage = lazy(async () => ({ default: (await import('./me-page.tsx')).MePage }));
const CodesPage = lazy(async () => ({ default: (await import('./codes-page.tsx')).CodesPage }));
const EntriesPage = lazy(async () => ({
  default: (await import('./entries-page.tsx')).EntriesPage,
}));
const GivePage = lazy(async () => ({ default: (await import('./give-page.tsx')).GivePage }));
const PremiumsPage = lazy(async () => ({
  default: (await import('./premiums-page.tsx')).PremiumsPage,
}));
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));

/** All of it needs to know who one is; who is not known signs in and stays where he was going. */
export function OwnPages() {
  const { data } = useSession();
  const { pathname } = useLocation();
  const self = data?.signed?.person ?? null;
  useEffect(() => {
    // Somebody else signed in at this window: the child of before is not his.
    if (self !== null && ward !== null && ward.guardian !== self) becomeWard(null);
  }, [self]);
  const known = data === undefined || data.signed?.person != null;
  return (
    <OwnLayout signed={data?.signed?.person != null}>
      <PageBoundary at={pathname}>
        <Suspense fallback={<Bars />}>
          {known ? (
            <Routes>
              <Route path="/" element={<OwnHomePage />} />
              <Route path="/bills" element={<BillsPage />} />
              <Route path="/bills/:id" element={<BillPage />} />
              <Route path="/year" element={<YearPage />} />
              <Route path="/estimate" element={<EstimatePage />} />
              <Route path="/family" element={<FamilyPage />} />
              <Route path="/codes" element={<CodesPage />} />
              <Route path="/entries" element={<EntriesPage />} />
              <Route path="/give" element={<GivePage />} />
              <Route path="/premiums" element={<PremiumsPage />} />
              <Route path="/coverage" element={<CoveragePage />} />
              <Route path="/me" element={<MePage />} />
              <Route path="/matters" element={<MinePage />} />
              <Route path="/start" element={<StartPage />} />
              <Route path="/notices" element={<NoticesPage />} />
              <Route path="/drafts/:draft" element={<OwnDraftPage />} />
              <Route path="/cases/:id" element={<OwnCasePage />} />
              <Route path="/certificates/:id" element={<OwnCertificatePage />} />
              <Route path="*" element={<OwnHomePage />} />
            </Routes>
          ) : (
            <SignInPage />
          )}
        </Suspense>
      </PageBoundary>
    </OwnLayout>
  );
}
