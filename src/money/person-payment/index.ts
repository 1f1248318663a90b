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
export type { OwedView } from './owed-routes.ts';
export { recordPayment } from './record-payment.ts';
export { type RecoveryRequest, recover } from './recover.ts';
export { personPaymentRoutes } from './routes.ts';
export {
  findByCase as findPaymentsOfCase,
  findByKey as findPaymentOf,
  lockOwed,
} from './store/payment.ts';
export { takeBack } from './take-back.ts';
export { partsOwed } from './take-from-parts.ts';
export type {
  BatchSummary,
  BatchView,
  PaymentSummary,
  PaymentView,
  PersonOrderView,
  RecoveryDetail,
  RecoveryView,
} from './view.ts';
