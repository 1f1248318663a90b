import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FigureShelf, Figures } from './model.ts';
import { readFigures } from './read-figures.ts';

/** Reads `<area>/<from>.yaml` below the folder. */
export function loadFigures(folder: string): FigureShelf {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return figureShelf(
    paths
      .filter((path) => path.endsWith('.yaml'))
      .map((path) =>
        readFigures(
          parse(readFileSync(join(folder, path), 'utf8'), { schema: 'failsafe' }),
          path.replaceAll('\\', '/'),
        ),
      ),
  );
}

/** Of each area the newest that has begun. */
export function figureShelf(all: readonly Figures[]): FigureShelf {
  const newestFirst = all.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return {
    on: (area, day) => newestFirst.find((one) => one.area === area && one.from <= day) ?? null,
  };
}
