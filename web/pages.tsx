import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { useMay } from './account/session.ts';
import { WhoIsHere } from './account/who-is-here.tsx';
import { PageLayout } from './kit/layout.tsx';

const HomePage = lazy(async () => ({ default: (await import('./home-page.tsx')).HomePage }));
const DeskPage = lazy(async () => ({
  default: (await import('./provider/desk-page.tsx')).DeskPage,
}));
const EncounterPage = lazy(async () => ({
  default: (await import('./provider/encounter-page.tsx')).EncounterPage,
}));
const PersonPage = lazy(async () => ({
  default: (await import('./provider/person-page.tsx')).PersonPage,
}));
const SettlementPage = lazy(async () => ({
  default: (await import('./provider/settlement-page.tsx')).SettlementPage,
}));
const SlipPage = lazy(async () => ({
  default: (await import('./provider/slip-page.tsx')).SlipPage,
}));
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
const JobsPage = lazy(async () => ({ default: (await import('./office/jobs-page.tsx')).JobsPage }));
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
const CashierPage = lazy(async () => ({
  default: (await import('./provider/cashier/cashier-page.tsx')).CashierPage,
}));
const PapersPage = lazy(async () => ({
  default: (await import('./provider/cashier/papers-page.tsx')).PapersPage,
}));
const ReconciliationPage = lazy(async () => ({
  default: (await import('./provider/finance/reconciliation-page.tsx')).ReconciliationPage,
}));
const OneSidedPage = lazy(async () => ({
  default: (await import('./provider/finance/one-sided-page.tsx')).OneSidedPage,
}));
const MessagesPage = lazy(async () => ({
  default: (await import('./provider/finance/messages-page.tsx')).MessagesPage,
}));
const QueuePage = lazy(async () => ({
  default: (await import('./provider/doctor/queue-page.tsx')).QueuePage,
}));
const VisitPage = lazy(async () => ({
  default: (await import('./provider/doctor/visit-page.tsx')).VisitPage,
}));
const PrescribePage = lazy(async () => ({
  default: (await import('./provider/doctor/prescribe-page.tsx')).PrescribePage,
}));
const PrescriptionPage = lazy(async () => ({
  default: (await import('./provider/doctor/prescription-page.tsx')).PrescriptionPage,
}));
const WardPage = lazy(async () => ({
  default: (await import('./provider/ward/ward-page.tsx')).WardPage,
}));
const StayPage = lazy(async () => ({
  default: (await import('./provider/ward/stay-page.tsx')).StayPage,
}));
const FeeListPage = lazy(async () => ({
  default: (await import('./provider/ward/fee-list-page.tsx')).FeeListPage,
}));
const PersonPaymentsPage = lazy(async () => ({
  default: (await import('./office/person-payments-page.tsx')).PersonPaymentsPage,
}));
const PaymentOrdersPage = lazy(async () => ({
  default: (await import('./office/payment-orders-page.tsx')).PaymentOrdersPage,
}));
const TakePage = lazy(async () => ({
  default: (await import('./office/window/take-page.tsx')).TakePage,
}));
const WindowDraftPage = lazy(async () => ({
  default: (await import('./office/window/draft-page.tsx')).WindowDraftPage,
}));
const BatchListPage = lazy(async () => ({
  default: (await import('./office/window/batch-list-page.tsx')).BatchListPage,
}));
const BatchPage = lazy(async () => ({
  default: (await import('./office/window/batch-page.tsx')).BatchPage,
}));
const SupervisionPage = lazy(async () => ({
  default: (await import('./office/supervision/supervision-page.tsx')).SupervisionPage,
}));
const TracePage = lazy(async () => ({
  default: (await import('./office/supervision/trace-page.tsx')).TracePage,
}));
const CaseQueuePage = lazy(async () => ({
  default: (await import('./office/window/queue-page.tsx')).CaseQueuePage,
}));
const TransfersPage = lazy(async () => ({
  default: (await import('./office/transfers/transfers-page.tsx')).TransfersPage,
}));
const CasePage = lazy(async () => ({
  default: (await import('./office/window/case-page.tsx')).CasePage,
}));
const ReceiptPage = lazy(async () => ({
  default: (await import('./office/window/receipt-page.tsx')).ReceiptPage,
}));
const CertificatePage = lazy(async () => ({
  default: (await import('./office/certificate-page.tsx')).CertificatePage,
}));
const FindPage = lazy(async () => ({
  default: (await import('./office/window/find-page.tsx')).FindPage,
}));
const StationPage = lazy(async () => ({
  default: (await import('./station/station-page.tsx')).StationPage,
}));
const StationWhoPage = lazy(async () => ({
  default: (await import('./station/station-who-page.tsx')).StationWhoPage,
}));
const StationDraftPage = lazy(async () => ({
  default: (await import('./station/station-draft-page.tsx')).StationDraftPage,
}));

