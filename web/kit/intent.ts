import { NoAnswerError } from './api.ts';

const PREFIX = 'yikao.intent ';
/** Filters of the list that one came from; they may name a person. */
export const LAST_QUEUE = 'yikao.queue';

/**
 * The key under which the server does this once. It is kept until the server has answered, so that a
 * broken line, a retry and even a reloaded page speak of the same intent and never settle twice.
 */
function intentKey(intent: string): string {
  const slot = PREFIX + intent;
  const kept = sessionStorage.getItem(slot);
  if (kept !== null) return kept;
  const key = newKey();
  sessionStorage.setItem(slot, key);
  return key;
}

export function isPending(intent: string): boolean {
  return sessionStorage.getItem(PREFIX + intent) !== null;
}

/** Runs a command once: the body names the intent, an answer (also a refusal) ends it. */
export async function once<Body extends object, Answer>(
  name: string,
  body: Body,
  send: (body: Body & { key: string }) => Promise<Answer>,
): Promise<Answer> {
  const intent = `${name} ${JSON.stringify(body)}`;
  const key = intentKey(intent);
  try {
    const answer = await send({ ...body, key });
    sessionStorage.removeItem(PREFIX + intent);
    return answer;
  } catch (error) {
    if (!(error instanceof NoAnswerError)) sessionStorage.removeItem(PREFIX + intent);
    throw error;
  }
}

/** At sign-out: the names of intents say what was asked for. */
export function clearIntents(): void {
  for (const slot of Object.keys(sessionStorage)) {
    if (slot.startsWith(PREFIX) || slot === LAST_QUEUE) sessionStorage.removeItem(slot);
  }
}

/** Not `crypto.randomUUID`: browsers offer that on secure origins only, and a desk may use plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
