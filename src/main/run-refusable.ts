import { word } from '../border/open/index.ts';
import { Rejection } from '../kernel/rejection.ts';

/** A command that is refused says why in a sentence, as a page would. */
export async function runRefusable(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { en, zh } = word(error.kind.code, error.facts);
    process.stderr.write(`${en}\n${zh}\n`);
    return 1;
  }
}
