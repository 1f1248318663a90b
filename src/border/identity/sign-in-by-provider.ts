import { Rejection } from '../../kernel/rejection.ts';
import type { Identified, ProviderPort } from './ask-provider.ts';
import { type From, type IdentityDeps, note } from './deps.ts';
import { NO_PROVIDER, NOT_PREPARED, PROVIDER_REFUSED } from './errors.ts';
import type { Account } from './model.ts';
import { digest, newToken } from './secrets.ts';
import { openSession } from './sign-in.ts';
import { bindSubject, findAccount, findAccountByClaim, findSubject } from './store/accounts.ts';
import { insertFlow, takeFlow } from './store/flows.ts';

export const FLOW_SECONDS = 600;

/** Where the browser is sent, and what it has to bring back besides. */
export async function setOut(
  deps: IdentityDeps,
  returnTo: string,
): Promise<{ readonly url: string; readonly flow: string }> {
  const nonce = newToken(deps.random);
  const flow = newToken(deps.random);
  const { url, state, verifier } = await providerOf(deps).setOut(nonce);
  const kept = { stateHash: digest(state), flowHash: digest(flow), nonce, verifier, returnTo };
  const now = deps.clock.now().toISOString();
  await insertFlow(deps.database().sql, kept, { now, seconds: FLOW_SECONDS });
  return { url, flow };
}

export type Return = {
  readonly query: string;
  readonly state: string;
  /** What the browser kept; null: another browser than the one that set out. */
  readonly flow: string | null;
  readonly from: From;
};

/** The person is who the identity provider says, and works here only if an account was prepared. */
export async function comeBack(
  deps: IdentityDeps,
  { query, state, flow, from }: Return,
): Promise<{ readonly token: string; readonly returnTo: string }> {
  const refused = { event: 'refused' as const };
  try {
    const provider = providerOf(deps);
    const now = deps.clock.now().toISOString();
    const hashes = { stateHash: digest(state), flowHash: digest(flow ?? '') };
    const kept = await takeFlow(deps.database().sql, { ...hashes, now });
    if (!kept) throw new Rejection(PROVIDER_REFUSED);
    const who = await provider.comeBack(query, { state, ...kept });
    const account = await accountOf(deps, who, from);
    const token = await openSession(deps, account, { method: 'provider', from });
    return { token, returnTo: kept.returnTo };
  } catch (error) {
    if (error instanceof Rejection) {
      const { account } = error.facts;
      const known = account ? { account: account as Account['name'] } : {};
      await note(deps, deps.database().sql, from, {
        ...refused,
        ...known,
        reason: error.kind.code,
      });
    }
    throw error;
  }
}

/** Whoever was here before is known by subject; a first time by what the administrator entered. */
async function accountOf(
  deps: IdentityDeps,
  { issuer, subject, claim }: Identified,
  from: From,
): Promise<Account> {
  const now = deps.clock.now().toISOString();
  return deps.database().transaction(async (sql) => {
    const bound = await findSubject(sql, issuer, subject);
    const known = bound ? await findAccount(sql, bound) : null;
    if (known) return known;
    const prepared = claim === null ? null : await findAccountByClaim(sql, claim);
    if (!prepared) throw new Rejection(NOT_PREPARED);
    const fresh = { id: deps.ids.next(), issuer, subject, account: prepared.name, now };
    // The account is another subject's already: two people never share one.
    if (!(await bindSubject(sql, fresh))) throw new Rejection(NOT_PREPARED);
    await note(deps, sql, from, { event: 'provider-bound', account: prepared.name });
    return prepared;
  });
}

function providerOf({ provider }: IdentityDeps): ProviderPort {
  if (!provider) throw new Rejection(NO_PROVIDER);
  return provider;
}