const PremiumsPage = lazy(async () => ({
  default: (await import('./office/premiums/premiums-page.tsx')).PremiumsPage,
}));
const AskPremiumPage = lazy(async () => ({
  default: (await import('./office/premiums/ask-page.tsx')).AskPremiumPage,
}));
const NewbornPage = lazy(async () => ({
  default: (await import('./office/premiums/newborn-page.tsx')).NewbornPage,
}));
const PremiumOrderPage = lazy(async () => ({
  default: (await import('./office/premiums/order-page.tsx')).PremiumOrderPage,
}));
const PremiumListsPage = lazy(async () => ({
  default: (await import('./office/premiums/lists-page.tsx')).PremiumListsPage,
}));
const PremiumListPage = lazy(async () => ({
  default: (await import('./office/premiums/list-page.tsx')).PremiumListPage,
}));
const UnitsPage = lazy(async () => ({
  default: (await import('./office/premiums/units-page.tsx')).UnitsPage,
}));
const UnitPage = lazy(async () => ({
  default: (await import('./office/premiums/unit-page.tsx')).UnitPage,
}));
const TwicePage = lazy(async () => ({
  default: (await import('./office/premiums/twice-page.tsx')).TwicePage,
}));
const FindHouseholdPage = lazy(async () => ({
  default: (await import('./office/household/find-household-page.tsx')).FindHouseholdPage,
}));
const HouseholdPage = lazy(async () => ({
  default: (await import('./office/household/household-page.tsx')).HouseholdPage,
}));
const AccountsPage = lazy(async () => ({
  default: (await import('./office/accounts/accounts-page.tsx')).AccountsPage,
}));
const OwnAccountPage = lazy(async () => ({
  default: (await import('./office/accounts/account-page.tsx')).OwnAccountPage,
}));
const WalletsPage = lazy(async () => ({
  default: (await import('./office/accounts/wallets-page.tsx')).WalletsPage,
}));
const FeedsPage = lazy(async () => ({
  default: (await import('./office/feeds/feeds-page.tsx')).FeedsPage,
}));
const FeedPage = lazy(async () => ({
  default: (await import('./office/feeds/feed-page.tsx')).FeedPage,
}));
const TiltPage = lazy(async () => ({
  default: (await import('./office/care/tilt-page.tsx')).TiltPage,
}));
const TiltRunPage = lazy(async () => ({
  default: (await import('./office/care/tilt-run-page.tsx')).TiltRunPage,
}));
const BurdenPage = lazy(async () => ({
  default: (await import('./office/care/burden-page.tsx')).BurdenPage,
}));

const SignInPage = lazy(async () => ({
  default: (await import('./account/sign-in-page.tsx')).SignInPage,
}));
const AccountPage = lazy(async () => ({
  default: (await import('./account/account-page.tsx')).AccountPage,
}));
const StaffPage = lazy(async () => ({
  default: (await import('./account/staff-page.tsx')).StaffPage,
}));
const LostPage = lazy(async () => ({ default: (await import('./lost-page.tsx')).LostPage }));

