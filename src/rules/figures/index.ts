export { figureShelf, loadFigures } from './load-figures.ts';
export type { FigureShelf, Figures } from './model.ts';
export { readFigures } from './read-figures.ts';
