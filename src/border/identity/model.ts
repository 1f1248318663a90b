import type { AreaCode, Id, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Role } from '../../platform/http/route.ts';

/** Permanent: records say who made and who checked by it. */
export type AccountName = Id<'account'>;
export type PostingId = Id<'posting'>;
export type SessionId = Id<'session'>;

/** Where a posting holds; what is null does not bound it. */
export type Place = {
  readonly area: AreaCode | null;
  readonly county: string | null;
  readonly provider: ProviderId | null;
  /** A counter of the agency, by its path; absent: none. */
  readonly office?: string | null;
  /** The same person among the insured of the area, where that is known: nobody decides on his own matter. */
  readonly ownPerson?: PersonId | null;
};

export type Posting = Place & {
  readonly id: PostingId;
  readonly account: AccountName;
  readonly role: Role;
};

export type Account = {
  readonly name: AccountName;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
  /** Sealed; null: no second factor yet. */
  readonly factorSecret: string | null;
  readonly providerClaim: string | null;
  readonly demonstration: boolean;
  readonly blockedAt: string | null;
};

export const METHODS = ['password', 'provider', 'demonstration', 'credential'] as const;
export type Method = (typeof METHODS)[number];

export type Session = {
  readonly id: SessionId;
  readonly method: Method;
  readonly account: AccountName | null;
  readonly posting: PostingId | null;
  readonly person: PersonId | null;
  readonly area: AreaCode | null;
  readonly startedMs: number;
  readonly usedMs: number;
  readonly endsMs: number;
  /** When the second factor was shown. */
  readonly factorMs: number | null;
  readonly offeredSecret: string | null;
  readonly endedAt: string | null;
};

/** What a browser's token leads to. */
export type Standing = {
  readonly session: Session;
  readonly account: Account | null;
  /** Null: none chosen, or it was taken away. */
  readonly posting: Posting | null;
};

export const EVENTS = [
  'signed-in',
  'password-accepted',
  'refused',
  'signed-out',
  'sessions-ended',
  'posting-chosen',
  'password-changed',
  'factor-set',
  'recovery-code-used',
  'recovery-codes-made',
  'provider-bound',
  'account-made',
  'account-blocked',
  'account-unblocked',
  'account-reset',
  'posting-given',
  'posting-ended',
  'key-refused',
  'gateway-refused',
] as const;
export type EventName = (typeof EVENTS)[number];

export type Event = {
  readonly event: EventName;
  readonly account: AccountName | null;
  readonly person: PersonId | null;
  readonly area: AreaCode | null;
  /** Who did it, where that is somebody else. */
  readonly actor: string | null;
  /** Code of the refusal, or what was given. */
  readonly reason: string | null;
  readonly address: string;
  readonly agent: string;
};
