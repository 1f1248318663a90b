import { AREA, pause } from './product.ts';

export type Call = { readonly path: string; readonly body: unknown };

/** `tries` over 1: an answer was lost or refused as unavailable, and the same call was sent again. */
export type Reply = { readonly status: number; readonly body: unknown; readonly tries: number };

/** Something that must never happen; its text says what and where. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

const ANSWERED_WITHIN_MS = 90_000;
const ONE_TRY_MS = 20_000;
const PAUSE_MS = 25;
const UNAVAILABLE = 503;

/** Sends the same call until it is answered, as a hospital's system has to. */
export async function callUntilAnswered(url: () => string, call: Call): Promise<Reply> {
  const until = performance.now() + ANSWERED_WITHIN_MS;
  const text = JSON.stringify(call.body);
  for (let tries = 1; performance.now() < until; tries++) {
    const reply = await send(url(), call.path, text);
    if (reply && reply.status !== UNAVAILABLE) return { ...reply, tries };
    await pause(PAUSE_MS);
  }
  throw new Violation(`not answered in ${ANSWERED_WITHIN_MS / 1_000} s: ${call.path} ${text}`);
}

/** Null when the connection failed or the answer did not come whole. */
async function send(url: string, path: string, text: string) {
  try {
    const response = await fetch(`${url}/api/areas/${AREA}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
      signal: AbortSignal.timeout(ONE_TRY_MS),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  } catch {
    return null;
  }
}

/** The code of a refusal, or an empty text. */
export function codeOf({ body }: Reply): string {
  return (body as { error?: { code?: string } }).error?.code ?? '';
}
