import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import type { Scheme } from '../../../rules/policy/index.ts';

/** What a desk opens when somebody comes. Its bills are encounters: one of a stay, one a batch of a visit. */
export type Registration = {
  readonly id: RegistrationId;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly stay: boolean;
  /** When the sender insists on one. */
  readonly scheme: Scheme | null;
  /** As the sender codes it; empty until a visit is described. */
  readonly medicalType: string;
  /** Null until the visit is described: then it has no charges either. */
  readonly visitKind: string | null;
  readonly disease: string | null;
  /** The sender's own number of the stay or visit. */
  readonly number: string;
  readonly beganAt: Moment;
  readonly endedAt: Moment | null;
  /**
   * Doctor, department, bed …; of these, `filing`, `otherPayer`, `outOfArea` and `purchase` are read by the bill, and those that
   * `filings/` derives from what was filed.
   */
  readonly particulars: Readonly<Record<string, string>>;
  readonly cancelledAt: string | null;
  /** Raised by one with every change. */
  readonly revision: number;
};

export type NewRegistration = Omit<Registration, 'cancelledAt' | 'revision' | 'endedAt'>;

/** What may change; who it is and where stay as they are. */
export type RegistrationChange = Partial<
  Omit<Registration, 'id' | 'person' | 'provider' | 'stay' | 'cancelledAt' | 'revision'>
>;

/** As it is kept, with a number of its own. */
export type KeptDiagnosis = Diagnosis & { readonly id: bigint };

export type Diagnosis = {
  readonly order: number;
  readonly kind: string;
  readonly main: boolean;
  readonly code: string;
  readonly name: string;
  readonly valid: boolean;
  readonly phase: 'admission' | 'discharge' | 'visit';
  readonly doctor: string;
  readonly doctorName?: string;
  readonly department?: string;
  /** Of the person when admitted. */
  readonly condition?: string;
  readonly at: Moment | null;
};

/** A stay is one bill; of a visit each batch of charges is one. */
export type BillId = { readonly registration: RegistrationId; readonly batch: string | null };

/** Who asks, as a registration must name them. */
export type Asker = { readonly person: PersonId; readonly provider: ProviderId };
