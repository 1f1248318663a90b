import { createStore, get as find, set, type UseStore } from 'idb-keyval';
import { actedFor, get, NoAnswerError } from '../api.ts';
import { currentArea } from '../area.ts';

let store: UseStore | null = null;

function shelf(): UseStore {
  store ??= createStore('yikao-shelf', 'answers');
  return store;
}

/**
 * Answers that are the same for everybody and that a station needs while the line is down: the list of matters and their
 * documents. Asked anew whenever the line allows; the kept one only where no answer comes. Nothing of a person lies here.
 */
export async function getKept<View>(path: string): Promise<View> {
  // What a guardian may file is not what everybody may; which child it is makes no difference.
  const slot = `${currentArea()}${actedFor() === null ? '' : ' for a child'}${path}`;
  try {
    const answer = await get<View>(path);
    await set(slot, answer, shelf()).catch(() => undefined);
    return answer;
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    const kept = await find<View>(slot, shelf()).catch(() => undefined);
    if (kept === undefined) throw error;
    return kept;
  }
}
