import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';

/** 参保凭证, and the proof of who paid what. */
export const CERTIFICATE_KINDS = ['insurance', 'payment'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export type Holder = {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: string;
  readonly bornOn: Day;
};

/** Periods in order; `endsOn` is the first day on which the period no longer holds. */
export type InsuranceDocument = {
  readonly kind: 'insurance';
  readonly number: string;
  readonly area: string;
  readonly issuedOn: Day;
  readonly holder: Holder;
  readonly periods: readonly {
    readonly scheme: string;
    readonly standing: string;
    readonly retired: boolean;
    readonly startsOn: Day;
    readonly endsOn: Day | null;
  }[];
  /** Whole months in which the person was covered, up to the day of issue. */
  readonly months: { readonly employee: number; readonly resident: number };
  /** Of the own account; null: none. */
  readonly balance: string | null;
};

export type PaymentDocument = {
  readonly kind: 'payment';
  readonly number: string;
  readonly area: string;
  readonly issuedOn: Day;
  readonly holder: Holder;
  readonly from: Day;
  /** The last day that counts. */
  readonly to: Day;
  readonly rows: readonly {
    readonly day: Day;
    readonly provider: string;
    readonly kind: string;
    readonly total: string;
    readonly funds: string;
    readonly accounts: string;
    readonly cash: string;
  }[];
  readonly sums: {
    readonly total: string;
    readonly funds: string;
    readonly accounts: string;
    readonly cash: string;
  };
};

export type CertificateDocument = InsuranceDocument | PaymentDocument;

export type Certificate = {
  readonly id: string;
  readonly number: string;
  readonly kind: CertificateKind;
  readonly person: PersonId;
  /** In which it was asked for. */
  readonly case: string;
  readonly document: CertificateDocument;
  /** SHA-256 of the document's text. */
  readonly hash: string;
  readonly issuedOn: Day;
  readonly withdrawnAt: string | null;
};
