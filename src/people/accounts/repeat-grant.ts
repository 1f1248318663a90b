import { createHash } from 'node:crypto';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { KEY_REUSED } from './errors.ts';
import type { GrantEvent } from './model.ts';
import { findGrantEvent } from './store/grants.ts';

type Asked = Pick<GrantEvent, 'act' | 'grant' | 'hash'>;

/**
 * Whether this was done under the key before. Whoever asks looks once he holds what it changes, so that of several at one
 * moment the later ones see what the first did. The same key for anything else is refused.
 */
export async function isDone(
  sql: Sql,
  key: string | undefined,
  { act, grant, hash }: Asked,
): Promise<boolean> {
  const done = key === undefined ? null : await findGrantEvent(sql, key);
  if (!done) return false;
  // What was done before bodies were kept is known by its act and its grant alone.
  const same = done.act === act && done.grant === grant && (done.hash ?? hash) === hash;
  if (!same) throw new Rejection(KEY_REUSED, { key: key ?? '' });
  return true;
}

/** Of what a request says: not said, nothing and some value are three. */
export function hashOf(...said: readonly (string | bigint | null | undefined)[]): string {
  const texts = said.map((one) => (one === undefined ? [] : one === null ? null : String(one)));
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
