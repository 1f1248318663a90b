export { NOT_POSITIVE } from './errors.ts';
export { grantIn, grantMutualAid, tryGrant } from './grant-mutual-aid.ts';
export { type Account, type Grant, type NewGrant, RELATIONS, type Relation } from './model.ts';
export { type Credit, creditBalance, findAccounts, findGrants } from './store.ts';
