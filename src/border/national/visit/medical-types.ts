import type { Registration } from '../../../money/encounter/index.ts';
import type { Scheme, VisitKind } from '../../../rules/policy/index.ts';
import type { TermTables } from '../catalogue/model.ts';

/** 急诊: paid outside contracts and without a referral too. */
const EMERGENCIES: readonly string[] = ['13', '1301'];

/** 外伤住院, 意外伤害门诊. */
const INJURIES: readonly string[] = ['22', '9903'];

/** Said by `national/terms` and settled in another way: a transfer out of the area, a pharmacy's sale. */
const NOT_VISITS: readonly string[] = ['23', '41'];

/** Benefits of a recognised disease; elsewhere the code is kept as it came. */
const OF_A_DISEASE: readonly VisitKind[] = ['chronic', 'special', 'two-diseases'];

export type Described = {
  readonly kind: VisitKind;
  readonly disease: string | null;
  readonly emergency: boolean;
  /** What filings of injuries are asked about. */
  readonly injury: boolean;
};

/** What a visit is, by its medical type and disease code; null: not settled here. */
export function describeVisit(
  terms: TermTables,
  medicalType: string,
  diseaseCode: string | null,
): Described | null {
  const kind = terms.visitKindOf(medicalType, diseaseCode);
  if (kind === null || NOT_VISITS.includes(medicalType)) return null;
  const known =
    diseaseCode !== null && OF_A_DISEASE.includes(kind) ? terms.diseaseOf(diseaseCode, kind) : null;
  return {
    kind,
    // A code without a counterpart is kept as well: nobody is recognised for it, so no fund pays.
    disease: known ?? diseaseCode,
    emergency: EMERGENCIES.includes(medicalType),
    injury: INJURIES.includes(medicalType),
  };
}

/** Of settlements that came by another way than a registration. */
export const USUAL_MEDICAL_TYPE = {
  inpatient: '2101',
  outpatient: '11',
  antenatal: '51',
  chronic: '14',
  special: '14',
  'two-diseases': '9901',
  'disease-quota': '2102',
} as const satisfies Record<VisitKind, string>;

/** As its sender coded it; of what was opened at a desk of ours, the usual type of its kind. */
export function medicalTypeOf({ medicalType, visitKind }: Registration): string {
  if (medicalType !== '' || visitKind === null) return medicalType;
  return USUAL_MEDICAL_TYPE[visitKind as VisitKind] ?? '';
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  '310': 'employee',
  '320': 'employee',
  '330': 'employee',
  '370': 'employee',
  '380': 'resident',
  '390': 'resident',
  '391': 'resident',
  '392': 'resident',
  '510': 'employee',
};

/** 险种类型; null where neither basic insurance answers for it: then nobody insists on one. */
export function schemeOf(insuranceType: string): Scheme | null {
  return SCHEMES[insuranceType] ?? null;
}

export const INSURANCE_TYPE = { employee: '310', resident: '390' } as const satisfies Record<
  Scheme,
  string
>;
