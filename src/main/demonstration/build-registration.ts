import type { EncounterId } from '../../kernel/ids.ts';
import type { Encounter } from '../../money/encounter/index.ts';
import type { DemoProvider } from './build-providers.ts';
import { buildStaffing } from './build-staff.ts';
import type { Ward } from './ward-scene.ts';

/** What lies in the beds of whom nobody wrote a scene. */
const DIAGNOSES = [
  ['J18.900', '肺炎'],
  ['K29.500', '慢性胃炎'],
  ['I10.x00', '高血压'],
  ['M51.200', '腰椎间盘突出'],
  ['N39.000', '泌尿道感染'],
] as const;

/** A bed of the provider, always the same for the same encounter; null where there are none. */
export function wardOf(provider: DemoProvider, id: EncounterId): Ward | null {
  const { departments } = buildStaffing(provider);
  const withBeds = departments.filter(({ particulars }) => Number(particulars.bedsApproved) > 0);
  const number = Number(id.slice(1));
  const index = number % Math.max(1, withBeds.length);
  const department = withBeds[index];
  if (!department) return null;
  const beds = Number(department.particulars.bedsApproved);
  return {
    department: [department.code, department.name],
    bed: `${department.code}${String((number % beds) + 30).padStart(2, '0')}`,
    doctor: department.particulars.headName ?? '',
    diagnosis: DIAGNOSES[number % DIAGNOSES.length] ?? DIAGNOSES[0],
  };
}

/** 入院登记, as a hospital's own system sends it. */
export function registrationRow(encounter: Encounter, ward: Ward) {
  const { id, personId, providerId, scheme, kind, disease, startedOn, endedOn } = encounter;
  const [department, departmentName] = ward.department;
  const [mainDiagnosis, mainDiagnosisName] = ward.diagnosis;
  return {
    ...{ id, person_id: personId, provider_id: providerId, stay: true, scheme },
    ...{ medical_type: '21', visit_kind: kind, disease, number: `ZY${id.slice(-6)}` },
    began_at: `${startedOn} 09:30:00`,
    ended_at: endedOn === null ? null : `${endedOn} 10:00:00`,
    particulars: JSON.stringify({
      ...{ department, departmentName, bed: ward.bed, doctorName: ward.doctor },
      ...{ mainDiagnosis, mainDiagnosisName, filing: encounter.filing },
      ...(encounter.otherPayer === null ? {} : { otherPayer: encounter.otherPayer }),
      ...(ward.deposit === undefined ? {} : { deposit: ward.deposit }),
    }),
  };
}

export function diagnosisRow({ id }: Encounter, { diagnosis: [code, name], doctor }: Ward) {
  return {
    ...{ registration_id: id, phase: 'admission', position: 1, kind: '1', main: true },
    ...{ code, name, valid: true, doctor },
  };
}
