import type { SceneMember } from './scenes.ts';

/** 大理市's first village clinic, where the village doctor of the demonstration works. */
export const VILLAGE = ['532901', 10_101] as const;

const HYPERTENSION = { kind: 'two-diseases', disease: 'hypertension' } as const;
const DIABETES = { kind: 'two-diseases', disease: 'diabetes-medicine' } as const;

/** Who waits at a village clinic: medicine that is nearly used up, two diseases, a new patient, a cold. */
export const VILLAGE_SCENES: readonly (readonly SceneMember[])[] = [
  [
    {
      ...{ name: '展示两病辛', initials: 'zslbx', sex: 'female', bornOn: '1955-04-16' },
      ...{ generation: 0, scheme: 'resident', diseases: [HYPERTENSION] },
      visits: [
        {
          ...{ provider: VILLAGE, ...HYPERTENSION, daysAgo: 27, dispensedFor: 28 },
          charges: [
            ['氨氯地平片', 1, 0],
            ['缬沙坦胶囊', 1, 0],
          ],
        },
      ],
      waits: { since: '08:02', complaint: '复诊取降压药' },
    },
    {
      ...{ name: '展示两病壬', initials: 'zslbr', sex: 'male', bornOn: '1953-08-30' },
      ...{ generation: 0, scheme: 'resident', diseases: [HYPERTENSION, DIABETES] },
      visits: [
        {
          ...{ provider: VILLAGE, ...HYPERTENSION, daysAgo: 12, dispensedFor: 28 },
          charges: [['硝苯地平控释片', 2, 0]],
        },
        {
          ...{ provider: VILLAGE, ...DIABETES, daysAgo: 33, dispensedFor: 30 },
          charges: [
            ['二甲双胍缓释片', 2, 0],
            ['格列美脲片', 1, 0],
          ],
        },
      ],
      waits: { since: '08:05', complaint: '血糖偏高，取药' },
    },
  ],
  [
    {
      ...{ name: '展示两病癸', initials: 'zslbg', sex: 'female', bornOn: '1961-12-01' },
      ...{ generation: 1, scheme: 'resident', diseases: [HYPERTENSION], visits: [] },
      waits: { since: '08:11', complaint: '头晕，首次取降压药' },
    },
  ],
  [
    {
      ...{ name: '展示感冒子', initials: 'zsgmz', sex: 'male', bornOn: '1998-05-20' },
      ...{ generation: 1, scheme: 'resident', visits: [] },
      waits: { since: '08:16', complaint: '咳嗽、流涕两天' },
    },
    {
      ...{ name: '展示感冒丑', initials: 'zsgmc', sex: 'female', bornOn: '2019-09-09' },
      ...{ generation: 2, scheme: 'resident', visits: [] },
      waits: { since: '08:17', complaint: '发热' },
    },
  ],
];
