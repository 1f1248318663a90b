import type { RequestKey } from '../../../kernel/ids.ts';
import type { Call } from '../transaction.ts';

/** Provinces add an A to some numbers; the message is the same one under either. */
export function plainNumber(number: string): string {
  return number.replace(/A$/, '');
}

/** With the provider it names a settlement or its cancel for ever. */
export function moneyKey({ key }: Call): RequestKey {
  return `${plainNumber(key.transaction)}.${key.message}` as RequestKey;
}
