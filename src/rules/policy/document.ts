import { createHash } from 'node:crypto';
import { assert } from '../../kernel/assert.ts';
import { formatRate, formatYuan, type Money, type Rate } from '../../kernel/money.ts';
import { Fields } from './fields.ts';
import type { Policy } from './model.ts';
import { type Problem, sentenceOf } from './problem.ts';
import { readPolicy } from './read-policy.ts';

/** What a document is as JSON: the same fields as in YAML, amounts and rates as text. */
export type Tree = string | number | boolean | readonly Tree[] | { readonly [name: string]: Tree };

/** Fields whose figure is a share of one; every other figure is fen. */
const RATES: ReadonlySet<string> = new Set([
  'rate',
  'by',
  'factor',
  'personRate',
  'deductibleFactor',
  'addPoints',
]);

/** Fields where "no limit" is written out, because a limit that is left out is refused. */
const LIMITS: ReadonlySet<string> = new Set(['cap', 'amount', 'days', 'months']);

/**
 * The one text of a policy, over which its hash is taken: names sorted, no spaces, nothing that is
 * absent. A field that is added to the model later must be optional, so that old documents keep theirs.
 */
export function documentOf(policy: Policy): string {
  return JSON.stringify(treeOf(policy));
}

export function hashOf(policy: Policy): string {
  return hashOfText(documentOf(policy));
}

export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A policy from its canonical text. It was checked when it was published, so a fault is a defect. */
export function policyFrom(document: string): Policy {
  const problems: Problem[] = [];
  const policy = readPolicy(new Fields(JSON.parse(document), '', problems));
  const [first] = problems;
  assert(!first, `a published document is readable (${first ? sentenceOf(first, 'en') : ''})`);
  return policy;
}

export function treeOf(policy: Policy): { readonly [name: string]: Tree } {
  return mappingOf(policy);
}

function mappingOf(node: object): { readonly [name: string]: Tree } {
  const entries: [string, Tree][] = [];
  for (const [name, value] of Object.entries(node).sort(byName)) {
    const tree = treeFrom(name, value);
    if (tree !== undefined) entries.push([name, tree]);
  }
  return Object.fromEntries(entries);
}

function treeFrom(name: string, value: unknown): Tree | undefined {
  if (value === undefined) return undefined;
  if (value === null) return LIMITS.has(name) ? 'none' : undefined;
  if (typeof value === 'bigint') {
    return RATES.has(name) ? formatRate(value as Rate) : formatYuan(value as Money);
  }
  if (Array.isArray(value)) return value.map((item) => treeFrom(name, item) ?? 'none');
  return typeof value === 'object' ? mappingOf(value) : (value as Tree);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
