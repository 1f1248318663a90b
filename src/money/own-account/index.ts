export type { AreaPort, RemoteArea } from './area-port.ts';
export { buildClearing } from './build-clearing.ts';
export { clearMonth, clearMonths } from './clear-month.ts';
export { computeCredit } from './compute-credit.ts';
export { creditInterest, creditMonth, periodsToCredit } from './credit-accounts.ts';
export { type Drawing, newbornDaysOf, type OwnAccountDeps } from './deps.ts';
export { drawPremium } from './draw-premium.ts';
export { endSharing, endUnborne, endWallet } from './end-wallet.ts';
export { NOTHING_LEFT } from './errors.ts';
export { grantWallet, type WalletRequest } from './grant-wallet.ts';
export { type LocalAreas, localAreas } from './local-areas.ts';
export type { Act, Clearing, PremiumDraw, PremiumPayer } from './model.ts';
export {
  receiveBalance,
  sendBalance,
  type Withdrawal,
  withdrawAccount,
} from './move-balance.ts';
export type { MovedView, RunView, WalletUseView } from './office-routes.ts';
export { type DrawReturn, returnDraw } from './return-draw.ts';
export { reverseCredit } from './reverse-credit.ts';
export { type AccountReads, ownAccountRoutes } from './routes.ts';
export { insertBase as recordBase } from './store/credits.ts';
export { endLapsed, syncWallets } from './sync-wallets.ts';
export type { EntryView } from './view.ts';
export { AccountView, accountView, type ClearingView } from './view.ts';
