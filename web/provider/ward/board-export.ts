import { useText } from '../../kit/language.tsx';
import { csvText, saveText } from './board-csv.ts';
import type { Patient } from './board-rows.ts';
import { wardWords } from './words.ts';

const COLUMNS = [
  ['department', ({ departmentName }) => departmentName],
  ['bed', ({ bed }) => bed],
  ['patient', ({ personName }) => personName],
  ['number', ({ number }) => number],
  ['diagnosis', ({ diagnosis }) => diagnosis],
  ['doctor', ({ doctorName }) => doctorName],
  ['admittedOn', ({ startedOn }) => startedOn],
  ['leftOn', ({ endedOn }) => endedOn ?? ''],
  ['days', ({ days }) => String(days)],
  ['cost', ({ total }) => total],
  ['fund', ({ share }) => share?.fund ?? ''],
  ['own', ({ share }) => share?.personal ?? ''],
  ['deposit', ({ deposit }) => deposit ?? ''],
  ['arrears', ({ share }) => share?.arrears ?? ''],
] as const satisfies readonly (readonly [
  keyof typeof wardWords.zh,
  (patient: Patient) => string,
])[];

/** What the board shows now, masked as it is shown, in the language of the page. */
export function useBoardExport() {
  const t = useText(wardWords);
  return (patients: readonly Patient[], today: string) => {
    const head = [...COLUMNS.map(([name]) => t(name)), t('alerts')];
    const rows = patients.map((patient) => [
      ...COLUMNS.map(([, text]) => text(patient)),
      patient.alerts.map((alert) => t(`alert.${alert}`)).join(' '),
    ]);
    saveText(`${t('ward')}-${today}.csv`, csvText([head, ...rows]));
  };
}
