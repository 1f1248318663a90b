import type { Scheme } from '../../rules/policy/index.ts';
import type { SceneCharge, SceneMember } from './scenes.ts';

/** Where a patient lies and why, as the desk wrote it down. */
export type Ward = {
  readonly department: readonly [code: string, name: string];
  readonly bed: string;
  readonly doctor: string;
  readonly diagnosis: readonly [code: string, name: string];
  /** 押金, in yuan. */
  readonly deposit?: string;
};

type Patient = Ward & {
  readonly daysAgo: number;
  /** Left so many days ago and is not settled. */
  readonly left?: number;
  /** Nothing was charged on the last so many days. */
  readonly quiet?: number;
  readonly daily: readonly string[];
  readonly once?: readonly SceneCharge[];
  readonly born?: number;
  readonly scheme?: Scheme;
  readonly arrearsSince?: string;
};

const WARD_DAILY = ['双人间床位费', '住院诊察费', '二级护理', '静脉输液'];
const INTENSIVE_DAILY = ['重症监护床位费', '住院诊察费', '特级护理', '呼吸机辅助呼吸'];
const ADMISSION: readonly SceneCharge[] = [
  ['血常规', 1, 0],
  ['肝功能检查', 1, 0],
  ['肾功能检查', 1, 0],
  ['电解质检查', 1, 0],
];

const MEDICINE = ['01', '内科'] as const;
const SURGERY = ['02', '外科'] as const;
const CHILDREN = ['04', '儿科'] as const;
const CANCER = ['12', '肿瘤科'] as const;
const INTENSIVE = ['13', '重症医学科'] as const;

/** A ward of the first hospital as a clerk finds it in the morning: one patient for each thing to be told of. */
const PATIENTS: readonly Patient[] = [
  {
    ...{ department: MEDICINE, bed: '0103', doctor: '演示医师甲', daysAgo: 6, deposit: '3000' },
    ...{ diagnosis: ['J18.900', '肺炎'], daily: [...WARD_DAILY] },
    once: [
      ['胸部X线计算机体层平扫', 1, 0],
      ['注射用头孢呋辛钠', 36, 1],
    ],
  },
  {
    ...{ department: MEDICINE, bed: '0107', doctor: '演示医师甲', daysAgo: 11, deposit: '2000' },
    ...{ diagnosis: ['I50.900', '心力衰竭'], daily: [...WARD_DAILY, '一级护理'], born: 1948 },
    once: [
      ['超声心动图', 2, 1],
      ['人血白蛋白注射液', 12, 3],
    ],
  },
  {
    ...{ department: MEDICINE, bed: '0112', doctor: '演示医师甲', daysAgo: 38 },
    ...{ diagnosis: ['I63.900', '脑梗死'], daily: [...WARD_DAILY], born: 1952 },
  },
  {
    ...{ department: MEDICINE, bed: '0115', doctor: '演示医师甲', daysAgo: 9, quiet: 4 },
    ...{ diagnosis: ['E11.900', '2型糖尿病'], daily: [...WARD_DAILY], deposit: '1500' },
  },
  {
    ...{ department: SURGERY, bed: '0201', doctor: '演示医师乙', daysAgo: 4, deposit: '5000' },
    ...{ diagnosis: ['K35.800', '急性阑尾炎'], daily: [...WARD_DAILY], born: 1991 },
    once: [
      ['阑尾切除术', 1, 1],
      ['全身麻醉', 1, 1],
    ],
  },
  {
    ...{ department: SURGERY, bed: '0205', doctor: '演示医师乙', daysAgo: 13, deposit: '8000' },
    ...{ diagnosis: ['S72.000', '股骨颈骨折'], daily: [...WARD_DAILY, '一级护理'], born: 1955 },
    once: [
      ['人工髋关节置换术', 1, 3],
      ['人工髋关节假体', 1, 3],
      ['椎管内麻醉', 1, 3],
    ],
  },
  {
    ...{ department: SURGERY, bed: '0209', doctor: '演示医师乙', daysAgo: 7, left: 3 },
    ...{ diagnosis: ['K40.900', '腹股沟疝'], daily: [...WARD_DAILY], born: 1970 },
    once: [
      ['腹股沟疝修补术', 1, 1],
      ['疝补片', 1, 1],
    ],
  },
  {
    ...{ department: CHILDREN, bed: '0402', doctor: '演示医师丁', daysAgo: 3, deposit: '1000' },
    ...{ diagnosis: ['J20.900', '急性支气管炎'], daily: [...WARD_DAILY, '雾化吸入'], born: 2019 },
  },
  {
    ...{ department: CHILDREN, bed: '0406', doctor: '演示医师丁', daysAgo: 5, left: 0 },
    ...{ diagnosis: ['A09.900', '胃肠炎'], daily: [...WARD_DAILY], born: 2021 },
  },
  {
    ...{ department: CANCER, bed: '1203', doctor: '演示医师壬', daysAgo: 15, deposit: '6000' },
    ...{ diagnosis: ['C34.900', '支气管和肺恶性肿瘤'], daily: [...WARD_DAILY], born: 1963 },
    once: [
      ['注射用美罗培南', 30, 4],
      ['人血白蛋白注射液', 20, 6],
    ],
  },
  {
    ...{ department: CANCER, bed: '1208', doctor: '演示医师壬', daysAgo: 8, scheme: 'employee' },
    ...{ arrearsSince: '2025-06-01', diagnosis: ['C16.900', '胃恶性肿瘤'], born: 1968 },
    daily: [...WARD_DAILY],
  },
  {
    ...{ department: INTENSIVE, bed: '1301', doctor: '演示医师癸', daysAgo: 10, deposit: '20000' },
    ...{ diagnosis: ['A41.900', '脓毒症'], daily: [...INTENSIVE_DAILY, '心电监测'], born: 1959 },
    once: [
      ['注射用美罗培南', 60, 1],
      ['人血白蛋白注射液', 40, 2],
      ['血气分析', 20, 1],
      ['体外膜肺氧合套包', 1, 3],
    ],
  },
];

const PER_DAY: Readonly<Record<string, number>> = { 心电监测: 24, 呼吸机辅助呼吸: 24, 雾化吸入: 2 };

const STEMS = '甲乙丙丁戊己庚辛壬癸子丑寅卯';
const INITIALS = 'jybdwjgxrgzcym';

export const WARD_SCENES: readonly (readonly SceneMember[])[] = PATIENTS.map((patient, index) => {
  const { daysAgo, left, born = 1975, scheme = 'resident', arrearsSince } = patient;
  return [
    {
      name: `示例住院${STEMS.charAt(index)}`,
      initials: `slzy${INITIALS.charAt(index)}`,
      sex: index % 2 === 0 ? 'male' : 'female',
      bornOn: `${born}-05-0${(index % 9) + 1}`,
      generation: 1,
      scheme,
      ...(arrearsSince === undefined ? {} : { arrearsSince }),
      visits: [
        {
          ...{ provider: ['532901', 1], kind: 'inpatient', daysAgo, ward: patient },
          ...(left === undefined ? { stays: true } : { leftDaysAgo: left }),
          charges: chargesOf(patient),
        },
      ],
    },
  ];
});

function chargesOf({ daysAgo, left = 0, quiet = 0, daily, once = [] }: Patient): SceneCharge[] {
  const days = Math.max(1, daysAgo - left - quiet + 1);
  const each = Array.from({ length: days }, (_, after) =>
    daily.map((name): SceneCharge => [name, PER_DAY[name] ?? 1, after]),
  );
  return [...ADMISSION, ...once, ...each.flat()];
}
