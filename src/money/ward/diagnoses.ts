import { Rejection } from '../../kernel/rejection.ts';
import type { Diagnosis } from '../encounter/index.ts';
import { ONE_MAIN_DIAGNOSIS } from './errors.ts';

export type StatedDiagnosis = {
  readonly code: string;
  readonly name: string;
  readonly main: boolean;
};

/** 西医诊断, as the national list of kinds codes it. */
const KIND = '1';

/** In the order stated; of several exactly one is the main one. */
export function buildDiagnoses(
  stated: readonly StatedDiagnosis[],
  phase: 'admission' | 'discharge',
): Diagnosis[] {
  const mains = stated.filter(({ main }) => main).length;
  if (stated.length > 0 && mains !== 1) {
    throw new Rejection(ONE_MAIN_DIAGNOSIS, { count: String(mains) });
  }
  return stated.map(({ code, name, main }, index) => ({
    ...{ order: index + 1, kind: KIND, main, code, name, valid: true },
    ...{ phase, doctor: '', at: null },
  }));
}

/** A shorter list makes the rest of the longer one before no longer valid. */
export function replaceDiagnoses(
  before: readonly Diagnosis[],
  after: readonly Diagnosis[],
  phase: Diagnosis['phase'],
): Diagnosis[] {
  const rest = before.filter((one) => one.phase === phase && one.order > after.length);
  return [...after, ...rest.map((one) => ({ ...one, valid: false, main: false }))];
}

/** As the list of patients names it. */
export function mainDiagnosis(list: readonly StatedDiagnosis[]): Record<string, string> {
  const main = list.find((one) => one.main);
  return main ? { mainDiagnosis: main.code, mainDiagnosisName: main.name } : {};
}
