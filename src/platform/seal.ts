import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { assert } from '../kernel/assert.ts';

/** Keeps texts secret at rest: `k2:<base64>` is AES-256-GCM under the key of version 2. */
export type Sealer = {
  readonly seal: (text: string) => string;
  /** Opens what any of the known versions sealed; what was changed is a defect. */
  readonly open: (sealed: string) => string;
  /** A keyed hash, to find equal texts without opening any. */
  readonly mark: (text: string) => string;
  readonly newest: number;
};

export type SealKey = { readonly version: number; readonly key: Buffer };

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export function createSealer(keys: readonly SealKey[]): Sealer {
  const [oldest] = keys.toSorted((a, b) => a.version - b.version);
  const newest = keys.toSorted((a, b) => b.version - a.version)[0];
  assert(oldest && newest, 'there is a key to seal with');
  // Marks must stay findable when a new key is added, so they are made with a key drawn from the first.
  const marking = createHmac('sha256', oldest.key).update('mark').digest();
  return {
    newest: newest.version,
    seal: (text) => `k${newest.version}:${seal(newest.key, text).toString('base64')}`,
    open: (sealed) => {
      const [, version, data = ''] = /^k(\d+):(.+)$/.exec(sealed) ?? [];
      const found = keys.find((one) => one.version === Number(version));
      assert(found, 'the key that sealed a text is known');
      return open(found.key, Buffer.from(data, 'base64'));
    },
    mark: (text) => createHmac('sha256', marking).update(text).digest('base64'),
  };
}

/** `2:<64 hex digits>,1:<64 hex digits>`; a key without a version is the first. */
export function parseSealKeys(text: string): SealKey[] {
  const keys = text.split(',').map((entry) => {
    const [, version = '1', hex = ''] =
      /^\s*(?:(\d{1,4}):)?([0-9a-fA-F]{64})\s*$/.exec(entry) ?? [];
    return { version: Number(version), key: Buffer.from(hex, 'hex') };
  });
  if (keys.some(({ key }) => key.length !== KEY_BYTES)) {
    throw new Error('A sealing key is 64 hex digits; several are "2:…,1:…".');
  }
  if (new Set(keys.map(({ version }) => version)).size !== keys.length) {
    throw new Error('Two sealing keys have the same version.');
  }
  return keys;
}

function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(key: Buffer, data: Buffer): string {
  const cipher = createDecipheriv(CIPHER, key, data.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAuthTag(data.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = data.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8');
}
