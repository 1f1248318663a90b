import { Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { cookieName } from '../../platform/http/session-port.ts';
import {
  type SharedCall,
  type SharedRoute,
  sharedRoute,
} from '../../platform/http/shared-route.ts';
import { enterDemonstration } from './demonstration-staff.ts';
import type { IdentityDeps } from './deps.ts';
import { NO_PROVIDER, PROVIDER_REFUSED } from './errors.ts';
import { findSession, sessionFor } from './find-session.ts';
import { enterCode, signIn } from './sign-in.ts';
import { signInByCredential } from './sign-in-by-credential.ts';
import { comeBack, setOut } from './sign-in-by-provider.ts';
import { findPostings, listDemonstrators } from './store/accounts.ts';
import { SessionView, StepView, signedView } from './view.ts';

const Name = Type.String({ minLength: 1, maxLength: 80 });
const Secret = Type.String({ minLength: 1, maxLength: 200 });
const Nothing = Type.Null();
/** A page of ours, and never another server's: `//elsewhere` and `\` are not paths. */
export const ReturnTo = Type.String({
  maxLength: 300,
  pattern: '^/[0-9]{6}(/[A-Za-z0-9_.?=&%-]+)*/?$',
});

type AnyCall = Pick<SharedCall<never, never, never>, 'origin' | 'setCookie'>;

/** The cookie lasts as long as the browser's window; when it ends the server says. */
export function keepToken({ origin, setCookie }: AnyCall, token: string | null): void {
  setCookie({ name: cookieName(origin.secure), value: token, secure: origin.secure });
}

export function signInRoutes(deps: IdentityDeps): SharedRoute[] {
  return [sessionRow(deps), ...passwordRows(deps), ...otherRows(deps), ...providerRows(deps)];
}

function sessionRow(deps: IdentityDeps): SharedRoute {
  return sharedRoute({
    method: 'GET',
    path: '/session',
    needs: 'nothing',
    summary: 'Who is signed in with this browser, and which ways there are to sign in',
    answer: SessionView,
    async handle({ token }) {
      const { sql } = deps.database();
      const found = token === null ? null : await findSession(deps, token);
      const name = found?.standing.session.account;
      const postings = name ? await findPostings(sql, [name]) : [];
      return {
        open: deps.open,
        provider: deps.provider?.name ?? null,
        demonstration: deps.open ? await listDemonstrators(sql) : [],
        signed: found && token !== null ? signedView({ token, ...found }, postings) : null,
      };
    },
  });
}

async function stageAfter(deps: IdentityDeps, token: string) {
  const found = await findSession(deps, token);
  return { stage: found?.stage ?? ('ended' as const) };
}

function passwordRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'POST',
      path: '/sign-in',
      needs: 'nothing',
      summary: 'Name and password of a member of staff; the answer says what comes next',
      body: Type.Object({ name: Name, password: Secret }),
      answer: StepView,
      async handle(call) {
        const token = await signIn(deps, { ...call.body, from: call.origin });
        keepToken(call, token);
        return stageAfter(deps, token);
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/sign-in/code',
      needs: 'session',
      summary: 'The second factor: a code of the telephone, or a recovery code',
      body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
      answer: StepView,
      async handle(call) {
        const { standing } = await sessionFor(deps, call.token, 'enter-code');
        const token = await enterCode(deps, { standing, code: call.body.code, from: call.origin });
        keepToken(call, token);
        return stageAfter(deps, token);
      },
    }),
  ];
}

function otherRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'POST',
      path: '/sign-in/credential',
      needs: 'nothing',
      summary: 'An insured person by card, e-voucher code or the token of one',
      body: Type.Object({
        area: Type.String({ pattern: '^[0-9]{6}$' }),
        type: Type.Enum(['card', 'code', 'voucher']),
        number: Type.String({ minLength: 1, maxLength: 200 }),
        cardSerial: Type.Optional(Type.String({ maxLength: 64 })),
      }),
      answer: StepView,
      async handle(call) {
        const { area, type, number, cardSerial = null } = call.body;
        const claim = { area: area as AreaCode, type, number, cardSerial, from: call.origin };
        const token = await signInByCredential(deps, claim);
        keepToken(call, token);
        return stageAfter(deps, token);
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/sign-in/demonstration',
      needs: 'nothing',
      summary: 'One of the invented members of staff, in the open demonstration only',
      body: Type.Object({ name: Name }),
      answer: StepView,
      async handle(call) {
        const token = await enterDemonstration(deps, { name: call.body.name, from: call.origin });
        keepToken(call, token);
        return stageAfter(deps, token);
      },
    }),
  ];
}

const FLOW_COOKIE = 'yikao-flow';

function providerRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'GET',
      path: '/sign-in/provider',
      needs: 'nothing',
      summary: 'Sends the browser to the identity provider',
      query: Type.Object({ to: ReturnTo }),
      answer: Nothing,
      async handle({ query, origin, setCookie, redirect }) {
        const { url, flow } = await setOut(deps, query.to);
        // The way back starts at another site, which a strict cookie would not survive.
        const { secure } = origin;
        setCookie({ name: FLOW_COOKIE, value: flow, secure, sameSite: 'Lax', seconds: 600 });
        redirect(url);
        return null;
      },
    }),
    sharedRoute({
      method: 'GET',
      path: '/sign-in/provider/callback',
      needs: 'nothing',
      summary: 'Where the identity provider sends the browser back to',
      query: Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })) }),
      answer: Nothing,
      async handle(call) {
        const flow = readFlow(call.headers.cookie);
        const { state = '' } = call.query;
        try {
          const back = { query: call.url, state, flow, from: call.origin };
          const { token, returnTo } = await comeBack(deps, back);
          keepToken(call, token);
          call.redirect(returnTo);
        } catch (error) {
          if (!(error instanceof Rejection) || error.kind === NO_PROVIDER) throw error;
          // A person stands before this, not a program: the page says it in words.
          call.redirect(`/sign-in?refused=${refusalOf(error)}`);
        }
        return null;
      },
    }),
  ];
}

/** Only what the page has words for. */
function refusalOf({ kind }: Rejection): string {
  return kind.code.startsWith('identity.') ? kind.code : PROVIDER_REFUSED.code;
}

function readFlow(header: string | undefined): string | null {
  return new RegExp(`(?:^|; )${FLOW_COOKIE}=([\\w-]{20,100})`).exec(header ?? '')?.[1] ?? null;
}
