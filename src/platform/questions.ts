/**
 * Joins single questions into one for many. What is asked while an earlier set is under way waits and goes
 * with the next, so that an idle system asks for one at once and a busy one asks seldom and for many.
 */
export type Questions<Key, Found> = (key: Key) => Promise<Found>;

type Waiting<Key, Found> = {
  readonly key: Key;
  readonly resolve: (found: Found) => void;
  readonly reject: (reason: unknown) => void;
};

const SET_MAX = 256;

/** `ask` answers in the order of the keys; when it fails, all of the set hear it. */
export function joinQuestions<Key, Found>(
  ask: (keys: readonly Key[]) => Promise<readonly Found[]>,
): Questions<Key, Found> {
  let queue: Waiting<Key, Found>[] = [];
  let asking = false;

  async function askAll(): Promise<void> {
    const set = queue.slice(0, SET_MAX);
    queue = queue.slice(SET_MAX);
    try {
      const found = await ask(set.map(({ key }) => key));
      set.forEach(({ resolve }, i) => {
        resolve(found[i] as Found);
      });
    } catch (error) {
      for (const { reject } of set) reject(error);
    }
    if (queue.length > 0) setImmediate(askAll);
    else asking = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      queue.push({ key, resolve, reject });
      if (asking) return;
      asking = true;
      // Those of the same turn of the event loop go together.
      setImmediate(askAll);
    });
}
