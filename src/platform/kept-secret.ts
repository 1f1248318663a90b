import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type SecretOptions = {
  /** The setting, for the person who has to set it. */
  readonly name: string;
  /** What the setting says. */
  readonly given: string | undefined;
  /** Where a made one is kept. */
  readonly file: string;
};

const LENGTH_MIN = 32;

/** A secret of this installation: from the environment, or made once beside the data and kept. */
export function keptSecret({ name, given, file }: SecretOptions): Uint8Array {
  if (given) {
    if (given.length >= LENGTH_MIN) return digest(given);
    throw new Error(`${name} must have at least ${LENGTH_MIN} characters.`);
  }
  return digest(keptText(file, () => randomBytes(LENGTH_MIN).toString('base64url')));
}

/** What a file says; a first start writes it. Two at one moment end with the same: one makes the file. */
export function keptText(file: string, make: () => string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o711 });
  try {
    writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
