export { confirmQuota, type QuotaHand, refuseQuota } from './answer-offer.ts';
export { changeGrant, type GrantChange, lockGrant } from './change-grant.ts';
export { checkRelation, mayGive, mayReceive } from './check-grant.ts';
export {
  type Ending,
  endGrant,
  endGrantIn,
  endGrantsOf,
  endLapsedGrants,
} from './end-grants.ts';
export {
  ABOVE_AVAILABLE,
  GIVER_NOT_INSURED,
  KEY_REUSED,
  NO_ACCOUNT,
  NOT_POSITIVE,
  PERIOD_EMPTY,
  RECEIVER_NOT_FOUND,
  SAME_AREA,
  SAME_PERSON,
  UNKNOWN_GRANT,
  USE_NOT_ALLOWED,
} from './errors.ts';
export {
  type Granted,
  grantIn,
  grantMutualAid,
  tryGrant,
  type Writing,
} from './grant-mutual-aid.ts';
export {
  type ClosedQuota,
  closeLapsedQuotas,
  closeQuota,
  takeOffer,
} from './keep-quota.ts';
export {
  type Account,
  type EndReason,
  type Grant,
  type GrantId,
  type Hand,
  type NewGrant,
  type Offer,
  OPPOSITE,
  type Quota,
  RELATIONS,
  type Relation,
  WALLET_USES,
  type WalletGrant,
  type WalletUse,
} from './model.ts';
export {
  availableOf,
  holdQuota,
  type Purse,
  releaseQuota,
  returnUse,
  type Shared,
  spendOwn,
  takeFromQuota,
} from './move-held.ts';
export { type Credit, creditBalance, findAccounts, lockAccount } from './store/accounts.ts';
export { findGiven, findGrant, findGrants, findRelationsTo, moveQuota } from './store/grants.ts';
export {
  acknowledgeUses,
  findQuotas,
  findQuotasById,
  findUntoldEnds,
  findUsesOfMonth,
  findWaitingUses,
  insertUse,
  lockQuota,
  type MonthUse,
  shutQuotasOf,
  spendQuota,
  type ToldUse,
} from './store/quotas.ts';
export {
  findLapsedWalletGrants,
  findLiveWalletGrants,
  findWalletGrant,
  findWalletGrantByKey,
  findWalletGrantsOf,
  type GrantState,
  insertWalletGrant,
  keepWalletGrant,
  lockWalletGrant,
  moveWalletGrant,
} from './store/wallet-grants.ts';
export { readWalletOwner, type WalletOwner, walletOwner } from './wallet-owner.ts';