/** Enrolment, own accounts, special groups and what moves between areas. */
const INSURANCE = (
  <>
    <Route path="/premiums" element={<PremiumsPage />} />
    <Route path="/premiums/new/:person" element={<AskPremiumPage />} />
    <Route path="/premiums/newborns" element={<NewbornPage />} />
    <Route path="/premiums/orders/:id" element={<PremiumOrderPage />} />
    <Route path="/premiums/lists" element={<PremiumListsPage />} />
    <Route path="/premiums/lists/:id" element={<PremiumListPage />} />
    <Route path="/premiums/units" element={<UnitsPage />} />
    <Route path="/premiums/units/:unit" element={<UnitPage />} />
    <Route path="/premiums/twice" element={<TwicePage />} />
    <Route path="/households" element={<FindHouseholdPage />} />
    <Route path="/households/:person" element={<HouseholdPage />} />
    <Route path="/accounts" element={<AccountsPage />} />
    <Route path="/accounts/persons/:person" element={<OwnAccountPage />} />
    <Route path="/wallets" element={<WalletsPage />} />
    <Route path="/groups/feeds" element={<FeedsPage />} />
    <Route path="/groups/feeds/:id" element={<FeedPage />} />
    <Route path="/groups/tilt" element={<TiltPage />} />
    <Route path="/groups/tilt/:run" element={<TiltRunPage />} />
    <Route path="/groups/burden" element={<BurdenPage />} />
    <Route path="/window/transfers" element={<TransfersPage />} />
  </>
);

export function Pages() {
  const may = useMay();
  return (
    <PageLayout who={<WhoIsHere />} may={may}>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/desk" element={<DeskPage />} />
          <Route path="/desk/cashier" element={<CashierPage />} />
          <Route path="/desk/cashier/papers/:id" element={<PapersPage />} />
          <Route path="/desk/persons/:id" element={<PersonPage />} />
          <Route path="/desk/encounters/:id" element={<EncounterPage />} />
          <Route path="/desk/ward" element={<WardPage />} />
          <Route path="/desk/ward/:id" element={<StayPage />} />
          <Route path="/desk/ward/:id/fees" element={<FeeListPage />} />
          <Route path="/settlements/:id" element={<SettlementPage />} />
          <Route path="/settlements/:id/slip" element={<SlipPage />} />
          <Route path="/policies" element={<PolicyListPage />} />
          <Route path="/policies/document" element={<PolicyPage />} />
          <Route path="/policies/diff" element={<DiffPage />} />
          <Route path="/policies/try" element={<TryPage />} />
          <Route path="/jobs" element={<JobsPage />} />
          <Route path="/proof" element={<ProofPage />} />
          <Route path="/desk/payments" element={<OwnPaymentsPage />} />
          <Route path="/desk/reconciliation" element={<ReconciliationPage />} />
          <Route path="/desk/one-sided" element={<OneSidedPage />} />
          <Route path="/desk/messages" element={<MessagesPage />} />
          <Route path="/desk/queue" element={<QueuePage />} />
          <Route path="/desk/visits/:id" element={<VisitPage />} />
          <Route path="/desk/prescribe/:person?" element={<PrescribePage />} />
          <Route path="/desk/prescriptions/:id" element={<PrescriptionPage />} />
          <Route path="/payments" element={<PaymentsPage />} />
          <Route path="/payments/persons" element={<PersonPaymentsPage />} />
          <Route path="/payments/orders" element={<PaymentOrdersPage />} />
          <Route path="/payments/periods/:id" element={<PaymentPeriodPage />} />
          <Route path="/payments/statements/:id" element={<PaymentStatementPage />} />
          <Route path="/window/take" element={<TakePage />} />
          <Route path="/window/take/:draft" element={<WindowDraftPage />} />
          <Route path="/window/queue" element={<CaseQueuePage />} />
          <Route path="/window/batches" element={<BatchListPage />} />
          <Route path="/window/batches/:id" element={<BatchPage />} />
          <Route path="/window/supervision" element={<SupervisionPage />} />
          <Route path="/window/trace" element={<TracePage />} />
          <Route path="/window/find" element={<FindPage />} />
          <Route path="/window/cases/:id" element={<CasePage />} />
          <Route path="/window/cases/:id/receipt" element={<ReceiptPage />} />
          <Route path="/window/certificates/:id" element={<CertificatePage />} />
          <Route path="/station" element={<StationPage />} />
          <Route path="/station/new/:matter" element={<StationWhoPage />} />
          <Route path="/station/take/:draft" element={<StationDraftPage />} />
          {INSURANCE}
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/staff" element={<StaffPage />} />
          <Route path="*" element={<LostPage />} />
        </Routes>
      </Suspense>
    </PageLayout>
  );
}
