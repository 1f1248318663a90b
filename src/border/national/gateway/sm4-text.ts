import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Profile } from '../catalogue/model.ts';

type Cipher = Profile['cipher'];

const BLOCK = 16;
export const SM4_KEY_BYTES = 16;

/** SM4 with PKCS #7 padding, as the profile has it: ECB, or CBC with the start vector in front. */
export function encryptSm4(plain: string, key: Uint8Array, { mode, text }: Cipher): string {
  const start = mode === 'cbc' ? randomBytes(BLOCK) : null;
  const cipher = createCipheriv(`sm4-${mode}`, key, start);
  const parts = [start ?? Buffer.alloc(0), cipher.update(plain, 'utf8'), cipher.final()];
  return Buffer.concat(parts).toString(text);
}

/** Throws where the text is not such a ciphertext of this key. */
export function decryptSm4(sent: string, key: Uint8Array, { mode, text }: Cipher): Buffer {
  const bytes = Buffer.from(sent, text);
  const written = bytes.toString(text);
  const same = text === 'hex' ? written === sent.toLowerCase() : written === padded(sent);
  if (!same) throw new Error(`the text is not ${text}`);
  const start = mode === 'cbc' ? bytes.subarray(0, BLOCK) : null;
  const cipher = createDecipheriv(`sm4-${mode}`, key, start);
  return Buffer.concat([cipher.update(start ? bytes.subarray(BLOCK) : bytes), cipher.final()]);
}

function padded(base64: string): string {
  const bare = base64.replace(/=+$/, '');
  return bare + '='.repeat((4 - (bare.length % 4)) % 4);
}
