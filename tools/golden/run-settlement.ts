import { addTotals, computeBenefit, type Totals } from '../../src/money/benefit/index.ts';
import type { PolicySet } from '../../src/rules/policy/index.ts';
import { compareExpect, compareYtd, type Difference, type Settled } from './compare.ts';
import { child, expectKeys, type Fields, has, isObject, text } from './fields.ts';
import { readInput, type StepContext } from './read-input.ts';
import { visitKindOf } from './read-layers.ts';
import { type Packs, readPack } from './read-pack.ts';
import { totalsOf } from './ytd.ts';

const KNOWN = [
  'id',
  'kind',
  'title',
  'pack',
  'variant',
  'person',
  'visit',
  'items',
  'ytdBefore',
  'balances',
  'seriousCapBonus',
  'expect',
  'ytdAfter',
  'arith',
  'seedRefs',
  'assumptions',
  'tags',
  'note',
];

export function runSettlement(packs: Packs, testCase: Fields): Difference[] {
  expectKeys(testCase, KNOWN);
  const policies = readPack(packs, text(testCase, 'pack'), variantOf(testCase));
  const before = has(testCase, 'ytdBefore') ? ytdBefore(testCase, policies) : {};
  const settled = settle(testCase, {
    policies,
    before,
    context: { groups: null, continued: false },
  });
  return compareSettled(testCase, settled);
}

/** The figures of the record, then the year's totals after it. */
export function compareSettled(step: Fields, settled: Settled): Difference[] {
  return [
    ...compareExpect(child(step, 'expect'), settled),
    ...(has(step, 'ytdAfter')
      ? compareYtd(child(step, 'ytdAfter'), settled.after, settled.policies)
      : []),
  ];
}

export function variantOf(fields: Fields) {
  const variant = fields.object.variant;
  return isObject(variant) ? variant : {};
}

export function ytdBefore(step: Fields, policies: PolicySet): Totals {
  const kind = visitKindOf(text(child(step, 'visit'), 'type'), step.where);
  return totalsOf(child(step, 'ytdBefore'), policies, kind);
}

export function settle(
  step: Fields,
  { policies, before, context }: { policies: PolicySet; before: Totals; context: StepContext },
): Settled {
  const input = readInput(step, before, context);
  const benefit = computeBenefit(input, policies);
  return {
    benefit,
    before,
    after: addTotals(before, benefit.added),
    policies,
    purses: input.mutualAid,
  };
}
