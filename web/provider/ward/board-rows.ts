import type { Alert, BoardRow, ShareView } from '../../../src/money/ward/index.ts';
import { compareAmounts } from './compare-amounts.ts';

/** `arrears` is told with the shares, the others with the board. */
export type ShownAlert = Alert | 'arrears';
export const SHOWN_ALERTS: readonly ShownAlert[] = [
  'insuranceEnded',
  'notSettled',
  'arrears',
  'costOver',
  'noCharges',
  'longStay',
];

export type Patient = Omit<BoardRow, 'alerts'> & {
  /** Undefined until the trial has answered. */
  readonly share: ShareView | undefined;
  readonly alerts: readonly ShownAlert[];
};

export function patientsOf(
  rows: readonly BoardRow[],
  shares: readonly ShareView[] | undefined,
): Patient[] {
  const byId = new Map((shares ?? []).map((share) => [share.id, share]));
  return rows.map((row) => {
    const share = byId.get(row.id);
    const short = share?.arrears != null && compareAmounts(share.arrears, '0.00') > 0;
    const alerts: readonly ShownAlert[] = short ? [...row.alerts, 'arrears'] : row.alerts;
    return { ...row, share, alerts: SHOWN_ALERTS.filter((alert) => alerts.includes(alert)) };
  });
}

export type Filter = {
  readonly text: string;
  /** Code; null: all. */
  readonly department: string | null;
  readonly alert: ShownAlert | 'any' | null;
};

export function filterPatients(patients: readonly Patient[], filter: Filter): Patient[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return patients.filter((patient) => {
    const { department, alerts, bed, personName, number, diagnosis, doctorName } = patient;
    if (filter.department !== null && department !== filter.department) return false;
    if (filter.alert === 'any' && alerts.length === 0) return false;
    if (filter.alert !== null && filter.alert !== 'any' && !alerts.includes(filter.alert)) {
      return false;
    }
    const told = `${bed} ${personName} ${number} ${diagnosis} ${doctorName}`.toLowerCase();
    return words.every((word) => told.includes(word));
  });
}

/** As one walks through the house. */
export function byPlace(a: Patient, b: Patient): number {
  const place = (row: Patient) => `${row.department || '~'} ${row.bed || '~'} ${row.startedOn}`;
  return place(a) < place(b) ? -1 : 1;
}

export function byAmount(pick: (patient: Patient) => string | null | undefined) {
  return (a: Patient, b: Patient) => compareAmounts(pick(a) ?? '-1', pick(b) ?? '-1');
}
