/** Year-to-date figures of a cases file as the product's totals, and back. */
import { type Money, plus, ZERO } from '../../src/kernel/money.ts';
import { addTotals, type Totals } from '../../src/money/benefit/index.ts';
import type { PolicySet, VisitKind } from '../../src/rules/policy/index.ts';
import { child, type Fields, FormatError, isObject, money } from './fields.ts';

const NAMED: Readonly<Record<string, string>> = {
  admissions: 'admissions',
  specialDed: 'deductible.special',
  seriousPaid: 'serious.paid',
  largePaid: 'large.paid',
  largeBase: 'large.base',
};

/** `kind` chooses the aid purse, because a file keeps one figure for the purse of its visit. */
export function totalsOf(ytd: Fields, policies: PolicySet, kind: VisitKind): Totals {
  let totals: Totals = {};
  for (const key of Object.keys(ytd.object)) {
    const value = ytd.object[key];
    if (isObject(value)) {
      const inner = child(ytd, key);
      for (const name of Object.keys(inner.object)) {
        totals = addTotals(totals, { [nestedKey(inner, key, name)]: money(inner, name) });
      }
    } else {
      const purse = purseOf(policies, kind);
      for (const name of keysOf(ytd, key, { policies, purse })) {
        totals = addTotals(totals, { [name]: money(ytd, key) });
      }
    }
  }
  return totals;
}

/** The figure that a file calls `key`, from the product's totals. */
export function figureOf(
  totals: Totals,
  { ytd, key, policies }: { ytd: Fields; key: string; policies: PolicySet },
): Money {
  if (key === 'aidBase' || key === 'aidPaid') return sumOfAid(totals, key);
  const [name = ''] = keysOf(ytd, key, { policies, purse: '' });
  return totals[name] ?? ZERO;
}

export function nestedKey({ where }: Fields, key: string, name: string): string {
  if (key === 'outpatientDed') return `deductible.${name}`;
  if (/^pool[A-Z]\w*By$/.test(key)) return `pool.${key}.${name}`;
  throw new FormatError(`${where} is unknown`);
}

function keysOf(
  { where }: Fields,
  key: string,
  { policies, purse }: { policies: PolicySet; purse: string },
): readonly string[] {
  const named = NAMED[key];
  if (named) return [named];
  // One figure serves both layers that accumulate an in-scope own part.
  if (key === 'seriousBase') return baseKeys(policies);
  if (key === 'aidBase') return [`aid.${purse}.base`];
  if (key === 'aidPaid') return [`aid.${purse}.paid`];
  if (/^pool[A-Z]\w*$/.test(key)) return [`pool.${key}`];
  throw new FormatError(`${where}.${key} is unknown`);
}

function baseKeys({ seriousDisease, largeAmount }: PolicySet): readonly string[] {
  const keys = seriousDisease ? ['serious.base'] : [];
  if (largeAmount?.mode === 'bands') keys.push('large.base');
  return keys.length > 0 ? keys : ['serious.base'];
}

function purseOf({ medicalAid }: PolicySet, kind: VisitKind): string {
  const purses = medicalAid?.purses ?? [];
  return (purses.find(({ visits }) => visits.includes(kind)) ?? purses[0])?.key ?? 'none';
}

function sumOfAid(totals: Totals, key: 'aidBase' | 'aidPaid'): Money {
  const end = key === 'aidBase' ? '.base' : '.paid';
  let sum = ZERO;
  for (const name of Object.keys(totals)) {
    if (name.startsWith('aid.') && name.endsWith(end)) sum = plus(sum, totals[name] ?? ZERO);
  }
  return sum;
}
