import type { RejectionKind } from '../../kernel/rejection.ts';

/** The person lies in a bed of this provider already. */
export const IN_HOSPITAL_ALREADY = {
  code: 'ward.in_hospital_already',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_A_STAY_KIND = {
  code: 'ward.not_a_stay_kind',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_DEPARTMENT = {
  code: 'ward.unknown_department',
  status: 422,
} as const satisfies RejectionKind;
/** Another patient lies in that bed. */
export const BED_TAKEN = { code: 'ward.bed_taken', status: 409 } as const satisfies RejectionKind;
export const BAD_DEPOSIT = {
  code: 'ward.bad_deposit',
  status: 422,
} as const satisfies RejectionKind;
export const ONE_MAIN_DIAGNOSIS = {
  code: 'ward.one_main_diagnosis',
  status: 422,
} as const satisfies RejectionKind;
