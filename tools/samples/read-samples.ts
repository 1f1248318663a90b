import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One message that a real client sent, or one that a real platform answered, with its ids struck out. */
export type Sample = {
  readonly file: string;
  readonly number: string;
  readonly side: 'request' | 'response';
  readonly message: Tree;
};
export type Tree = Readonly<Record<string, unknown>>;

const NAME = /^(?<source>[^_]+)_(?<number>.+)_(?<side>request|response)\.json$/;

/** Files that are named so; null: there is no such folder. */
export function readSamples(folder: string): readonly Sample[] | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const { number, side } = NAME.exec(file)?.groups ?? {};
      if (number === undefined || side === undefined) return [];
      const message = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree;
      return [{ file, number, side: side as Sample['side'], message }];
    });
}
