import type { Random } from '../chaos/random.ts';

type Change = (bytes: Buffer, random: Random) => Buffer;

const slice = (bytes: Buffer, random: Random) => {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(32))] as const;
};

const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  'null',
  '\\u0000',
  '\\ud800',
  '1e999',
  '-',
  '//',
];

const CHANGES: readonly Change[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  (bytes, random) => {
    const [from, until] = slice(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
  },
  (bytes, random) => {
    const [from, until] = slice(bytes, random);
    return Buffer.concat([bytes.subarray(0, until), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const token = Buffer.from(TOKENS[random.below(TOKENS.length)] ?? '');
    return Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]);
  },
];

/** Cuts, flips, repeats and inserts, as broken senders and lines do. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    changed = CHANGES[random.below(CHANGES.length)]?.(changed, random) ?? changed;
  }
  return changed;
}
