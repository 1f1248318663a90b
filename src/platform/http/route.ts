import type { Static, TSchema } from 'typebox';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Upload } from './bytes.ts';

/** What a caller may be. `demo` exists only while the server listens on loopback without keys. */
export type Role =
  | 'desk'
  | 'doctor'
  | 'ward'
  | 'provider-finance'
  | 'office'
  | 'payment-maker'
  | 'payment-checker'
  | 'counter-clerk'
  | 'counter-reviewer'
  | 'counter-approver'
  | 'counter-chief'
  | 'inspector'
  | 'administrator'
  | 'insured'
  | 'demo';

/** What a route asks for. Which role holds which permission is one table in `access.ts`. */
export type Permission =
  | 'care.read'
  | 'care.write'
  | 'person.find'
  | 'person.read'
  | 'record.read'
  | 'message.read'
  | 'provider.read'
  | 'settlement.read'
  | 'settlement.write'
  | 'settlement.correct'
  | 'reconciliation.write'
  | 'prescription.write'
  | 'policy.read'
  | 'policy.publish'
  | 'proof.read'
  | 'credential.issue'
  | 'payment.read'
  | 'payment.make'
  | 'payment.check'
  | 'premium.read'
  | 'premium.write'
  | 'staff.read'
  | 'staff.manage'
  | 'matter.read'
  | 'matter.act'
  | 'matter.take'
  | 'matter.review'
  | 'matter.approve'
  | 'matter.lead'
  | 'matter.audit'
  | 'account.read'
  | 'account.write'
  | 'feed.read'
  | 'feed.write'
  | 'own.read'
  | 'own.write';

export type Caller = {
  /** Of a member of staff the account's name, which never changes; of an insured person the person's id. */
  readonly id: string;
  readonly role: Role;
  /** A desk works for one provider in one area; null: not bound. */
  readonly provider: ProviderId | null;
  readonly area: AreaCode | null;
  /** An agency of one county; absent: not bound. */
  readonly county?: string | null;
  /** A counter of the agency, by its way down from the prefecture; absent: none. See `permitOffice`. */
  readonly office?: string | null;
  /** The member of staff among the insured of the area, where known: nobody decides on his own matter. */
  readonly ownPerson?: PersonId | null;
  /** The insured person who signed in; absent: a member of staff or a machine. */
  readonly person?: PersonId | null;
};

export type Call<P extends TSchema, Q extends TSchema, B extends TSchema> = {
  readonly caller: Caller;
  readonly area: AreaCode;
  readonly params: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
  /** Of a row that takes a file. */
  readonly upload?: Upload;
};

/**
 * One row of the interface: path below `/api/areas/:area`, schemas, permission, call. The answer is
 * the 200 body; a Rejection becomes its status with `{ error: { code, facts, zh, en } }`.
 */
export type Route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
> = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: TSchema;
  /** Whose records the call opens, for the access log; null when nobody's. */
  readonly person:
    | ((call: Call<P, Q, B>, answer: unknown) => string | readonly string[] | null)
    | null;
  /** The body is a file, of so many bytes at the most; see `bytes.ts`. */
  readonly takesFile?: (area: AreaCode) => number;
  /** The answer is a file (`Download`). */
  readonly givesFile?: true;
  /** A page asks for this again by itself: the same person shown to the same reader is noted once an hour. */
  readonly refreshed?: true;
  readonly handle: (call: Call<P, Q, B>) => Promise<unknown>;
};

/** Keeps the schemas' types while the list of a context becomes a plain `Route[]`. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema>(
  definition: Route<P, Q, B>,
): Route {
  return definition as unknown as Route;
}
