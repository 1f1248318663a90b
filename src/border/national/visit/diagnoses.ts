import type { Diagnosis } from '../../../money/encounter/index.ts';
import type { Row } from '../input.ts';

type Fields = {
  readonly main: boolean;
  readonly valid: boolean;
  /** 入院病情: in the tables of admissions. */
  readonly condition?: boolean;
};

/** Diagnoses of one phase; a later message with the same position takes the place of an earlier one. */
export function diagnosesOf(
  rows: readonly Row[],
  phase: Diagnosis['phase'],
  has: Fields,
): Diagnosis[] {
  return rows.map((row, index) => ({
    order: row.wholeOr('diag_srt_no') ?? index + 1,
    kind: row.text('diag_type'),
    // Outpatient tables have no such flag: the first one is the main one.
    main: has.main ? row.flag('maindiag_flag') : index === 0,
    code: row.text('diag_code'),
    name: row.textOr('diag_name') ?? '',
    valid: has.valid ? row.flag('vali_flag') : true,
    phase,
    doctor: row.textOr('dise_dor_no') ?? '',
    doctorName: row.textOr('dise_dor_name') ?? '',
    department: row.textOr('diag_dept') ?? '',
    condition: has.condition ? (row.textOr('adm_cond') ?? '') : '',
    at: row.momentOr('diag_time'),
  }));
}
