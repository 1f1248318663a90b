import type { IncomingHttpHeaders } from 'node:http';
import type { Static, TSchema } from 'typebox';
import type { Caller, Permission } from './route.ts';
import type { Cookie } from './session-port.ts';

/** Where a call came from, for the audit and for lockout. */
export type Origin = { readonly address: string; readonly agent: string; readonly secure: boolean };

export type SharedCall<P extends TSchema, Q extends TSchema, B extends TSchema> = {
  /** Who calls; null where the row needs no permission. */
  readonly caller: Caller | null;
  /** The browser's session token, whatever became of it. */
  readonly token: string | null;
  readonly origin: Origin;
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly params: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
  readonly setCookie: (cookie: Cookie) => void;
  readonly redirect: (location: string) => void;
};

/** One row of what belongs to no area: signing in, one's own account, accounts of others. Path below `/api`. */
export type SharedRoute<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
> = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `nothing`: anybody. `session`: the row itself says what stage of signing in it needs. */
  readonly needs: 'nothing' | 'session' | Permission;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: TSchema;
  readonly handle: (call: SharedCall<P, Q, B>) => Promise<unknown>;
};

/** Keeps the schemas' types while the list of a context becomes a plain `SharedRoute[]`. */
export function sharedRoute<P extends TSchema, Q extends TSchema, B extends TSchema>(
  definition: SharedRoute<P, Q, B>,
): SharedRoute {
  return definition as unknown as SharedRoute;
}
