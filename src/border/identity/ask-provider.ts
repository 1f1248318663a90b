import * as oidc from 'openid-client';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import { PROVIDER_REFUSED } from './errors.ts';

/** A government's identity provider, as the environment names it. */
export type ProviderSettings = {
  readonly issuer: string;
  readonly client: string;
  readonly secret: string;
  /** What the button says. */
  readonly name: string;
  /** The claim that is compared with what the administrator entered. */
  readonly claim: string;
  /** Where the browser comes back to: `https://…/api/sign-in/provider/callback`. */
  readonly callback: string;
};

export type SetOut = { readonly url: string; readonly state: string; readonly verifier: string };

export type Identified = {
  readonly issuer: string;
  readonly subject: string;
  readonly claim: string | null;
};

export type ProviderPort = {
  readonly name: string;
  readonly setOut: (nonce: string) => Promise<SetOut>;
  /** Changes the code for who it is; state, nonce, PKCE, issuer, audience and signature are checked. */
  readonly comeBack: (query: string, expected: Expected) => Promise<Identified>;
};

export type Expected = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/;

/** Asked for its description when somebody first wants to sign in, so that a start does not wait for it. */
export function askProvider(settings: ProviderSettings): ProviderPort {
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw new Outage(`the identity provider cannot be reached: ${(error as Error).message}`);
    });
    return found;
  };
  return {
    name: settings.name,
    async setOut(nonce) {
      const provider = await configuration();
      const verifier = oidc.randomPKCECodeVerifier();
      const state = oidc.randomState();
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: settings.callback,
        scope: 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.href, state, verifier };
    },
    comeBack: async (query, expected) =>
      identify(settings, await configuration(), { query, expected }),
  };
}

type Return = { readonly query: string; readonly expected: Expected };

async function identify(
  settings: ProviderSettings,
  provider: oidc.Configuration,
  { query, expected }: Return,
): Promise<Identified> {
  const claims = await granted(settings, provider, { query, expected });
  const named = claims[settings.claim];
  return {
    issuer: claims.iss,
    subject: claims.sub,
    claim: typeof named === 'string' || typeof named === 'number' ? String(named) : null,
  };
}

async function granted(
  { callback }: ProviderSettings,
  provider: oidc.Configuration,
  { query, expected }: Return,
): Promise<oidc.IDToken> {
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(query, callback), {
      pkceCodeVerifier: expected.verifier,
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims) return claims;
  } catch (error) {
    // Fetch says TypeError for a line that broke; whatever else is an answer that is not acceptable.
    if (error instanceof TypeError) throw new Outage('the identity provider cannot be reached');
  }
  throw new Rejection(PROVIDER_REFUSED);
}

function discover({ issuer, client, secret }: ProviderSettings): Promise<oidc.Configuration> {
  const execute = LOOPBACK.test(`${issuer}/`) ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(new URL(issuer), client, secret, undefined, { execute });
}
