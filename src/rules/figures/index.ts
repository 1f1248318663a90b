export { figureShelf, loadFigures } from './load-figures.ts';
export type { FigureShelf, Figures } from './model.ts';
export type {
  AccountFigures,
  AccountUse,
  PremiumUse,
  SharingFigures,
} from './model-accounts.ts';
export type { BurdenFigures, BurdenLevel } from './model-burden.ts';
export type { FeedFigures } from './model-feeds.ts';
export {
  type CareFigures,
  FISCAL_LEVELS,
  type FiscalLevel,
  type IncentiveFigures,
  type PremiumAid,
  type PremiumFigures,
  type WaitingFigures,
  type YearPremium,
} from './model-premium.ts';
export { readFigures } from './read-figures.ts';
