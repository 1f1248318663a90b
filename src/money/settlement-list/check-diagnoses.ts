import { ageOn, type Day } from '../../kernel/days.ts';
import type { Found, Rules } from './check-list.ts';
import { inRanges } from './code-ranges.ts';
import type { ListContent, ListFacts } from './model.ts';

type DiagnosisRule =
  | 'one-main-diagnosis'
  | 'diagnosis-repeated'
  | 'one-main-operation'
  | 'diagnosis-of-sex'
  | 'diagnosis-of-age'
  | 'main-diagnosis-not'
  | 'main-operation-not'
  | 'companion';

export const diagnosisRules: Pick<Rules, DiagnosisRule> = {
  'one-main-diagnosis': (_, { diagnoses }) => {
    const western = diagnoses.filter(({ kind }) => kind === 'western');
    const judged =
      western.length > 0 ? western : diagnoses.filter((one) => one.kind === 'tcm-disease');
    const mains = judged.filter(({ main }) => main);
    return mains.length === 1 ? [] : [diagnosis(mains.map(({ code }) => code).join(' '))];
  },
  'diagnosis-repeated': (_, { diagnoses }) =>
    diagnoses
      .filter(({ kind, code }, at) =>
        diagnoses.slice(0, at).some((other) => other.kind === kind && other.code === code),
      )
      .map(({ code }) => diagnosis(code)),
  'one-main-operation': (_, { operations }) => {
    const mains = operations.filter(({ main }) => main);
    if (operations.length === 0 || mains.length === 1) return [];
    return [operation(mains.map(({ code }) => code).join(' '))];
  },
  'diagnosis-of-sex': ({ codes, sex }, content, facts) =>
    facts.sex === sex ? [] : western(content, codes).map(diagnosis),
  'diagnosis-of-age': ({ codes, from, until }, content, facts) => {
    const age = ageOf(facts);
    return age >= from && age <= until ? [] : western(content, codes).map(diagnosis);
  },
  'main-diagnosis-not': ({ codes, except = [] }, { diagnoses }) =>
    diagnoses
      .filter(({ kind, main }) => kind === 'western' && main)
      .filter(({ code }) => inRanges(code, codes) && !inRanges(code, except))
      .map(({ code }) => diagnosis(code)),
  'main-operation-not': ({ codes }, { operations }) =>
    operations
      .filter(({ main, code }) => main && inRanges(code, codes))
      .map(({ code }) => operation(code)),
  companion: ({ codes, unless = [], needs }, content) => {
    const excused = western(content, unless).length > 0 || western(content, needs).length > 0;
    return excused ? [] : western(content, codes).map(diagnosis);
  },
};

function western({ diagnoses }: ListContent, ranges: readonly string[]): string[] {
  return diagnoses
    .filter(({ kind, code }) => kind === 'western' && inRanges(code, ranges))
    .map(({ code }) => code);
}

/** On the first day of what was settled. */
function ageOf({ bornOn, beganAt, settled }: ListFacts): number {
  return ageOn(bornOn, (beganAt?.slice(0, 10) ?? settled.from) as Day);
}

function diagnosis(value: string): Found {
  return { field: 'diagnoses', value };
}

function operation(value: string): Found {
  return { field: 'operations', value };
}
