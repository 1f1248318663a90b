import type { CaseId } from './model.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Does something to each of very many cases; how much was done. What one of them breaks the others do not suffer for: it
 * is thrown when all had their turn.
 */
export async function forEachCase(
  find: (after: string) => Promise<readonly CaseId[]>,
  work: (id: CaseId) => Promise<number>,
): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const ids: readonly CaseId[] = await find(after);
    for (const id of ids) {
      done += await work(id).catch((error: unknown) => {
        failures.push(error);
        return 0;
      });
    }
    after = ids.at(-1);
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
