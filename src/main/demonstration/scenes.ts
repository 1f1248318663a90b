import type { Relation } from '../../people/accounts/index.ts';
import type { Sex } from '../../people/enrolment/index.ts';
import type { RecognitionKind } from '../../people/groups/index.ts';
import type { Filing, Scheme, VisitKind } from '../../rules/policy/index.ts';
import { GROUPS } from './conditions.ts';
import { VILLAGE, VILLAGE_SCENES } from './village-scenes.ts';
import type { Ward } from './ward-scene.ts';

/** An item by name, how many, and how many days after the visit began. */
export type SceneCharge = readonly [name: string, quantity: number, after: number];

export type SceneVisit = {
  readonly provider: readonly [county: string, number: number];
  readonly kind: VisitKind;
  readonly disease?: string;
  readonly daysAgo: number;
  /** Still in hospital; else it ended today, or as many days ago. */
  readonly stays?: true;
  readonly leftDaysAgo?: number;
  readonly ward?: Ward;
  readonly outOfArea?: true;
  readonly filing?: Filing;
  readonly charges: readonly SceneCharge[];
  /** Dispensed and settled on its day: for so many days, by a doctor of the provider. */
  readonly dispensedFor?: number;
};

export type SceneMember = {
  readonly name: string;
  readonly initials: string;
  readonly sex: Sex;
  readonly bornOn: string;
  readonly generation: 0 | 1 | 2;
  readonly scheme: Scheme;
  readonly arrearsSince?: string;
  readonly group?: string;
  readonly diseases?: readonly { readonly kind: RecognitionKind; readonly disease: string }[];
  /** What was carried over and the share of the year, in yuan. */
  readonly account?: readonly [carried: string, share: string];
  readonly gives?: { readonly to: string; readonly relation: Relation; readonly quota: string };
  readonly visits: readonly SceneVisit[];
  /** In the waiting room of the village clinic today since this time. */
  readonly waits?: { readonly since: string; readonly complaint: string };
};

const TERTIARY = ['532901', 1] as const;
const SECONDARY = ['532901', 101] as const;
const KUNMING = ['530102', 1] as const;

/** A stay of 45 days in intensive care that fills the pool's cap and reaches both layers above it. */
const LONG_INTENSIVE_CARE: readonly SceneCharge[] = [
  ['重症监护床位费', 20, 0],
  ['双人间床位费', 25, 20],
  ['住院诊察费', 45, 0],
  ['特级护理', 20, 0],
  ['一级护理', 25, 20],
  ['心电监测', 480, 0],
  ['呼吸机辅助呼吸', 360, 1],
  ['有创血流动力学监测', 140, 1],
  ['连续性血液净化', 240, 2],
  ['连续性血液净化管路', 10, 2],
  ['冠状动脉旁路移植术', 1, 1],
  ['全身麻醉', 1, 1],
  ['主动脉覆膜支架', 1, 1],
  ['体外膜肺氧合套包', 1, 2],
  ['注射用美罗培南', 135, 3],
  ['注射用替加环素', 60, 5],
  ['注射用伏立康唑', 56, 8],
  ['利奈唑胺葡萄糖注射液', 28, 10],
  ['人血白蛋白注射液', 80, 4],
  ['脂肪乳注射液', 45, 4],
  ['复方氨基酸注射液', 90, 4],
  ['丙氨酰谷氨酰胺注射液', 60, 4],
  ['血气分析', 60, 0],
  ['血常规', 40, 0],
  ['肝功能检查', 30, 0],
  ['肾功能检查', 40, 0],
  ['电解质检查', 45, 0],
  ['降钙素原测定', 20, 1],
  ['细菌培养及药敏试验', 12, 2],
  ['超声心动图', 6, 0],
  ['胸部X线计算机体层平扫', 6, 0],
  ['病员伙食', 25, 20],
  ['陪护服务', 25, 20],
];

