import type { Source } from './model.ts';

/** A figure without a published text behind it, wholly or in the part named after `assumed:`. */
export function isAssumed(source: Source): boolean {
  return source.includes('assumed:');
}
