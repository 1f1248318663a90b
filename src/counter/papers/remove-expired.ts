import { laterBy } from '../../platform/clock.ts';
import type { PaperDeps } from './model.ts';
import { findKept, listKept, lockState, markExpired, sampleKept } from './store.ts';

const UNUSED_DAYS = 90;
const BATCH = 500;

export type Removed = {
  /** Files whose time is over. */
  readonly expired: number;
  /** Objects that no row knows, or that a removal which was interrupted had left. */
  readonly swept: number;
};

/**
 * Removes the bytes of papers whose time is over; their rows stay and say when. First the mark is committed, then the bytes
 * go under the row's lock: whoever brings the same file again at that moment waits and finds it removed, or brings it back.
 */
export async function removeExpired(deps: PaperDeps, now: Date): Promise<Removed> {
  let expired = 0;
  for (;;) {
    const marked = await deps.database.transaction((sql) =>
      markExpired(sql, {
        now: now.toISOString(),
        unusedBefore: laterBy(now, -UNUSED_DAYS).toISOString(),
        most: BATCH,
      }),
    );
    for (const hash of marked) await removeBytes(deps, hash, ['removed']);
    expired += marked.length;
    if (marked.length < BATCH) break;
  }
  return { expired, swept: await sweep(deps, now) };
}

async function sweep(deps: PaperDeps, now: Date): Promise<number> {
  const settled = laterBy(now, -1);
  let swept = 0;
  let some: string[] = [];
  const look = async () => {
    // Nearly all have their row: one question for many, and the lock only for what may have to go.
    const kept = await findKept(deps.database.sql, some);
    for (const hash of some.filter((one) => !kept.has(one))) {
      if (await removeBytes(deps, hash, ['removed', 'none'])) swept += 1;
    }
    some = [];
  };
  for await (const { hash, at } of deps.vault.list()) {
    // A younger one may be just on its way to its row.
    if (at < settled) some.push(hash);
    if (some.length === BATCH) await look();
  }
  await look();
  return swept;
}

type State = Awaited<ReturnType<typeof lockState>>;

function removeBytes(
  { database, vault }: PaperDeps,
  hash: string,
  when: readonly State[],
): Promise<boolean> {
  return database.transaction(async (sql) => {
    if (!when.includes(await lockState(sql, hash))) return false;
    await vault.remove(hash);
    return true;
  });
}

export type PaperProblem = { readonly file: string; readonly what: string };

/** For the proof: every file that should be there is, opens, and still is what it was; with a sample, so many of them. */
export async function* checkPapers(
  { database, vault }: Pick<PaperDeps, 'database' | 'vault'>,
  sample: number | null,
): AsyncGenerator<PaperProblem | null> {
  const look = async (file: string) => {
    const what = await vault.wrong(file);
    return what === null ? null : { file, what };
  };
  if (sample !== null) {
    for (const file of await sampleKept(database.sql, sample)) yield await look(file);
    return;
  }
  for (let after: string | undefined = ''; after !== undefined; ) {
    const files: string[] = await listKept(database.sql, after, BATCH);
    for (const file of files) yield await look(file);
    after = files.at(-1);
  }
}
