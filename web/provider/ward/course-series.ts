import type { FeesView } from '../../../src/money/ward/index.ts';

/** From the foot of a bar to its top; one colour a category on every chart. */
const TONES = [
  ['bed', '#0b6477'],
  ['nursing', '#3a9ba3'],
  ['consultation', '#8fcfc9'],
  ['laboratory', '#8d6cab'],
  ['examination', '#b79fd0'],
  ['treatment', '#5b7fa8'],
  ['surgery', '#c8553d'],
  ['material', '#e59a83'],
  ['western-medicine', '#e0a458'],
  ['patent-medicine', '#edc68f'],
  ['herbal-medicine', '#a3b86c'],
  ['general-visit', '#7a8894'],
  ['registration', '#b9c3cc'],
  ['other', '#99a5af'],
] as const;

type Series = {
  readonly category: string;
  readonly tone: string;
  /** One a day; what is absent is nothing. */
  readonly amounts: readonly string[];
};

/** The categories that occur, each with its amount of every day. */
export function courseSeries(course: FeesView['course']): Series[] {
  return TONES.flatMap(([category, tone]) => {
    const amounts = course.map(
      ({ parts }) => parts.find((part) => part.category === category)?.amount ?? '0.00',
    );
    return amounts.every((amount) => amount === '0.00') ? [] : [{ category, tone, amounts }];
  });
}
