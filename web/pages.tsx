import { Result } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, Route, Routes } from 'react-router';
import { HomePage } from './home-page.tsx';
import { useText } from './kit/language.tsx';
import { PageLayout } from './kit/layout.tsx';
import { kitWords } from './kit/words.ts';
import { DeskPage } from './provider/desk-page.tsx';
import { EncounterPage } from './provider/encounter-page.tsx';
import { PersonPage } from './provider/person-page.tsx';
import { SettlementPage } from './provider/settlement-page.tsx';
import { SlipPage } from './provider/slip-page.tsx';

const PolicyListPage = lazy(async () => ({
  default: (await import('./office/policy-list-page.tsx')).PolicyListPage,
}));
const PolicyPage = lazy(async () => ({
  default: (await import('./office/policy-page.tsx')).PolicyPage,
}));
const DiffPage = lazy(async () => ({
  default: (await import('./office/diff-page.tsx')).DiffPage,
}));
const TryPage = lazy(async () => ({ default: (await import('./office/try-page.tsx')).TryPage }));
const ProofPage = lazy(async () => ({
  default: (await import('./office/proof-page.tsx')).ProofPage,
}));
const PaymentsPage = lazy(async () => ({
  default: (await import('./office/payments-page.tsx')).PaymentsPage,
}));
const PaymentPeriodPage = lazy(async () => ({
  default: (await import('./office/payment-period-page.tsx')).PaymentPeriodPage,
}));
const PaymentStatementPage = lazy(async () => ({
  default: (await import('./office/payment-statement-page.tsx')).PaymentStatementPage,
}));
const OwnPaymentsPage = lazy(async () => ({
  default: (await import('./provider/own-payments-page.tsx')).OwnPaymentsPage,
}));
const PaymentOrdersPage = lazy(async () => ({
  default: (await import('./office/payment-orders-page.tsx')).PaymentOrdersPage,
}));

export function Pages() {
  return (
    <PageLayout>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/desk" element={<DeskPage />} />
          <Route path="/desk/persons/:id" element={<PersonPage />} />
          <Route path="/desk/encounters/:id" element={<EncounterPage />} />
          <Route path="/settlements/:id" element={<SettlementPage />} />
          <Route path="/settlements/:id/slip" element={<SlipPage />} />
          <Route path="/policies" element={<PolicyListPage />} />
          <Route path="/policies/document" element={<PolicyPage />} />
          <Route path="/policies/diff" element={<DiffPage />} />
          <Route path="/policies/try" element={<TryPage />} />
          <Route path="/proof" element={<ProofPage />} />
          <Route path="/desk/payments" element={<OwnPaymentsPage />} />
          <Route path="/payments" element={<PaymentsPage />} />
          <Route path="/payments/orders" element={<PaymentOrdersPage />} />
          <Route path="/payments/periods/:id" element={<PaymentPeriodPage />} />
          <Route path="/payments/statements/:id" element={<PaymentStatementPage />} />
          <Route path="*" element={<Lost />} />
        </Routes>
      </Suspense>
    </PageLayout>
  );
}

function Lost() {
  const t = useText(kitWords);
  return <Result status="404" title={t('notFound')} extra={<Link to="/">{t('toHome')}</Link>} />;
}
