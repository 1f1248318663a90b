export { balancesOf, buildJournal, type Movement } from './build-journal.ts';
export { closeDays } from './close-day.ts';
export { type CreditRequest, creditAccount } from './credit-account.ts';
export {
  type Account,
  accounts,
  type PayableFund,
  readPayable,
  type Transfer,
} from './model.ts';
export { lockPosting, postJournal } from './post-journal.ts';
export { type AccountBalance, findBalances, findLastClosedDay } from './store.ts';
