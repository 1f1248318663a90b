export { type Bank, type BankAnswer, type Instruction, instructionOf, OUTCOMES } from './bank.ts';
export { FILE_FORMATS, type FileFormat, readBankAnswers, writeBankFile } from './bank-file.ts';
export type { KeyedAnswer } from './book-answers.ts';
export type { PaymentDeps } from './close-period.ts';
export { decideAnswer } from './decide-answer.ts';
export { refuseMove } from './decide-move.ts';
export { CONTRADICTION, NO_BANK, UNKNOWN_FILE, UNKNOWN_ORDER } from './errors.ts';
export {
  FUNDS,
  ORDER_STATES,
  type OrderEvent,
  type OrderId,
  type OrderState,
} from './model.ts';
export { isAlive, ORDER_ACTIONS, type OrderAction } from './order-actions.ts';
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
export { accountView } from './view.ts';
