import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

export type Random = (bytes: number) => Uint8Array;

/** argon2id with 19 MiB and two passes: a tenth of a second here, a fortune for whoever tries millions. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of no password at all; compared where there is no account, so that both take the same time. */
let nobody: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), password);
  return stored !== null && matches;
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function newToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** What a page of ours sends with a call; made from the token, which no page can read. */
export function markOf(token: string): string {
  return createHash('sha256').update(`mark ${token}`).digest('base64url');
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Without letters that look alike, in groups, for telephone and paper. 31 letters: 4.95 bits each. */
export function readableSecret(random: Random, groups: number): string {
  const letters: string[] = [];
  while (letters.length < groups * 4) {
    // Bytes beyond a whole multiple are dropped, so that no letter is likelier than another.
    for (const byte of random(64)) {
      if (byte < 248 && letters.length < groups * 4) letters.push(LETTERS.charAt(byte % 31));
    }
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}
