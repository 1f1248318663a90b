export { type Bank, type BankAnswer, type Instruction, OUTCOMES } from './bank.ts';
export type { PaymentDeps } from './close-period.ts';
export type { OrderId } from './model.ts';
export { ORDER_ACTIONS } from './order-actions.ts';
export { paymentRoutes } from './routes.ts';
export type {
  DeductionView,
  OrderSummary,
  OrderView,
  OwnPayment,
  PeriodView,
  StatementSummary,
  StatementView,
} from './view.ts';
