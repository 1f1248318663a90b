import { createHash } from 'node:crypto';
import { Rejection } from '../../../kernel/rejection.ts';
import type { AreaDatabase, Sql } from '../../../platform/sql.ts';
import { KEY_REUSED } from '../errors.ts';
import type { Call } from '../transaction.ts';
import { findKept, type KeptRequest, keepRequest } from './store.ts';

export type Kept = { readonly json: string; readonly replayed: boolean };

type OnceOptions = {
  readonly database: AreaDatabase;
  readonly key: Call['key'];
  readonly bodyHash: string;
  /** Does the work inside the transaction and gives the answer's JSON. */
  readonly work: (sql: Sql) => Promise<string>;
};

/**
 * The work and its key are committed together, so a message that is sent again gets the first answer. Two of the
 * same at one moment: the second fails on the key, is rolled back, and finds the stored answer.
 */
export async function once({ database, key, bodyHash, work }: OnceOptions): Promise<Kept> {
  try {
    return await database.transaction(async (sql) => {
      const stored = await findKept(sql, key);
      if (stored) return replay(stored, key, bodyHash);
      const json = await work(sql);
      await keepRequest(sql, { ...key, bodyHash, answer: json });
      return { json, replayed: false };
    });
  } catch (error) {
    if (!isKeyClash(error)) throw error;
    const stored = await findKept(database.sql, key);
    if (!stored) throw error;
    return replay(stored, key, bodyHash);
  }
}

function replay(stored: KeptRequest, key: Call['key'], bodyHash: string): Kept {
  if (stored.bodyHash === bodyHash) return { json: stored.answer, replayed: true };
  throw new Rejection(KEY_REUSED, { transaction: key.transaction, message: key.message });
}

/** Of what was understood, so that a retry with another time or operator is the same message. */
export function hashInput(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function isKeyClash(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'request_pkey';
}
