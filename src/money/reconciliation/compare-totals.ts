import type { StatedTotals, Totals } from './model.ts';

export const FIGURES = ['count', 'total', 'funds', 'accounts', 'cash'] as const;
export type Figure = (typeof FIGURES)[number];

/** The figures in which the two sides differ; what a provider did not say is not compared. */
export function compareTotals(stated: StatedTotals, centre: Totals): readonly Figure[] {
  return FIGURES.filter((name) => stated[name] !== null && stated[name] !== centre[name]);
}
