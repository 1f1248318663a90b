import { createHash } from 'node:crypto';
import type { PersonId } from '../../src/kernel/ids.ts';
import { cardOf } from '../../src/main/demonstration/identities.ts';
import { pause } from '../chaos/product.ts';
import { AREA, keyOf } from './officers.ts';
import type { Site } from './site.ts';

export type Answer = { readonly status: number; readonly body: unknown };

/** Everybody who calls the window: officers with their keys, insured people after signing in. */
export type Desk = {
  readonly post: (by: By, path: string, body: object) => Promise<Answer>;
  readonly get: (by: By, path: string) => Promise<Answer>;
  readonly bring: (by: By, bytes: Buffer, name: string) => Promise<string>;
  readonly signIn: (person: string) => Promise<By>;
  readonly counts: () => { readonly calls: number; readonly repeated: number };
};

/** Headers that say who calls. */
export type By = Readonly<Record<string, string>>;

export function officer(id: string): By {
  return { authorization: `Bearer ${keyOf(id)}` };
}

const ANSWERED_WITHIN_MS = 180_000;
const ONE_TRY_MS = 30_000;
const PAUSE_MS = 25;
const UNAVAILABLE = 503;

export function openDesk(site: Site): Desk {
  const counts = { calls: 0, repeated: 0 };
  const until = async (path: string, init: RequestInit) => {
    const end = performance.now() + ANSWERED_WITHIN_MS;
    counts.calls += 1;
    for (let tries = 1; performance.now() < end; tries += 1) {
      const response = await once(`${site.product.url()}${path}`, init);
      if (response && response.status !== UNAVAILABLE) {
        site.answered();
        return response;
      }
      if (tries === 1) counts.repeated += 1;
      await pause(PAUSE_MS);
    }
    throw new Error(`not answered: ${path}\n${site.product.said()}`);
  };
  const area = (path: string) => `/api/areas/${AREA}${path}`;
  const post = (by: By, path: string, body: object) =>
    until(path, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { ...by, 'content-type': 'application/json' },
    });
  return {
    post: (by, path, body) => post(by, area(path), body),
    get: (by, path) => until(area(path), { headers: by }),
    async bring(by, bytes, name) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = by.cookie === undefined ? '/papers' : '/own/papers';
      const answer = await until(area(path), {
        ...{ method: 'POST', body: new Uint8Array(bytes) },
        headers: {
          ...by,
          ...{ 'content-type': 'image/png', 'x-content-sha256': hash, 'x-file-name': name },
        },
      });
      if (answer.status !== 200) throw new Error(`paper: ${JSON.stringify(answer.body)}`);
      return hash;
    },
    async signIn(person) {
      const { number, serial } = cardOf(person as PersonId);
      const claim = { area: AREA, type: 'card', number, cardSerial: serial };
      const signed = await post({}, '/api/sign-in/credential', claim);
      const cookie = signed.cookie?.split(';')[0];
      if (signed.status !== 200 || !cookie) {
        throw new Error(`signing in: ${signed.status} ${JSON.stringify(signed.body)}`);
      }
      const session = (await until('/api/session', { headers: { cookie } })).body;
      const { mark } = (session as { signed: { mark: string } }).signed;
      return { cookie, 'x-yikao-mark': mark };
    },
    counts: () => counts,
  };
}

/** Null when the connection failed or the answer did not come whole. */
async function once(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ONE_TRY_MS) });
    const cookie = response.headers.get('set-cookie');
    return { status: response.status, body: (await response.json()) as unknown, cookie };
  } catch {
    return null;
  }
}
