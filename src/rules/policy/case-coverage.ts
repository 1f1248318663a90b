import type { Money } from '../../kernel/money.ts';
import type { AmountRow, Condition, Filing, ProviderLevel } from './model.ts';
import { FILINGS, LEVELS } from './words.ts';

/** Rows times cases: a second's work, far beyond what a page that a clerk can read asks for. */
export const TRIALS_MAX = 1_000_000;

/** One thing that can happen, as far as the conditions of a list of rows tell cases apart. */
export type Case = {
  readonly level: ProviderLevel;
  readonly retired: boolean;
  readonly age: number | null;
  readonly group: string | null;
  readonly disease: string | null;
  readonly procured: boolean;
  readonly filing: Filing;
};

/** What else tells cases apart at this place of a document, beside what its rows name. */
export type Scope = {
  readonly diseases?: readonly string[];
  readonly filings?: boolean;
};

export type Coverage = {
  /** For each level at most one case that no row fits. */
  readonly missing: readonly Case[];
  /** Rows that are never the first to fit. */
  readonly unreachable: readonly number[];
};

/**
 * Tries every combination that the rows tell apart: each level, each named disease, group and filing
 * and "none of them", an age on either side of each bound and an unknown one.
 */
export function coverageOf(rows: readonly Condition[], scope: Scope = {}): Coverage {
  const missing = new Map<ProviderLevel, Case>();
  const reached = new Set<number>();
  for (const each of casesOf(rows, scope)) {
    const index = rows.findIndex((row) => fitsCase(row, each));
    if (index >= 0) reached.add(index);
    else if (!missing.has(each.level)) missing.set(each.level, each);
  }
  return {
    missing: [...missing.values()],
    unreachable: rows.map((_, index) => index).filter((index) => !reached.has(index)),
  };
}

/** The first case in which two lists of amounts differ: its amount by each, null where it has none. */
export function findDifference(
  a: readonly AmountRow[],
  b: readonly AmountRow[],
): { readonly a: Money | null; readonly b: Money | null } | null {
  for (const each of casesOf([...a, ...b], {})) {
    const amountIn = (rows: readonly AmountRow[]) =>
      rows.find((row) => fitsCase(row, each))?.amount ?? null;
    const found = { a: amountIn(a), b: amountIn(b) };
    if (found.a !== found.b) return found;
  }
  return null;
}

export function describeCase(each: Case): { readonly caseEn: string; readonly caseZh: string } {
  const known = Object.entries({
    level: each.level,
    retired: each.retired ? 'yes' : null,
    age: each.age === null ? null : String(each.age),
    group: each.group,
    disease: each.disease,
    procured: each.procured ? 'yes' : null,
    filing: each.filing === 'none' ? null : each.filing,
  }).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    caseEn: known.map(([name, value]) => `${name} ${value}`).join(', '),
    caseZh: known.map(([name, value]) => `${NAMES_ZH[name]} ${value}`).join('，'),
  };
}

const NAMES_ZH: Readonly<Record<string, string>> = {
  level: '机构级别',
  retired: '退休',
  age: '年龄',
  group: '人群',
  disease: '病种',
  procured: '集采',
  filing: '备案',
};

/** What each column of a case can be; the cases are all combinations. */
function columnsOf(rows: readonly Condition[], scope: Scope) {
  const named = <K extends keyof Condition>(key: K) => rows.some((row) => row[key] !== undefined);
  const ages = rows.flatMap(({ ageFrom, ageUnder }) => [
    ...boundAges(ageFrom),
    ...boundAges(ageUnder),
  ]);
  return {
    level: LEVELS,
    retired: named('retired') ? [false, true] : [false],
    age: distinct([null, ...ages]),
    group: distinct([null, ...rows.flatMap((row) => row.groups ?? [])]),
    disease: scope.diseases ?? distinct([null, ...rows.flatMap((row) => row.diseases ?? [])]),
    procured: named('procured') ? [false, true] : [false],
    filing: scope.filings || named('filings') ? FILINGS : (['none'] as const),
  } satisfies { readonly [K in keyof Case]: readonly Case[K][] };
}

/** How many cases `coverageOf` would try; a document that needs too many is refused before. */
export function countCases(rows: readonly Condition[], scope: Scope = {}): number {
  return Object.values(columnsOf(rows, scope)).reduce((count, { length }) => count * length, 1);
}

function casesOf(rows: readonly Condition[], scope: Scope): Case[] {
  const columns = columnsOf(rows, scope);
  let cases: Case[] = columns.level.map((level) => ({ ...PLAIN, level }));
  cases = times(cases, columns.retired, 'retired');
  cases = times(cases, columns.age, 'age');
  cases = times(cases, columns.group, 'group');
  cases = times(cases, columns.disease, 'disease');
  cases = times(cases, columns.procured, 'procured');
  return times(cases, columns.filing, 'filing');
}

const PLAIN = {
  retired: false,
  age: null,
  group: null,
  disease: null,
  procured: false,
  filing: 'none',
} as const;

function times<K extends keyof Case>(cases: Case[], values: readonly Case[K][], key: K): Case[] {
  return cases.flatMap((each) => values.map((value) => ({ ...each, [key]: value })));
}

function boundAges(bound: number | undefined): number[] {
  return bound === undefined ? [] : [bound - 1, bound].filter((age) => age >= 0);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function fitsCase(row: Condition, each: Case): boolean {
  if (row.levels && !row.levels.includes(each.level)) return false;
  if (row.retired !== undefined && row.retired !== each.retired) return false;
  if (row.groups && (each.group === null || !row.groups.includes(each.group))) return false;
  if (row.diseases && (each.disease === null || !row.diseases.includes(each.disease))) return false;
  if (row.procured !== undefined && row.procured !== each.procured) return false;
  if (row.filings && !row.filings.includes(each.filing)) return false;
  return fitsAge(row, each.age);
}

function fitsAge({ ageFrom, ageUnder }: Condition, age: number | null): boolean {
  if (ageFrom === undefined && ageUnder === undefined) return true;
  if (age === null) return false;
  return age >= (ageFrom ?? 0) && age < (ageUnder ?? Number.POSITIVE_INFINITY);
}
