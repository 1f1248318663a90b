import type { DemoItem } from './build-catalogue.ts';

/** Long-term illnesses: their tablets come in packs that last some weeks. */
const LONG_TERM = ['hypertension', 'diabetes', 'heart', 'stroke', 'copd', 'liver', 'thyroid'];

/** Invented packs and the usual way to take them, where it is not one a day of twenty-eight. */
const DOSES: Readonly<Record<string, readonly [pack: number, perDay: number, usage: string]>> = {
  氨氯地平片: [28, 1, '每次 1 片，每日 1 次'],
  缬沙坦胶囊: [28, 1, '每次 1 粒，每日 1 次'],
  卡托普利片: [100, 3, '每次 1 片，每日 3 次'],
  依那普利片: [32, 2, '每次 1 片，每日 2 次'],
  美托洛尔缓释片: [14, 1, '每次 1 片，每日 1 次'],
  硝苯地平控释片: [14, 1, '每次 1 片，每日 1 次'],
  复方利血平片: [100, 2, '每次 1 片，每日 2 次'],
  二甲双胍缓释片: [30, 2, '每次 1 片，每日 2 次'],
  格列美脲片: [30, 1, '每次 1 片，每日 1 次'],
  阿卡波糖片: [30, 3, '每次 1 片，每日 3 次'],
  瑞格列奈片: [30, 3, '每次 1 片，每日 3 次'],
  甘精胰岛素注射液: [25, 1, '每次 12 单位，每日 1 次'],
};
const USUAL = [28, 1, '每次 1 片，每日 1 次'] as const;

/** Specification, pack and usage of what somebody takes every day; nothing of the rest. */
export function describeDose({ name, uses, kind, unit }: DemoItem): Record<string, string> {
  if (kind !== 'drug') return {};
  const longTerm = LONG_TERM.some((use) => uses.includes(use));
  if (!(name in DOSES) && !(longTerm && unit === '盒')) return {};
  const [pack, perDay, usage] = DOSES[name] ?? USUAL;
  return {
    specification: `示范规格×${pack}/${unit}`,
    packSize: String(pack),
    perDay: String(perDay),
    usage,
  };
}
