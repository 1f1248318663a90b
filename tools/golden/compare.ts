/** Comparison of a computed settlement with the figures of a case: every key, and no key unknown. */
import { type Money, negate, plus, ZERO } from '../../src/kernel/money.ts';
import type { Benefit, Totals } from '../../src/money/benefit/index.ts';
import type { PolicySet } from '../../src/rules/policy/index.ts';
import { type Fields, fieldsOf, isObject, type Json } from './fields.ts';
import { figureOf, nestedKey } from './ytd.ts';

export type Difference = { readonly key: string; readonly expected: string; readonly got: string };

/** What one settlement left, beside the benefit itself. */
export type Settled = {
  readonly benefit: Benefit;
  readonly before: Totals;
  readonly after: Totals;
  readonly policies: PolicySet;
  readonly purses: readonly { readonly owner: string; readonly available: Money }[];
};

type Figure = (settled: Settled) => Money | null;

const FIGURES: Readonly<Record<string, Figure>> = {
  total: ({ benefit }) => benefit.bill.total,
  fullSelf: ({ benefit }) => benefit.bill.fullSelfPay,
  overLimit: ({ benefit }) => benefit.bill.overCeiling,
  preSelf: ({ benefit }) => benefit.bill.priorSelfPay,
  inScope: ({ benefit }) => benefit.bill.inScope,
  crossPreSelf: ({ benefit }) => benefit.outOfAreaSelfPay,
  deductible: ({ benefit }) => benefit.deductible,
  ratioBp: ({ benefit }) => (benefit.rate === null ? null : ((benefit.rate / 100n) as Money)),
  pool: ({ benefit }) => benefit.pool,
  overCap: ({ benefit }) => benefit.overCap,
  seriousBaseAdd: ({ benefit }) => benefit.seriousBaseAdded,
  seriousBaseAfter: ({ benefit, after }) =>
    benefit.seriousBaseAdded === null ? null : (after['serious.base'] ?? ZERO),
  largeAmount: ({ benefit }) => benefit.largeAmount,
  serious: ({ benefit }) => benefit.seriousDisease,
  aidBase: ({ benefit }) => benefit.aidBase,
  aid: ({ benefit }) => benefit.medicalAid,
  fund: ({ benefit }) => benefit.fund,
  personal: ({ benefit }) => benefit.personal,
  account: ({ benefit }) => benefit.ownAccount,
  mutualAid: ({ benefit }) => sumOfMutualAid(benefit),
  cash: ({ benefit }) => benefit.cash,
  hospitalResult: ({ benefit }) => benefit.hospitalResult,
};

export function compareExpect(expect: Fields, settled: Settled): Difference[] {
  return Object.entries(expect.object).flatMap(([key, expected]) => {
    if (key === 'wallets') return differ(key, expected, walletsOf(expected, settled));
    const figure = FIGURES[key];
    return figure ? differ(key, expected, figure(settled)) : unknownKey(key, expected);
  });
}

/** A reversal's record: every figure of the settlement with the other sign. */
export function compareMirror(mirror: Fields, settled: Settled): Difference[] {
  return Object.entries(mirror.object).flatMap(([key, expected]) => {
    const figure = FIGURES[key];
    if (!figure) return unknownKey(`mirror.${key}`, expected);
    const amount = figure(settled);
    return differ(`mirror.${key}`, expected, amount === null ? null : negate(amount));
  });
}

/** What a recomputation posts: new less old, over all settlements it touched. */
export function compareSupplement(
  supplement: Fields,
  pairs: readonly { readonly old: Settled; readonly now: Settled }[],
): Difference[] {
  return Object.entries(supplement.object).flatMap(([key, expected]) => {
    const figure = FIGURES[key];
    if (!figure) return unknownKey(`supplement.${key}`, expected);
    let sum = ZERO;
    for (const { old, now } of pairs) {
      sum = plus(sum, plus(figure(now) ?? ZERO, negate(figure(old) ?? ZERO)));
    }
    return differ(`supplement.${key}`, expected, sum);
  });
}

export function compareYtd(ytd: Fields, totals: Totals, policies: PolicySet): Difference[] {
  return Object.entries(ytd.object).flatMap(([key, expected]) => {
    const name = `ytdAfter.${key}`;
    if (!isObject(expected)) {
      return differ(name, expected, figureOf(totals, { ytd, key, policies }));
    }
    const inner = fieldsOf(expected, name);
    const listed = Object.keys(expected);
    const unlisted = Object.keys(totals).filter(
      (total) => totals[total] !== ZERO && belongsTo(inner, { total, key, listed }),
    );
    return [
      ...listed.flatMap((part) =>
        differ(`${name}.${part}`, expected[part], totals[nestedKey(inner, key, part)] ?? ZERO),
      ),
      ...unlisted.map((total) => ({ key: name, expected: 'nothing more', got: total })),
    ];
  });
}

function belongsTo(
  inner: Fields,
  { total, key, listed }: { total: string; key: string; listed: readonly string[] },
): boolean {
  const prefix = key === 'outpatientDed' ? 'deductible.' : nestedKey(inner, key, '');
  // The yearly deductible of special disease has a figure of its own.
  if (!total.startsWith(prefix) || total === 'deductible.special') return false;
  return !listed.includes(total.slice(prefix.length));
}

export function differ(
  key: string,
  expected: Json | undefined,
  got: Money | string | null,
): Difference[] {
  const wanted =
    expected === undefined
      ? 'null'
      : isPlain(expected)
        ? String(expected)
        : JSON.stringify(expected);
  const found = String(got);
  return wanted === found ? [] : [{ key, expected: wanted, got: found }];
}

function isPlain(value: Json): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function unknownKey(key: string, expected: Json): Difference[] {
  return [{ key, expected: JSON.stringify(expected), got: 'nothing: the key is unknown' }];
}

function sumOfMutualAid(benefit: Benefit): Money {
  let total = ZERO;
  for (const { amount } of benefit.mutualAid) total = plus(total, amount);
  return total;
}

/** In the words of the file, so that the two can be compared as text. */
function walletsOf(expected: Json, { benefit, purses }: Settled): string {
  const used = (owner: string) =>
    benefit.mutualAid.find((payer) => payer.owner === owner)?.amount ?? ZERO;
  const shown = purses.map(({ owner, available }) => ({
    giver: owner,
    used: Number(used(owner)),
    left: Number(available - used(owner)),
  }));
  const first = Array.isArray(expected) ? expected[0] : null;
  const keys = isObject(first ?? null) ? Object.keys(first as object) : ['giver', 'used', 'left'];
  return JSON.stringify(
    shown.map((wallet) =>
      Object.fromEntries(keys.map((key) => [key, wallet[key as keyof typeof wallet] ?? null])),
    ),
  );
}
