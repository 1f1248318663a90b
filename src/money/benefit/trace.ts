import type { Money, Rate } from '../../kernel/money.ts';
import type { PolicySet } from '../../rules/policy/index.ts';
import type { BenefitInput, RuleName, Step } from './model.ts';
import type { RowFacts } from './select-row.ts';

/** What one computation reads, and what its rules write as they go: the explanation and the totals. */
export type Working = {
  readonly input: BenefitInput;
  readonly policies: PolicySet;
  readonly facts: RowFacts;
  readonly steps: Step[];
  readonly added: Record<string, Money>;
};

/** Where in which document a rule stands. */
export type Clause = {
  readonly document: string;
  readonly clause: string;
  readonly source: string;
  readonly note?: string;
};

/** A step that is arithmetic only and so rests on no article. */
export function plainStep(rule: RuleName, base: Money, result: Money): Step {
  return { rule, base, rate: null, result, document: '', clause: '', source: '', note: '' };
}

export function notedStep(rule: RuleName, amount: Money, note: string): Step {
  return {
    rule,
    base: amount,
    rate: null,
    result: amount,
    document: '',
    clause: '',
    source: '',
    note,
  };
}

export function citedStep(
  rule: RuleName,
  { base, rate, result }: { base: Money; rate: Rate | null; result: Money },
  { document, clause, source, note = '' }: Clause,
): Step {
  return { rule, base, rate, result, document, clause, source, note };
}
