import { Type } from 'typebox';
import type { SharedCall, SharedRoute } from '../../platform/http/shared-route.ts';
import { sharedRoute } from '../../platform/http/shared-route.ts';
import type { IdentityDeps } from './deps.ts';
import { findSession, sessionFor } from './find-session.ts';
import type { Account, PostingId, SessionId, Standing } from './model.ts';
import {
  changePassword,
  confirmFactor,
  endOwnSessions,
  makeRecoveryCodes,
  offerFactor,
  signOut,
  takePosting,
} from './own-account.ts';
import { keepToken } from './sign-in-routes.ts';
import { IDLE_MS, type StageAction } from './stage.ts';
import { countRecoveryCodes } from './store/accounts.ts';
import { listSessions } from './store/sessions.ts';
import { FactorView, OwnAccountView, RecoveryView, StepView } from './view.ts';

const Secret = Type.String({ minLength: 1, maxLength: 200 });
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Done = Type.Object({ done: Type.Boolean() });
const Ended = Type.Object({ ended: Type.Integer() });
const ISSUER = '医靠 Yikao';

export function accountRoutes(deps: IdentityDeps): SharedRoute[] {
  return [...sessionRows(deps), showRow(deps), passwordRow(deps), ...factorRows(deps)];
}

type Calling = Pick<SharedCall<never, never, never>, 'token' | 'origin'>;

async function own(deps: IdentityDeps, { token, origin }: Calling, action: StageAction) {
  const { standing } = await sessionFor(deps, token, action);
  return { standing, from: origin };
}

function sessionRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'POST',
      path: '/session/end',
      needs: 'session',
      summary: 'Signs out of this browser',
      answer: Done,
      async handle(call) {
        await signOut(deps, await own(deps, call, 'sign-out'));
        keepToken(call, null);
        return { done: true };
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/session/posting',
      needs: 'session',
      summary: 'Works in another of the own postings from now on',
      body: Type.Object({ posting: Id }),
      answer: Done,
      async handle(call) {
        const posting = call.body.posting as PostingId;
        await takePosting(deps, { ...(await own(deps, call, 'choose-posting')), posting });
        return { done: true };
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/account/sessions/end-all',
      needs: 'session',
      summary: 'Signs out everywhere, this browser included',
      answer: Ended,
      async handle(call) {
        const mine = await own(deps, call, 'end-sessions');
        const ended = await endOwnSessions(deps, { ...mine, only: null });
        keepToken(call, null);
        return { ended };
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/account/sessions/:id/end',
      needs: 'session',
      summary: 'Signs out one other browser of this account',
      params: Type.Object({ id: Id }),
      answer: Ended,
      async handle(call) {
        const mine = await own(deps, call, 'end-sessions');
        return {
          ended: await endOwnSessions(deps, { ...mine, only: call.params.id as SessionId }),
        };
      },
    }),
  ];
}

function showRow(deps: IdentityDeps): SharedRoute {
  return sharedRoute({
    method: 'GET',
    path: '/account',
    needs: 'session',
    summary: 'The own account: second factor, recovery codes left, browsers that are signed in',
    answer: OwnAccountView,
    async handle(call) {
      const { standing } = await own(deps, call, 'see-account');
      return accountView(deps, standing);
    },
  });
}

async function accountView(deps: IdentityDeps, { session, account }: Standing) {
  const { name, displayName, passwordHash, factorSecret } = account as Account;
  const { sql } = deps.database();
  const now = deps.clock.now().toISOString();
  const rows = await listSessions(sql, name, { now, idleSeconds: IDLE_MS / 1000 });
  return {
    name,
    displayName,
    method: session.method,
    hasPassword: passwordHash !== null,
    hasFactor: factorSecret !== null,
    recoveryCodesLeft: await countRecoveryCodes(sql, name),
    sessions: rows.map((row) => ({ ...row, current: row.id === session.id })),
  };
}

function passwordRow(deps: IdentityDeps): SharedRoute {
  return sharedRoute({
    method: 'POST',
    path: '/account/password',
    needs: 'session',
    summary: 'Changes the own password; all other browsers of the account are signed out',
    body: Type.Object({ current: Secret, next: Secret }),
    answer: StepView,
    async handle(call) {
      await changePassword(deps, { ...(await own(deps, call, 'change-password')), ...call.body });
      return stageOfCall(deps, call.token);
    },
  });
}

async function stageOfCall(deps: IdentityDeps, token: string | null) {
  const found = token === null ? null : await findSession(deps, token);
  return { stage: found?.stage ?? ('ended' as const) };
}

function factorRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'POST',
      path: '/account/second-factor',
      needs: 'session',
      summary:
        'A new secret for the telephone; the one in use goes on until the new one is confirmed',
      body: Type.Object({ password: Type.Optional(Secret) }),
      answer: FactorView,
      async handle(call) {
        const mine = await own(deps, call, 'offer-factor');
        return offerFactor(deps, { ...mine, password: call.body.password ?? '', issuer: ISSUER });
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/account/second-factor/confirm',
      needs: 'session',
      summary: 'The first code of the new secret; the answer holds the recovery codes',
      body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
      answer: RecoveryView,
      async handle(call) {
        const mine = await own(deps, call, 'confirm-factor');
        const { token, recoveryCodes } = await confirmFactor(deps, {
          ...mine,
          code: call.body.code,
        });
        keepToken(call, token);
        return { recoveryCodes };
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/account/recovery-codes',
      needs: 'session',
      summary: 'New recovery codes; those on the old paper are worth nothing',
      body: Type.Object({ password: Secret }),
      answer: RecoveryView,
      async handle(call) {
        const mine = await own(deps, call, 'make-recovery-codes');
        const { password } = call.body;
        return { recoveryCodes: await makeRecoveryCodes(deps, { ...mine, password }) };
      },
    }),
  ];
}
