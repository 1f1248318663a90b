import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { ChargeLine, Split } from '../../rules/catalogue/index.ts';
import type { Filing, Scheme, VisitKind } from '../../rules/policy/index.ts';

/** Kinds that have a bed and end with a discharge. */
export function isStayKind(kind: string): boolean {
  return kind === 'inpatient' || kind === 'disease-quota';
}

export const FILINGS = [
  'long-term',
  'referral',
  'emergency',
  'temporary',
  'none',
] as const satisfies readonly Filing[];

/** Someone else is responsible for the costs; no fund pays then. */
export const OTHER_PAYERS = ['third-party', 'work-injury', 'public-health', 'overseas'] as const;
export type OtherPayer = (typeof OTHER_PAYERS)[number];

export const REFERRALS = ['none', 'up', 'down'] as const;
export type Referral = (typeof REFERRALS)[number];

/** The charges of one day as the catalogue split them. */
export type DayBill = Split & {
  readonly day: Day;
  /** The part of `inScope` that is for centrally procured products. */
  readonly procured: Money;
  /** The part of `fullSelfPay` that nobody approved; absent: none. */
  readonly unapproved?: Money;
};

/** Drugs bought at a pharmacy: on a hospital's prescription, or not. */
export const PURCHASES = ['prescribed', 'unprescribed'] as const;
export type PurchaseKind = (typeof PURCHASES)[number];

export type Encounter = {
  readonly id: EncounterId;
  readonly personId: PersonId;
  readonly providerId: ProviderId;
  readonly kind: VisitKind;
  readonly disease: string | null;
  /** When the sender insists on one. */
  readonly scheme: Scheme | null;
  readonly startedOn: Day;
  /** Null: not discharged yet. A visit that is no stay ends on the day it starts unless stated. */
  readonly endedOn: Day | null;
  readonly outOfArea: boolean;
  readonly filing: Filing;
  readonly otherPayer: OtherPayer | null;
  readonly referral: Referral;
  readonly referredFrom: EncounterId | null;
  /** Absent or null: care at a provider. */
  readonly purchase?: PurchaseKind | null;
  /** The case by which the person claims a bill that he paid himself; absent or null: its hospital settles it. */
  readonly claim?: string | null;
  /** Sum of all uploads by day, in order of day. */
  readonly bill: readonly DayBill[];
  readonly billTotal: Money;
  /** Lines that were not taken back. */
  readonly chargeCount: number;
  /** Raised by one with every change of charges or dates. */
  readonly revision: number;
  /** The live settlement; null while unsettled or after a reversal. */
  readonly settlementId: SettlementId | null;
};

/** As a provider sends it: kind and days are not yet trusted. */
export type OpenRequest = {
  /** The sender's own id of the encounter; null: one is given. */
  readonly id: string | null;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: string;
  readonly disease: string | null;
  readonly scheme: Scheme | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly outOfArea: boolean;
  readonly filing: Filing;
  readonly otherPayer: OtherPayer | null;
  readonly referral: Referral;
  readonly referredFrom: EncounterId | null;
};

/** A charge line whose day is not yet trusted. */
export type StatedLine = Omit<ChargeLine, 'day'> & { readonly day: string };

/** One upload as it is kept: priced on arrival and never changed. */
export type Upload = {
  /** JSON document of the priced lines. */
  readonly lines: string;
  /** SHA-256 of `lines`. */
  readonly hash: string;
  readonly lineCount: number;
  readonly total: Money;
  /** The upload that this one takes back. */
  readonly voids: number | null;
};

export type StoredUpload = Upload & { readonly seq: number; readonly uploadedAt: string };

/** What tells uploads apart without reading their lines. */
export type UploadHead = Pick<StoredUpload, 'seq' | 'voids' | 'hash'>;

/** What an upload makes of the encounter. */
export type ChargedBill = Pick<Encounter, 'bill' | 'billTotal' | 'chargeCount'>;
