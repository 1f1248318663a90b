import { type Money, plus, remaining, ZERO } from '../../kernel/money.ts';
import type { Cap, VisitPolicy } from '../../rules/policy/index.ts';
import { indexOfRow } from './select-row.ts';
import { totalOf } from './totals.ts';
import { citedStep, type Working } from './trace.ts';

/**
 * The pool's part after every annual cap it belongs to. All caps accrue, also those that do not limit
 * this person today: a second disease recognised tomorrow finds what the first one has used.
 */
export function applyCaps(working: Working, policy: VisitPolicy, uncapped: Money): Money {
  let pool = uncapped;
  for (let index = 0; index < policy.caps.length; index += 1) {
    const cap = policy.caps[index];
    if (cap) pool = limit(working, { policy, cap, index, pool });
  }
  if (pool > ZERO) for (const cap of policy.caps) accrue(working, cap, pool);
  return pool;
}

function limit(
  { input, facts, steps }: Working,
  { policy, cap, index, pool }: { policy: VisitPolicy; cap: Cap; index: number; pool: Money },
): Money {
  if (cap.appliesTo === 'several-diseases' && input.patient.chronicDiseases.length < 2) return pool;
  const at = indexOfRow(cap.rows, facts, false);
  const row = cap.rows[at];
  if (!row) return pool;
  const key = keyOf(cap, input.visit.disease);
  const room = remaining(row.amount, totalOf(input.before, key));
  const result = pool < room ? pool : room;
  steps.push(
    citedStep(
      'pool-cap',
      { base: pool, rate: null, result },
      {
        document: policy.benefit,
        clause: `caps[${index}].rows[${at}]`,
        source: row.source,
        note: key,
      },
    ),
  );
  return result;
}

function accrue({ input, added }: Working, cap: Cap, pool: Money): void {
  const key = keyOf(cap, input.visit.disease);
  added[key] = plus(added[key] ?? ZERO, pool);
}

/** Composing a key costs more than the arithmetic on what it holds, so a document's are kept. */
const KEYS = new WeakMap<Cap, string>();

function keyOf(cap: Cap, disease: string | null): string {
  const known = KEYS.get(cap);
  if (known !== undefined) return known;
  const key = `pool.${cap.key}`;
  if (key.includes('{disease}')) return key.replace('{disease}', disease ?? '');
  KEYS.set(cap, key);
  return key;
}
