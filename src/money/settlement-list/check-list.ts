import { type Day, daysBetween } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { diagnosisRules } from './check-diagnoses.ts';
import { moneyRules } from './check-money.ts';
import { timeRules } from './check-times.ts';
import type { Check, Checks, RuleName, When } from './checks.ts';
import { DIFFERS } from './errors.ts';
import type { Finding, FindingField, ListContent, ListFacts } from './model.ts';

/** What a rule found, where, and what stands there. */
export type Found = { readonly field: FindingField; readonly value: string };

export type Rule<Name extends RuleName> = (
  check: Check<Name>,
  content: ListContent,
  facts: ListFacts,
) => readonly Found[];
export type Rules = { readonly [Name in RuleName]: Rule<Name> };

const headerRules: Pick<Rules, 'required' | 'not-together'> = {
  required: ({ fields }, { header }) =>
    fields.filter((field) => !header[field]).map((field) => ({ field, value: '' })),
  'not-together': ({ field, values, with: other }, { header }) => {
    const [value = '', beside = ''] = [header[field], header[other.field]];
    return values.includes(value) && other.values.includes(beside) ? [{ field, value }] : [];
  },
};

const RULES: Rules = { ...headerRules, ...moneyRules, ...timeRules, ...diagnosisRules };

/** Every finding, in the order of the checks; what is to be refused is thrown at once. */
export function checkList(
  content: ListContent,
  facts: ListFacts,
  { checks }: Checks,
): readonly Finding[] {
  return checks.flatMap((check) => {
    if (!applies(check.when ?? {}, content, facts)) return [];
    const rule = RULES[check.rule] as Rule<RuleName>;
    const found = rule(check, content, facts);
    return found.map(({ field, value }) => {
      const { id, level, zh, en } = check;
      if (level === 'refuse') throw new Rejection(DIFFERS, { check: zh, checkEn: en, value });
      return { check: id, level, field, value };
    });
  });
}

function applies(
  { visit, field, values, newbornDays }: When,
  { header }: ListContent,
  { visit: actual, bornOn, beganAt }: ListFacts,
): boolean {
  if (visit !== undefined && visit !== actual) return false;
  if (field !== undefined) {
    const stated = header[field];
    if (!stated || (values && !values.includes(stated))) return false;
  }
  if (newbornDays === undefined) return true;
  return beganAt !== null && daysBetween(bornOn, beganAt.slice(0, 10) as Day) <= newbornDays;
}
