/** Several operations on one person's year, in order. */
import { addTotals, negateTotals, type Totals } from '../../src/money/benefit/index.ts';
import { compareMirror, compareYtd, type Difference, type Settled } from './compare.ts';
import {
  child,
  type Fields,
  FormatError,
  fieldsOf,
  has,
  isObject,
  list,
  text,
  textOr,
  whole,
} from './fields.ts';
import { isLaterPart } from './later-part.ts';
import { type Packs, readPack } from './read-pack.ts';
import { recompute } from './recompute.ts';
import { compareSettled, settle, variantOf, ytdBefore } from './run-settlement.ts';

/** One settlement of the sequence; `now` changes when it is recomputed. */
export type Entry = {
  readonly step: Fields;
  readonly year: string;
  readonly continued: boolean;
  now: Settled;
  reversed: boolean;
};

export type Course = {
  readonly packs: Packs;
  readonly testCase: Fields;
  readonly entries: Entry[];
  /** Totals by benefit year, or by whatever else the file keeps apart. */
  readonly totals: Map<string, Totals>;
  /** Group recognised by the last `category` step. */
  category: string | null;
  year: string;
  /** Counts fresh starts: another way to settle the same stay begins with empty totals. */
  start: number;
};

const RESET = /^(new|next|fresh|reset|restart|clear|other|alternative)|year|person/;
const RECOMPUTE = /recompute|cascade|resettle|recalc/;

export function runSequence(packs: Packs, testCase: Fields): Difference[] {
  const course: Course = {
    packs,
    testCase,
    entries: [],
    totals: new Map(),
    category: null,
    year: '',
    start: 0,
  };
  return list(testCase, 'steps').flatMap((value, index) =>
    runStep(course, fieldsOf(value, `steps[${index}]`)).map((difference) => ({
      ...difference,
      key: `steps[${index}].${difference.key}`,
    })),
  );
}

function runStep(course: Course, step: Fields): Difference[] {
  const op = text(step, 'op');
  if (op === 'settle') return settleStep(course, step);
  if (op === 'category') {
    course.category = text(step, 'to');
    return [];
  }
  if (op === 'reverse') return reverseStep(course, step);
  if (RECOMPUTE.test(op)) return recompute(course, step);
  if (RESET.test(op)) {
    course.start += 1;
    return [];
  }
  throw new FormatError(`${step.where}.op is unknown: ${op}`);
}

function settleStep(course: Course, step: Fields): Difference[] {
  if (Object.entries(step.object).some(([key, value]) => RESET.test(key) && value === true)) {
    course.start += 1;
  }
  const pack = textOr(step, 'pack', textOr(course.testCase, 'pack', ''));
  const policies = readPack(course.packs, pack, {
    ...variantOf(course.testCase),
    ...variantOf(step),
  });
  const year = yearOf(course, step);
  const before = has(step, 'ytdBefore')
    ? ytdBefore(step, policies)
    : (course.totals.get(year) ?? {});
  const continued = isLaterPart(step, year, course.entries);
  const now = settle(step, { policies, before, context: { groups: null, continued } });
  course.entries.push({ step, year, continued, now, reversed: false });
  course.totals.set(year, now.after);
  course.year = year;
  return compareSettled(step, now);
}

/** Totals are kept apart by benefit year, by fresh start, and by a branch that the step names. */
function yearOf({ start }: Course, step: Fields): string {
  const visit = child(step, 'visit');
  const dated = textOr(visit, 'discharged', textOr(visit, 'date', ''));
  const stated = step.object.year ?? step.object.benefitYear ?? visit.object.year;
  const branch = step.object.branch ?? step.object.scenario ?? step.object.alt ?? '';
  return `${start}/${String(branch)}/${String(stated ?? dated.slice(0, 4))}`;
}

function reverseStep(course: Course, step: Fields): Difference[] {
  const entry = course.entries[whole(step, 'of')];
  if (!entry || entry.reversed) throw new FormatError(`${step.where}.of names no live settlement`);
  const before = course.totals.get(entry.year) ?? {};
  entry.reversed = true;
  course.totals.set(entry.year, addTotals(before, negateTotals(entry.now.benefit.added)));
  course.year = entry.year;
  const mirrored = has(step, 'mirror') ? compareMirror(child(step, 'mirror'), entry.now) : [];
  const cascade = cascadeOf(step);
  return [...mirrored, ...(cascade ? recompute(course, cascade) : compareTotals(course, step))];
}

/** A reversal that also says what later settlements become: in a part of its own, or in itself. */
function cascadeOf(step: Fields): Fields | null {
  const inner = ['cascade', 'recompute', 'then'].find((key) => has(step, key));
  const value = inner === undefined ? null : (step.object[inner] ?? null);
  if (Array.isArray(value)) return { ...step, object: { ...step.object, expect: value } };
  if (isObject(value)) return fieldsOf({ ...step.object, ...value }, step.where);
  return value === true || has(step, 'expect') || has(step, 'supplement') ? step : null;
}

export function compareTotals(course: Course, step: Fields): Difference[] {
  const policies = course.entries.at(-1)?.now.policies;
  if (!has(step, 'ytdAfter') || !policies) return [];
  return compareYtd(child(step, 'ytdAfter'), course.totals.get(course.year) ?? {}, policies);
}
