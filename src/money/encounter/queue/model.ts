import type { EncounterId, PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Registration } from '../registration/model.ts';

/** Where a visit is on its way through a clinic, in that order. */
export const STATES = ['waiting', 'in-consultation', 'charged', 'settled', 'left'] as const;
export type QueueState = (typeof STATES)[number];

export const ACTIONS = ['call', 'wait', 'leave', 'return', 'cancel'] as const;
export type QueueAction = (typeof ACTIONS)[number];

/** What decides how far a visit is, beside its bills. */
export type Marks = { readonly calledAt: string | null; readonly leftAt: string | null };

/** A visit of a day with its place in the queue, whether it came by a page or by a hospital's own system. */
export type QueuedVisit = Registration & Marks & { readonly place: number };

export type VisitBill = {
  readonly registration: RegistrationId;
  readonly encounter: EncounterId;
  readonly total: Money;
  readonly chargeCount: number;
  readonly settlement: string | null;
};

/** What a page says when somebody comes. */
export type NewVisit = {
  readonly key: string;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: string;
  readonly disease: string | null;
  /** The person knows that no fund pays, and wants to be seen all the same. */
  readonly withoutInsurance: boolean;
  readonly particulars: Readonly<Record<string, string>>;
};
