import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptText } from '../platform/kept-secret.ts';
import { createSealer, parseSealKeys, type Sealer } from '../platform/seal.ts';
import type { Configuration } from './configuration.ts';

const KEY_BYTES = 32;

/** The key from the environment; on a machine without one, a key that is made once, beside the data. */
export function installationSealer({ sealKeys, dataFolder }: Configuration): Sealer {
  const own = () =>
    keptText(join(dataFolder, 'seal.key'), () => randomBytes(KEY_BYTES).toString('hex'));
  return createSealer(parseSealKeys(sealKeys ?? own()));
}
