import type { ProviderSettlement } from '../../../money/settlement/index.ts';

const EMPLOYEE = { working: '11', retired: '12' } as const;

/** 人员类别 of residents by age; the first limit that is above it. */
const RESIDENT: readonly { readonly below: number; readonly code: string }[] = [
  { below: 1, code: '1401' },
  { below: 7, code: '1402' },
  { below: 18, code: '1403' },
  { below: 60, code: '15' },
];
const ELDERLY = '16';
const ADULT = '15';

export function personKindOf({
  scheme,
  patient,
}: Pick<ProviderSettlement, 'scheme' | 'patient'>): string {
  if (scheme === 'employee') return patient.retired ? EMPLOYEE.retired : EMPLOYEE.working;
  const { age } = patient;
  if (age === null) return ADULT;
  return RESIDENT.find(({ below }) => age < below)?.code ?? ELDERLY;
}
