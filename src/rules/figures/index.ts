export { figureShelf, loadFigures } from './load-figures.ts';
export type { FigureShelf, Figures } from './model.ts';
export type { BurdenFigures, BurdenLevel } from './model-burden.ts';
export type { FeedFigures } from './model-feeds.ts';
export { readFigures } from './read-figures.ts';
