import type { SealKey } from '../seal.ts';
import type { Scheme } from './schemes.ts';

const KEY_BYTES = 32;

/** `2:sm4:<64 hex digits>,1:<64 hex digits>`; a key without a number is the first, without a scheme `aes`. */
export function parseSealKeys(text: string): SealKey[] {
  const keys = text.split(',').map((entry): SealKey => {
    const [, version = '1', scheme = 'aes', hex = ''] =
      /^\s*(?:(\d{1,4}):)?(?:(aes|sm4):)?([0-9a-fA-F]{64})\s*$/.exec(entry) ?? [];
    return { version: Number(version), scheme: scheme as Scheme, key: Buffer.from(hex, 'hex') };
  });
  if (keys.some(({ key, version }) => key.length !== KEY_BYTES || version === 0)) {
    throw new Error(
      'A sealing key is 64 hex digits with its number and scheme before it: "2:sm4:…,1:aes:…".',
    );
  }
  if (new Set(keys.map(({ version }) => version)).size !== keys.length) {
    throw new Error('Two sealing keys have the same number.');
  }
  return keys;
}

export function writeSealKey({ version, scheme = 'aes', key }: SealKey): string {
  return `${version}:${scheme}:${key.toString('hex')}`;
}
