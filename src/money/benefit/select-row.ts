import type { Condition, Filing, ProviderLevel } from '../../rules/policy/index.ts';

/** What the conditions of a row are held against. */
export type RowFacts = {
  readonly level: ProviderLevel;
  readonly retired: boolean;
  readonly age: number | null;
  readonly groups: readonly string[];
  readonly disease: string | null;
  readonly filing: Filing;
};

/** Index of the first row that fits, −1 where none does. Most rows are decided by the level alone. */
export function indexOfRow(rows: readonly Condition[], facts: RowFacts, procured: boolean): number {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row && fits(row, facts, procured)) return index;
  }
  return -1;
}

export function fits(row: Condition, facts: RowFacts, procured: boolean): boolean {
  if (row.levels && !row.levels.includes(facts.level)) return false;
  if (row.procured !== undefined && row.procured !== procured) return false;
  if (row.retired !== undefined && row.retired !== facts.retired) return false;
  if (row.diseases && (facts.disease === null || !row.diseases.includes(facts.disease)))
    return false;
  if (row.filings && !row.filings.includes(facts.filing)) return false;
  if (row.groups && !facts.groups.some((group) => row.groups?.includes(group))) return false;
  return fitsAge(row, facts.age);
}

/** Of unknown age nothing is presumed: a row that asks for an age does not fit. */
function fitsAge({ ageUnder, ageFrom }: Condition, age: number | null): boolean {
  if (ageUnder === undefined && ageFrom === undefined) return true;
  if (age === null) return false;
  return age < (ageUnder ?? Number.POSITIVE_INFINITY) && age >= (ageFrom ?? 0);
}
