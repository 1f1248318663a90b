import { countCases, coverageOf, describeCase, type Scope, TRIALS_MAX } from './case-coverage.ts';
import { isCode } from './fields.ts';
import type {
  Condition,
  GeneralPolicy,
  MedicalAidPolicy,
  Policy,
  QuotaPolicy,
  VisitPolicy,
} from './model.ts';
import { type Problem, type ProblemCode, problem } from './problem.ts';
import { idOf } from './read-policy.ts';

/** What one document must hold beyond the form of its fields: complete rows, sources, its own name. */
export function checkPolicy(policy: Policy): Problem[] {
  return [...checkHeader(policy), ...checkBody(policy), ...checkCodes(policy)];
}

function checkHeader(policy: Policy): Problem[] {
  const problems: Problem[] = [];
  const expected = idOf(policy);
  if (policy.id !== expected) {
    problems.push(problem('policy.id_differs', 'id', { expected, value: policy.id }));
  }
  if (!policy.fromSource) problems.push(problem('policy.source_missing', 'fromSource'));
  return problems;
}

function checkBody(policy: Policy): Problem[] {
  switch (policy.benefit) {
    case 'general':
      return checkGeneral(policy);
    case 'disease-quota':
      return checkQuota(policy);
    case 'medical-aid':
      return checkAid(policy);
    case 'large-amount':
    case 'serious-disease':
      return [];
    default:
      return checkVisit(policy);
  }
}

/** Choices that came later: stored documents are read without them, new ones are complete. */
function checkGeneral({ accountOrder, acrossSchemes, crossYear }: GeneralPolicy): Problem[] {
  const missing = (path: string, field: string) => problem('policy.field_missing', path, { field });
  return [
    ...(accountOrder ? [] : [missing('', 'accountOrder')]),
    ...(acrossSchemes ? [] : [missing('', 'acrossSchemes')]),
    ...(crossYear.deductible ? [] : [missing('crossYear', 'deductible')]),
  ];
}

function checkVisit({
  benefit,
  deductible,
  rates,
  outOfArea,
  caps,
  ...rest
}: VisitPolicy): Problem[] {
  const problems: Problem[] = [];
  if (rest.pharmacy && benefit === 'inpatient') {
    problems.push(problem('policy.pharmacy_unused', 'pharmacy'));
  }
  const eachStay = benefit === 'inpatient' && /^(visit|admission)$/.test(deductible.per);
  if (deductible.transfer?.is === 'one-stay' && !eachStay) {
    problems.push(problem('policy.transfer_unused', 'deductible.transfer'));
  }
  if (!deductible.source) problems.push(problem('policy.source_missing', 'deductible.source'));
  if (deductible.per !== 'none') problems.push(...checkRows(deductible.rows, 'deductible.rows'));
  problems.push(...checkRows(rates, 'rates'));
  if (outOfArea) problems.push(...checkRows(outOfArea.rows, 'outOfArea.rows', { filings: true }));
  caps.forEach(({ key, rows }, index) => {
    if (caps.findIndex((cap) => cap.key === key) < index) {
      problems.push(problem('policy.word_repeated', `caps[${index}].key`, { value: key }));
    }
    problems.push(...checkRows(rows, `caps[${index}].rows`));
  });
  return problems;
}

function checkAid({ purses }: MedicalAidPolicy): Problem[] {
  return purses.flatMap(({ per, source }, index) =>
    per && !source ? [problem('policy.source_missing', `purses[${index}].source`)] : [],
  );
}

/** A disease that a quota names must have one at every level; other diseases have none. */
function checkQuota({ rows }: QuotaPolicy): Problem[] {
  const diseases = [...new Set(rows.flatMap((row) => row.diseases ?? []))];
  return checkRows(rows, 'rows', { diseases });
}

function checkRows(rows: readonly Condition[], path: string, scope?: Scope): Problem[] {
  if (rows.length === 0) return [];
  const count = countCases(rows, scope);
  if (count * rows.length > TRIALS_MAX) {
    return [problem('policy.cases_too_many', path, { count: String(count) })];
  }
  const { missing, unreachable } = coverageOf(rows, scope);
  return [
    ...missing.map((each) => problem('policy.row_missing', path, describeCase(each))),
    ...unreachable.map((index) => problem('policy.row_unreachable', `${path}[${index}]`)),
  ];
}

/** Codes of groups and diseases are compared letter by letter, so their form is fixed. */
function checkCodes(policy: Policy): Problem[] {
  const problems: Problem[] = [];
  const malformed: ProblemCode = 'policy.code_malformed';
  for (const { path, code } of codesOf(policy)) {
    if (code !== '' && !isCode(code)) problems.push(problem(malformed, path, { value: code }));
  }
  return problems;
}

export type NamedCode = {
  readonly kind: 'group' | 'disease';
  readonly path: string;
  readonly code: string;
};

/** Every group and disease that a document names, and where. */
export function codesOf(policy: Policy): NamedCode[] {
  const found: NamedCode[] = [];
  collect(policy, '', found);
  return found;
}

function collect(node: unknown, path: string, found: NamedCode[]): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const here = Array.isArray(node) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    if ((name === 'groups' || name === 'diseases') && Array.isArray(value)) {
      const kind = name === 'groups' ? 'group' : 'disease';
      value.forEach((code: string, index) => {
        found.push({ kind, path: `${here}[${index}]`, code });
      });
    } else if (name === 'group' && typeof value === 'string') {
      found.push({ kind: 'group', path: here, code: value });
    } else {
      collect(value, here, found);
    }
  }
}
