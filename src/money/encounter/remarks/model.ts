import type { Id, PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';

/** A note on a line of charges, made after it was sent; it changes no amount. */
export type ChargeRemark = {
  readonly line: string;
  /** The item that the sender believes the line to be. */
  readonly code: string;
  /** Empty: none any more. */
  readonly remark: string;
};

export type MarkId = Id<'mark'>;

/** 就医特殊属性: what an area wants marked of a visit or stay, in codes that the area sets. */
export type VisitMark = {
  readonly id: MarkId;
  readonly registration: RegistrationId;
  readonly kind: string;
  readonly mark: string;
  readonly remark: string;
  readonly operator: string;
};

export type ListedMark = VisitMark & {
  readonly person: PersonId;
  /** The sender's own number of the stay or visit. */
  readonly number: string;
};

/** Of the asking provider; null: any. */
export type MarkSearch = {
  readonly provider: ProviderId;
  readonly id: MarkId | null;
  readonly registration: RegistrationId | null;
  readonly person: PersonId | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly kind: string | null;
  readonly mark: string | null;
  readonly limit: number;
  readonly offset: number;
};
