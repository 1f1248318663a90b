import { type Department, maskIdNumber, type Practitioner } from '../../money/provider/index.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';
import type { DemoProvider } from './build-providers.ts';

export type Staffing = {
  readonly departments: readonly Department[];
  readonly practitioners: readonly Practitioner[];
};

const OPENED = '2020-01-01 08:00:00' as Department['beganAt'];

/** Name, national speciality, beds; the first of a list are those of smaller houses. */
const OF_HOSPITALS = [
  ['内科', 'A03', 80],
  ['外科', 'A04', 70],
  ['妇产科', 'A05', 40],
  ['儿科', 'A07', 36],
  ['中医科', 'A50', 30],
  ['急诊医学科', 'A20', 12],
  ['医学检验科', 'A30', 0],
  ['医学影像科', 'A32', 0],
  ['眼科', 'A10', 16],
  ['耳鼻咽喉科', 'A11', 16],
  ['口腔科', 'A12', 0],
  ['肿瘤科', 'A19', 45],
  ['重症医学科', 'A28', 14],
] as const;
const OF_CENTRES = [
  ['全科医疗科', 'A02', 20],
  ['预防保健科', 'A01', 0],
  ['中医科', 'A50', 6],
] as const;

const DEPARTMENTS: Readonly<
  Record<ProviderLevel, readonly (typeof OF_HOSPITALS | typeof OF_CENTRES)[number][]>
> = {
  tertiary: OF_HOSPITALS,
  secondary: OF_HOSPITALS.slice(0, 8),
  primary: OF_CENTRES,
  village: OF_CENTRES.slice(0, 1),
};

/** Departments of a provider's latest level, a doctor and a nurse for each, and pharmacists in hospitals. */
export function buildStaffing({ id, kind, terms }: DemoProvider): Staffing {
  if (kind === 'pharmacy') {
    return { departments: [], practitioners: [practitionerOf(id, 'pharmacist', 0)] };
  }
  const level = terms.at(-1)?.level ?? 'village';
  const kinds = DEPARTMENTS[level];
  const departments = kinds.map(([name, speciality, beds], index) => ({
    provider: id,
    code: String(index + 1).padStart(2, '0'),
    name,
    speciality,
    beganAt: OPENED,
    endedAt: null,
    particulars: {
      introduction: '示范数据，非真实科室',
      headName: nameOf('主任', index),
      headPhone: '0872-0000000',
      foundedAt: '2020-01-01 00:00:00',
      bedsApproved: String(beds),
      doctors: '1',
      pharmacists: '0',
      nurses: level === 'village' ? '0' : '1',
      technicians: '0',
    },
  }));
  const posts = kinds.flatMap(() => (level === 'village' ? DOCTOR : DOCTOR_AND_NURSE));
  const all =
    level === 'village' || level === 'primary' ? posts : [...posts, 'pharmacist' as const];
  return { departments, practitioners: all.map((kind, index) => practitionerOf(id, kind, index)) };
}

const DOCTOR = ['doctor'] as const;
const DOCTOR_AND_NURSE = ['doctor', 'nurse'] as const;
const TITLES = {
  doctor: ['D', '医师'],
  nurse: ['N', '护士'],
  pharmacist: ['Y', '药师'],
  technician: ['T', '技师'],
} as const satisfies Record<Practitioner['kind'], readonly [string, string]>;

/** Codes are the provider's digits and a number; identity numbers bear a county that does not exist. */
function practitionerOf(
  provider: DemoProvider['id'],
  kind: Practitioner['kind'],
  index: number,
): Practitioner {
  const [letter, title] = TITLES[kind];
  const number = String(index + 1).padStart(3, '0');
  return {
    provider,
    code: `${letter}${provider.slice(1)}${number}`,
    kind,
    name: nameOf(title, index),
    ownNumber: number,
    idKind: '01',
    idNumberMasked: maskIdNumber(`53299919800101${number}0`),
    qualification: null,
    licence: null,
    insuranceDoctor: kind === 'doctor',
    beganAt: OPENED,
    endedAt: null,
    changeReason: null,
  };
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** 演示医师甲, … 演示医师癸, 演示医师甲甲. */
function nameOf(title: string, index: number): string {
  const last = STEMS.charAt(index % STEMS.length);
  const tens = (index - (index % STEMS.length)) / STEMS.length;
  return `演示${title}${tens === 0 ? '' : STEMS.charAt(tens - 1)}${last}`;
}
