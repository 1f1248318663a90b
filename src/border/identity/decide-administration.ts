import { Rejection } from '../../kernel/rejection.ts';
import { checkPlace, PERMISSIONS } from '../../platform/access.ts';
import type { Caller, Role } from '../../platform/http/route.ts';
import { type AccountAction, accountState, actionsIn } from './account-actions.ts';
import { BAD_NAME, BAD_ROLE, NOT_IN_STATE, NOT_YOURS, OWN_ACCOUNT } from './errors.ts';
import type { Account, AccountName, Place, Posting } from './model.ts';

/** Where an administrator administers; the command line and the open demonstration: everywhere. */
export type Administrator = Pick<Caller, 'id' | 'area'>;

/** `demo` is nobody's posting, and insured people have no account. */
const NOT_GIVEN: readonly string[] = ['demo', 'insured'];

export function roleOf(text: string): Role {
  if (Object.hasOwn(PERMISSIONS, text) && !NOT_GIVEN.includes(text)) return text as Role;
  const roles = Object.keys(PERMISSIONS).filter((role) => !NOT_GIVEN.includes(role));
  throw new Rejection(BAD_ROLE, { role: text, roles: roles.join(', ') });
}

export function nameOf(text: string): AccountName {
  const name = text.trim().toLowerCase();
  if (/^[a-z][a-z0-9._-]{2,39}$/.test(name)) return name as AccountName;
  throw new Rejection(BAD_NAME, { name: text.slice(0, 40) });
}

/** The posting must bound its role, and lie within what the administrator has. */
export function checkGift(by: Administrator, role: Role, place: Place): void {
  checkPlace(role, place);
  if (by.area !== null && place.area !== by.area) throw new Rejection(NOT_YOURS);
}

export type Target = { readonly account: Account; readonly postings: readonly Posting[] };

/** Of an area's administrator only accounts that work in that area alone: others are somebody else's too. */
export function checkAdministration(
  by: Administrator,
  { account, postings }: Target,
  action: AccountAction,
): void {
  if (by.id === account.name) throw new Rejection(OWN_ACCOUNT);
  const elsewhere = postings.some(({ area }) => area !== by.area);
  if (by.area !== null && (elsewhere || postings.length === 0)) throw new Rejection(NOT_YOURS);
  const state = accountState(account);
  if (!actionsIn(state).includes(action)) {
    throw new Rejection(NOT_IN_STATE, { account: account.name });
  }
}
