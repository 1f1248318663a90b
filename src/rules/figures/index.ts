export { figureShelf, loadFigures } from './load-figures.ts';
export type { FigureShelf, Figures } from './model.ts';
export type {
  AccountFigures,
  AccountUse,
  PremiumUse,
  SharingFigures,
} from './model-accounts.ts';
export { readFigures } from './read-figures.ts';