/** Households with open bills, one for each thing worth trying first. */
const HOSPITAL_SCENES: readonly (readonly SceneMember[])[] = [
  [
    {
      name: '展示低保甲',
      initials: 'zsdbj',
      sex: 'male',
      bornOn: '1967-03-12',
      generation: 1,
      scheme: 'resident',
      group: GROUPS.minimumLiving,
      visits: [
        { provider: TERTIARY, kind: 'inpatient', daysAgo: 45, charges: LONG_INTENSIVE_CARE },
      ],
    },
  ],
  [
    {
      name: '展示共济子',
      initials: 'zsgjz',
      sex: 'male',
      bornOn: '2014-06-01',
      generation: 2,
      scheme: 'resident',
      visits: [
        {
          provider: SECONDARY,
          kind: 'inpatient',
          daysAgo: 6,
          charges: [
            ['三人间床位费', 6, 0],
            ['住院诊察费', 6, 0],
            ['二级护理', 6, 0],
            ['血常规', 2, 0],
            ['C反应蛋白测定', 2, 0],
            ['胸部X线计算机体层平扫', 1, 0],
            ['注射用头孢呋辛钠', 36, 0],
            ['注射用哌拉西林钠他唑巴坦钠', 54, 1],
            ['布地奈德混悬液', 24, 0],
            ['雾化吸入', 18, 0],
            ['静脉输液', 12, 0],
            ['纤维支气管镜检查', 1, 2],
            ['阑尾切除术', 1, 3],
            ['全身麻醉', 1, 3],
          ],
        },
      ],
    },
    {
      name: '展示职工父',
      initials: 'zszgf',
      sex: 'male',
      bornOn: '1983-09-09',
      generation: 1,
      scheme: 'employee',
      account: ['8000.00', '2400.00'],
      gives: { to: '展示共济子', relation: 'parent', quota: '3000.00' },
      visits: [
        {
          provider: TERTIARY,
          kind: 'outpatient',
          daysAgo: 0,
          charges: [
            ['主任医师门诊诊察费', 1, 0],
            ['胸部X线计算机体层平扫', 1, 0],
            ['血脂检查', 1, 0],
            ['阿托伐他汀钙片', 2, 0],
            ['复合维生素片', 1, 0],
          ],
        },
      ],
    },
  ],
  [
    {
      name: '展示异地乙',
      initials: 'zsydy',
      sex: 'female',
      bornOn: '1975-11-23',
      generation: 1,
      scheme: 'resident',
      visits: [
        {
          provider: KUNMING,
          kind: 'inpatient',
          daysAgo: 14,
          outOfArea: true,
          filing: 'referral',
          charges: [
            ['双人间床位费', 14, 0],
            ['住院诊察费', 14, 0],
            ['一级护理', 14, 0],
            ['磁共振增强扫描', 2, 0],
            ['颅内动脉瘤夹闭术', 1, 3],
            ['颅内动脉瘤夹', 2, 3],
            ['全身麻醉', 1, 3],
            ['七氟烷吸入剂', 3, 3],
            ['依达拉奉注射液', 56, 4],
            ['人血白蛋白注射液', 10, 4],
            ['病员伙食', 14, 0],
          ],
        },
      ],
    },
  ],
  [
    {
      name: '展示透析丙',
      initials: 'zstxb',
      sex: 'female',
      bornOn: '1962-02-20',
      generation: 1,
      scheme: 'resident',
      diseases: [{ kind: 'special', disease: 'uremia' }],
      visits: [
        {
          provider: SECONDARY,
          kind: 'special',
          disease: 'uremia',
          daysAgo: 0,
          charges: [
            ['血液透析', 12, 0],
            ['血液透析器', 12, 0],
            ['血液透析管路', 12, 0],
            ['重组人促红素注射液', 8, 0],
          ],
        },
      ],
    },
  ],
  [
    {
      name: '展示慢病丁',
      initials: 'zsmbd',
      sex: 'male',
      bornOn: '1958-07-07',
      generation: 1,
      scheme: 'resident',
      diseases: [
        { kind: 'chronic', disease: 'hypertension-2-3' },
        { kind: 'chronic', disease: 'diabetes' },
      ],
      visits: [
        {
          provider: VILLAGE,
          kind: 'chronic',
          disease: 'hypertension-2-3',
          daysAgo: 0,
          charges: [
            ['一般诊疗费', 1, 0],
            ['氨氯地平片', 3, 0],
            ['缬沙坦胶囊', 3, 0],
          ],
        },
      ],
    },
  ],
  [
    {
      name: '展示欠费戊',
      initials: 'zsqfw',
      sex: 'female',
      bornOn: '1990-12-05',
      generation: 1,
      scheme: 'employee',
      arrearsSince: '2025-08-01',
      account: ['300.00', '120.00'],
      visits: [
        {
          provider: SECONDARY,
          kind: 'inpatient',
          daysAgo: 4,
          stays: true,
          charges: [
            ['三人间床位费', 4, 0],
            ['住院诊察费', 4, 0],
            ['腹腔镜胆囊切除术', 1, 1],
            ['全身麻醉', 1, 1],
          ],
        },
      ],
    },
  ],
  [
    {
      name: '展示耳蜗己',
      initials: 'zsewj',
      sex: 'female',
      bornOn: '2022-04-18',
      generation: 2,
      scheme: 'resident',
      visits: [
        {
          provider: TERTIARY,
          kind: 'inpatient',
          daysAgo: 9,
          charges: [
            ['双人间床位费', 9, 0],
            ['住院诊察费', 9, 0],
            ['二级护理', 9, 0],
            ['人工耳蜗植入术', 1, 2],
            ['人工耳蜗植入体', 1, 2],
            ['全身麻醉', 1, 2],
            ['术后镇痛', 1, 2],
          ],
        },
      ],
    },
  ],
  [
    {
      name: '展示特困庚',
      initials: 'zstkg',
      sex: 'male',
      bornOn: '1949-10-01',
      generation: 1,
      scheme: 'resident',
      group: GROUPS.destitute,
      visits: [
        {
          provider: SECONDARY,
          kind: 'inpatient',
          daysAgo: 12,
          charges: [
            ['三人间床位费', 12, 0],
            ['住院诊察费', 12, 0],
            ['二级护理', 12, 0],
            ['人工髋关节置换术', 1, 2],
            ['人工髋关节假体', 1, 2],
            ['椎管内麻醉', 1, 2],
          ],
        },
      ],
    },
  ],
];

export const SCENES: readonly (readonly SceneMember[])[] = [...HOSPITAL_SCENES, ...VILLAGE_SCENES];
