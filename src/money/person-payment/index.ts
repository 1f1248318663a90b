export { correctAccount, correctAccountOfCase } from './correct-account.ts';
export type { PersonPaymentDeps } from './deps.ts';
export type {
  BankAccount,
  BatchId,
  NewPayment,
  Part,
  Payment,
  PaymentId,
  PaymentMoved,
  PaymentState,
  Recovery,
} from './model.ts';
export { recordPayment } from './record-payment.ts';
export { type RecoveryRequest, recover } from './recover.ts';
export { personPaymentRoutes } from './routes.ts';
export { findByCase as findPaymentsOfCase } from './store/payment.ts';
export { takeFromParts } from './take-from-parts.ts';
export type {
  BatchSummary,
  BatchView,
  PaymentSummary,
  PaymentView,
  PersonOrderView,
  RecoveryDetail,
  RecoveryView,
} from './view.ts';
