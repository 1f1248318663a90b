import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptText } from '../platform/kept-secret.ts';
import { createSealer, parseSealKeys, type Sealer, type SealKey } from '../platform/seal.ts';
import { writeSealKey } from '../platform/sealing/parse-keys.ts';
import type { Scheme } from '../platform/sealing/schemes.ts';
import type { Configuration } from './configuration.ts';

type Settings = Pick<Configuration, 'sealKeys' | 'sealScheme' | 'dataFolder'>;

const KEY_BYTES = 32;
/** How soon a running server sees a key that was added to the file. */
export const FILE_SEEN_WITHIN_MS = 1_000;

/** The keys from the environment; on a machine without any, a key that is made once, beside the data. */
export function installationSealer(settings: Settings): Sealer {
  if (settings.sealKeys !== undefined) return createSealer(parseSealKeys(settings.sealKeys));
  return createSealer(keysOfFile(ownFile(settings)));
}

export function newSealKey(version: number, scheme: Scheme): SealKey {
  return { version, scheme, key: randomBytes(KEY_BYTES) };
}

/** A newer key in the file of this installation; the older ones go on opening what they sealed. */
export function addKeyToFile(settings: Settings, scheme: Scheme): SealKey {
  const file = ownFile(settings);
  const keys = parseSealKeys(readFileSync(file, 'utf8').trim());
  const added = newSealKey(Math.max(...keys.map(({ version }) => version)) + 1, scheme);
  rewrite(file, [added, ...keys]);
  return added;
}

/** Keys that nothing is sealed with any longer. */
export function dropKeysFromFile(settings: Settings, retired: readonly number[]): void {
  const file = ownFile(settings);
  const keys = parseSealKeys(readFileSync(file, 'utf8').trim());
  rewrite(
    file,
    keys.filter(({ version }) => !retired.includes(version)),
  );
}

function ownFile({ dataFolder, sealScheme }: Settings): string {
  const file = join(dataFolder, 'seal.key');
  keptText(file, () => writeSealKey(newSealKey(1, sealScheme)));
  return file;
}

/** In one step, so that a reader sees the old keys or the new ones, and never half of them. */
function rewrite(file: string, keys: readonly SealKey[]): void {
  const beside = `${file}.new`;
  writeFileSync(beside, keys.map(writeSealKey).join(','), { mode: 0o600 });
  renameSync(beside, file);
}

/** Looks after a while whether the file was changed, so that a running server learns of a new key. */
function keysOfFile(file: string): () => readonly SealKey[] {
  let keys: readonly SealKey[] = [];
  let [lookedAt, changedAt] = [Number.NEGATIVE_INFINITY, Number.NaN];
  return () => {
    const now = performance.now();
    if (now - lookedAt < FILE_SEEN_WITHIN_MS) return keys;
    lookedAt = now;
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== changedAt) {
      keys = parseSealKeys(readFileSync(file, 'utf8').trim());
      changedAt = mtimeMs;
    }
    return keys;
  };
}
