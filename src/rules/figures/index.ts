export { figureShelf, loadFigures } from './load-figures.ts';
export type { Figures, FigureShelf } from './model.ts';
export { readFigures } from './read-figures.ts';
