import type { Sql } from '../../platform/sql.ts';
import { type PolicyShelf, proveShelf } from '../../rules/policy/index.ts';
import { type Check, findings } from './model.ts';

/** Published documents and sets are what their hashes say, and every pinned set can be read. */
export async function checkPolicies(sql: Sql, shelf: PolicyShelf): Promise<Check> {
  const policies = findings('policies');
  const { checked, problems } = await proveShelf(sql);
  policies.count(checked);
  for (const { what, where } of problems) policies.report(what, where);
  const pinned = await sql<{ hash: string }>(
    'proof: pinned sets',
    'select distinct policy_set as hash from settlement',
  );
  for (const { hash } of pinned) {
    policies.count();
    const set = await shelf.setByHash(hash, sql).catch(() => null);
    if (set?.hash !== hash) policies.report('a pinned set cannot be read', `set ${hash}`);
  }
  return policies.done();
}
