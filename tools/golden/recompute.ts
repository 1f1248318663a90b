/** Recomputation of live settlements in order, from a day or after a reversed one. */
import { ZERO } from '../../src/kernel/money.ts';
import { addTotals, negateTotals, type Totals } from '../../src/money/benefit/index.ts';
import { compareExpect, compareSupplement, type Difference, type Settled } from './compare.ts';
import {
  child,
  expectKeys,
  type Fields,
  FormatError,
  fieldsOf,
  has,
  isObject,
  list,
  whole,
} from './fields.ts';
import { type Course, compareTotals, type Entry } from './run-sequence.ts';
import { settle } from './run-settlement.ts';

const SUPPLEMENT = ['supplement', 'delta', 'difference', 'differences', 'diff', 'adjustment'];
const KNOWN = [
  'op',
  'of',
  'from',
  'from_',
  'to',
  'expect',
  'mirror',
  'ytdAfter',
  'arith',
  'note',
  'cascade',
  'recompute',
  'then',
  'reason',
  'mode',
  'rule',
  'title',
  'label',
  ...SUPPLEMENT,
];

type Pair = { readonly entry: Entry; readonly old: Settled; readonly now: Settled };

export function recompute(course: Course, step: Fields): Difference[] {
  expectKeys(step, KNOWN);
  const pairs = recomputeYear(course);
  const supplement = SUPPLEMENT.find((key) => has(step, key));
  return [
    ...compareRecomputed(course, step, pairs),
    ...(supplement ? compareSupplement(child(step, supplement), pairs) : []),
    ...compareTotals(course, step),
  ];
}

/** Every live settlement of the year again, each on the totals that those before it leave. */
function recomputeYear(course: Course): Pair[] {
  const live = course.entries.filter((entry) => !entry.reversed && entry.year === course.year);
  let totals: Totals = startOf(course);
  const pairs: Pair[] = [];
  for (const entry of live) {
    const old = entry.now;
    const groups = course.category === null ? null : [course.category];
    const context = { groups, continued: entry.continued };
    const now = settle(entry.step, { policies: old.policies, before: totals, context });
    entry.now = now;
    totals = now.after;
    pairs.push({ entry, old, now });
  }
  course.totals.set(course.year, totals);
  return pairs;
}

/** What the year's totals hold besides the settlements of the sequence. */
function startOf(course: Course): Totals {
  let totals = course.totals.get(course.year) ?? {};
  for (const entry of course.entries) {
    if (entry.year !== course.year || entry.reversed) continue;
    totals = addTotals(totals, negateTotals(entry.now.benefit.added));
  }
  return totals;
}

/** `expect` holds all recomputed settlements, or those whose figures changed, or the one in `of`. */
function compareRecomputed(course: Course, step: Fields, pairs: readonly Pair[]): Difference[] {
  const expected = step.object.expect;
  if (expected === undefined || expected === null) return [];
  if (isObject(expected)) return compareExpect(child(step, 'expect'), only(course, step, pairs));
  const figures = list(step, 'expect');
  const named = figures.map((value, index) => fieldsOf(value, `expect[${index}]`));
  if (named.every((entry) => has(entry, 'of') && has(entry, 'expect'))) {
    return named.flatMap((entry) =>
      compareExpect(child(entry, 'expect'), only(course, entry, pairs)),
    );
  }
  const changed = pairs.filter(({ old, now }) => differs(old, now));
  const chosen = figures.length === pairs.length ? pairs : changed;
  if (figures.length !== chosen.length) {
    throw new FormatError(
      `${step.where}.expect has ${figures.length} of ${pairs.length} settlements`,
    );
  }
  return chosen.flatMap(({ now }, index) =>
    compareExpect(fieldsOf(figures[index], `expect[${index}]`), now).map((difference) => ({
      ...difference,
      key: `expect[${index}].${difference.key}`,
    })),
  );
}

function only(course: Course, step: Fields, pairs: readonly Pair[]): Settled {
  const named = has(step, 'of') ? course.entries[whole(step, 'of')] : undefined;
  const found = pairs.find(({ entry }) => entry === named) ?? pairs.at(-1);
  if (!found) throw new FormatError(`${step.where} recomputes nothing`);
  return found.now;
}

function differs(old: Settled, now: Settled): boolean {
  const { benefit: a } = old;
  const { benefit: b } = now;
  return (
    a.fund - b.fund !== ZERO ||
    a.personal !== b.personal ||
    a.pool !== b.pool ||
    a.seriousDisease !== b.seriousDisease ||
    a.medicalAid !== b.medicalAid
  );
}
