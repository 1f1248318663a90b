import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId, SettlementId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sex } from '../../people/enrolment/index.ts';

export const LIST_STATES = ['draft', 'submitted', 'approved', 'returned'] as const;
/** draft 未提交, submitted 已提交, approved 审核通过, returned 审核不通过. */
export type ListState = (typeof LIST_STATES)[number];

/** What a list says once, as far as the checks read it; all else stands in the document. */
export const HEADER_FIELDS = [
  'recordNumber',
  'admittedAt',
  'dischargedAt',
  'admissionWay',
  'leaveWay',
  'admissionDepartment',
  'dischargeDepartment',
  'chiefDoctor',
  'paymentWay',
  'specialDepartment',
  'specialDay',
  'contactName',
  'contactAddress',
  'contactPhone',
  'receivingProvider',
  'readmissionPlan',
  'readmissionPurpose',
  'birthWeight',
  'admissionWeight',
  'newbornKind',
  'ventilation',
  'comaBefore',
  'comaAfter',
] as const;
export type HeaderField = (typeof HEADER_FIELDS)[number];

/** Where a finding stands. */
export type FindingField =
  | HeaderField
  | 'settledFrom'
  | 'settledUntil'
  | 'payments'
  | 'fees'
  | 'diagnoses'
  | 'operations'
  | 'intensiveCare'
  | 'intensiveCareDuration';

/** Who pays, as a list may name it; a fund that is none of ours is `other`. */
export const PAYERS = [
  'pool',
  'largeAmount',
  'seriousDisease',
  'medicalAid',
  'accounts',
  'hospital',
  'other',
] as const;
export type Payer = (typeof PAYERS)[number];

export type ListContent = {
  readonly header: Readonly<Partial<Record<HeaderField, string>>>;
  readonly settledFrom: Day;
  readonly settledUntil: Day;
  readonly diagnoses: readonly {
    readonly kind: 'western' | 'tcm-disease' | 'tcm-syndrome';
    readonly main: boolean;
    readonly code: string;
  }[];
  readonly operations: readonly {
    readonly main: boolean;
    readonly code: string;
    /** Of the operation, then of the anaesthesia. */
    readonly times: readonly Span[];
  }[];
  readonly intensiveCare: readonly (Span & { readonly duration: string })[];
  readonly payments: readonly { readonly payer: Payer; readonly amount: Money }[];
  /** Empty: the sender leaves them to us. */
  readonly fees: readonly {
    readonly category: string;
    readonly amount: Money;
    readonly parts: readonly Money[];
  }[];
  /** What was sent, whole, JSON; opaque here. */
  readonly document: string;
};

export type Span = { readonly from: Moment | null; readonly until: Moment | null };

/** What the checks compare a list with. */
export type ListFacts = {
  readonly visit: 'stay' | 'special' | 'visit';
  readonly sex: Sex;
  readonly bornOn: Day;
  readonly beganAt: Moment | null;
  readonly endedAt: Moment | null;
  readonly settled: {
    readonly from: Day;
    readonly until: Day;
    readonly total: Money;
    readonly payments: Readonly<Record<Exclude<Payer, 'other'>, Money>>;
  };
};

export type Finding = {
  /** Id of the check. */
  readonly check: string;
  readonly level: 'return' | 'warn';
  readonly field: FindingField;
  readonly value: string;
};

export type ListHead = {
  /** 清单流水号. */
  readonly id: string;
  readonly settlement: SettlementId;
  readonly provider: ProviderId;
  readonly person: PersonId;
  readonly registration: RegistrationId;
  readonly medicalType: string;
  readonly settledAt: Moment;
};

/** A list as it stands now. */
export type SettlementList = ListHead & {
  readonly version: number;
  readonly state: ListState;
  readonly stateSince: Moment;
  readonly note: string;
  readonly actor: string;
  readonly document: string;
  readonly findings: readonly Finding[];
  readonly checks: string;
  readonly recordedAt: Moment;
};

export type ListSearch = {
  readonly provider: ProviderId | null;
  readonly person: PersonId | null;
  readonly settlement: SettlementId | null;
  readonly state: ListState | null;
  /** Settled from and before. */
  readonly from: Day | null;
  readonly before: Day | null;
  readonly level: Finding['level'] | 'none' | null;
  readonly limit: number;
  readonly offset: number;
};
