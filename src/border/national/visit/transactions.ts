import type { Transaction } from '../transaction.ts';
import { registerVisit } from './2201-register-visit.ts';
import { cancelVisit } from './2202-cancel-visit.ts';
import { describeOutpatient } from './2203-describe-visit.ts';
import { admitPatient } from './2401-admit-patient.ts';
import { dischargePatient } from './2402-discharge-patient.ts';
import { changeStay } from './2403-change-stay.ts';
import { cancelStay } from './2404-cancel-stay.ts';
import { undoDischarge } from './2405-undo-discharge.ts';
import { markVisit } from './2406-mark-visit.ts';
import { listVisitMarks } from './2407-list-marks.ts';
import { listVisits } from './5201-list-visits.ts';
import { listDiagnoses } from './5202-list-diagnoses.ts';
import { listInpatients } from './5303-list-inpatients.ts';

export const visitTransactions: readonly Transaction[] = [
  registerVisit,
  cancelVisit,
  describeOutpatient,
  admitPatient,
  dischargePatient,
  changeStay,
  cancelStay,
  undoDischarge,
  markVisit,
  listVisitMarks,
  listVisits,
  listDiagnoses,
  listInpatients,
];
