import type { Scheme, VisitKind } from '../../../rules/policy/index.ts';

type Meaning = {
  readonly kind: VisitKind;
  /** 急诊: paid outside contracts and without a referral too. */
  readonly emergency?: true;
};

/** 医疗类别 of care that is settled here; others are refused by their code. */
const MEDICAL_TYPES: Readonly<Record<string, Meaning>> = {
  '11': { kind: 'outpatient' },
  '1103': { kind: 'outpatient' },
  '12': { kind: 'outpatient' },
  '13': { kind: 'outpatient', emergency: true },
  '1301': { kind: 'outpatient', emergency: true },
  '14': { kind: 'chronic' },
  '9901': { kind: 'two-diseases' },
  '9903': { kind: 'outpatient' },
  '990103': { kind: 'outpatient' },
  '21': { kind: 'inpatient' },
  '2101': { kind: 'inpatient' },
  '2102': { kind: 'disease-quota' },
  '2105': { kind: 'inpatient' },
  '2106': { kind: 'inpatient' },
  '2107': { kind: 'inpatient' },
  '2109': { kind: 'inpatient' },
  '21303': { kind: 'inpatient' },
  '22': { kind: 'inpatient' },
  '28': { kind: 'inpatient' },
  '52': { kind: 'inpatient' },
};

/** Diseases of 门诊慢特病 that are special ones (特殊病); the others are chronic. */
const SPECIAL: readonly string[] = [
  'severe-mental-illness',
  'uremia',
  'cancer-outpatient',
  'organ-transplant',
  'haemophilia',
];

/** National codes of 门诊慢特病; which of our diseases each is depends on the benefit. Assumed but for M03900. */
const DISEASES: Readonly<Record<string, Partial<Record<VisitKind, string>>>> = {
  M03900: { chronic: 'hypertension-2-3', 'two-diseases': 'hypertension' },
  M01600: { chronic: 'diabetes', 'two-diseases': 'diabetes-medicine' },
  M05300: { chronic: 'copd' },
  M06900: { chronic: 'rheumatoid-arthritis' },
  M04600: { chronic: 'coronary-disease' },
  M04800: { chronic: 'stroke-sequelae' },
  M07101: { chronic: 'systemic-lupus' },
  M07200: { chronic: 'ankylosing-spondylitis' },
  M00500: { chronic: 'cancer-outpatient' },
  M08300: { chronic: 'organ-transplant' },
};

export type Described = {
  readonly kind: VisitKind;
  readonly disease: string | null;
  readonly emergency: boolean;
};

/** What a visit is, by its medical type and disease code; null: not settled here. */
export function describeVisit(medicalType: string, diseaseCode: string | null): Described | null {
  const meaning = MEDICAL_TYPES[medicalType];
  if (!meaning) return null;
  // A code without a counterpart is kept as it came: nobody is recognised for it, so no fund pays.
  const disease =
    diseaseCode === null ? null : (DISEASES[diseaseCode]?.[meaning.kind] ?? diseaseCode);
  const special = meaning.kind === 'chronic' && disease !== null && SPECIAL.includes(disease);
  return {
    kind: special ? 'special' : meaning.kind,
    disease,
    emergency: meaning.emergency === true,
  };
}

/** Of settlements that came by another way than a registration. */
export const USUAL_MEDICAL_TYPE = {
  inpatient: '2101',
  outpatient: '11',
  chronic: '14',
  special: '14',
  'two-diseases': '9901',
  'disease-quota': '2102',
} as const satisfies Record<VisitKind, string>;

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
