import type { ProviderId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Period } from '../../kernel/period.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';

/** Level and contract of a provider for a time. */
export type Term = Period & {
  readonly level: ProviderLevel;
  /** 定点: has a contract with the insurance. */
  readonly contracted: boolean;
};

export type Provider = {
  readonly id: ProviderId;
  readonly name: string;
  /** Six digits. */
  readonly county: string;
  readonly terms: readonly Term[];
};

/** 科室, as its provider states it. */
export type Department = {
  readonly provider: ProviderId;
  /** The provider's own code. */
  readonly code: string;
  readonly name: string;
  /** 科别, as the national list of departments codes it. */
  readonly speciality: string | null;
  readonly beganAt: Moment;
  readonly endedAt: Moment | null;
  /** Beds, staff, who leads it …: kept and shown, never computed with. */
  readonly particulars: Readonly<Record<string, string>>;
};

/** 医执人员: who works there, with their licence. */
export type Practitioner = {
  readonly provider: ProviderId;
  /** National code of the doctor, nurse, pharmacist or technician. */
  readonly code: string;
  readonly kind: 'doctor' | 'nurse' | 'pharmacist' | 'technician';
  readonly name: string;
  readonly ownNumber: string | null;
  readonly idKind: string;
  /** The full number is nowhere kept: nobody here needs it. */
  readonly idNumberMasked: string;
  readonly qualification: string | null;
  readonly licence: string | null;
  /** 医保医师: may prescribe at the insurance's cost. */
  readonly insuranceDoctor: boolean;
  readonly beganAt: Moment;
  readonly endedAt: Moment | null;
  readonly changeReason: string | null;
};
