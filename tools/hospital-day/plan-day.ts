import { type Random, randomFrom } from '../chaos/random.ts';
import type { Item, Patient, Visit } from './model.ts';

export type DayPlan = {
  readonly outpatients: number;
  readonly stays: number;
  readonly seed: number;
};

const CANCELLED = 0.01;
const LINES_MOST = { outpatient: 5, stay: 40 } as const;

/** The visits of a day; the same seed plans the same day. */
export function planDay(
  { outpatients, stays, seed }: DayPlan,
  people: readonly Patient[],
  items: readonly Item[],
): readonly Visit[] {
  const random = randomFrom(seed);
  const kinds = [
    ...Array.from({ length: outpatients }, () => 'outpatient' as const),
    ...Array.from({ length: stays }, () => 'stay' as const),
  ];
  return kinds.map((kind, number) => ({
    number,
    kind,
    patient: pick(people, random),
    lines: Array.from({ length: 1 + random.below(LINES_MOST[kind]) }, () => ({
      item: pick(items, random),
      count: 1 + random.below(kind === 'stay' ? 20 : 4),
    })),
    cancelled: random.happens(CANCELLED),
  }));
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random.below(list.length)] as T;
}
