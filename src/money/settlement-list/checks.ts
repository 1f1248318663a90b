import type { Sex } from '../../people/enrolment/index.ts';
import type { Finding, HeaderField, ListFacts } from './model.ts';

export type Level = Finding['level'] | 'refuse';

/** When a check applies: a kind of visit, a field that is stated (as one of some values), or a newborn. */
export type When = {
  readonly visit?: ListFacts['visit'];
  readonly field?: HeaderField;
  readonly values?: readonly string[];
  readonly newbornDays?: number;
};

/** The figures that each rule takes from its entry. */
export type RuleFigures = {
  readonly 'payments-equal': object;
  readonly 'fees-equal-total': object;
  readonly 'fee-parts-add-up': object;
  readonly 'period-equal': object;
  readonly 'stay-equal': object;
  readonly required: { readonly fields: readonly HeaderField[] };
  readonly 'one-main-diagnosis': object;
  readonly 'diagnosis-repeated': object;
  readonly 'one-main-operation': object;
  readonly 'within-stay': object;
  readonly 'in-order': object;
  readonly 'duration-equal': object;
  readonly 'duration-form': { readonly fields: readonly HeaderField[] };
  readonly 'diagnosis-of-sex': { readonly codes: readonly string[]; readonly sex: Sex };
  readonly 'diagnosis-of-age': {
    readonly codes: readonly string[];
    readonly from: number;
    readonly until: number;
  };
  readonly 'main-diagnosis-not': {
    readonly codes: readonly string[];
    readonly except?: readonly string[];
  };
  readonly 'main-operation-not': { readonly codes: readonly string[] };
  readonly companion: {
    readonly codes: readonly string[];
    readonly unless?: readonly string[];
    readonly needs: readonly string[];
  };
  readonly 'not-together': {
    readonly field: HeaderField;
    readonly values: readonly string[];
    readonly with: { readonly field: HeaderField; readonly values: readonly string[] };
  };
};
export type RuleName = keyof RuleFigures;

export type Check<Rule extends RuleName = RuleName> = RuleFigures[Rule] & {
  readonly id: string;
  readonly rule: Rule;
  readonly level: Level;
  readonly when?: When;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
};

export type Checks = { readonly edition: string; readonly checks: readonly Check[] };
