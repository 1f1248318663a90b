import type { RejectionKind } from '../../kernel/rejection.ts';

type Code = `insured.${string}`;

function kind<C extends Code>(code: C, status: RejectionKind['status']) {
  return { code, status } as const satisfies RejectionKind;
}

/** Whoever is not insured himself has no page of his own. */
export const NOT_INSURED_HERE = kind('insured.not_insured_here', 403);
export const NOTHING_TO_ESTIMATE = kind('insured.nothing_to_estimate', 422);
export const MORE_THAN_THE_BILL = kind('insured.more_than_the_bill', 422);
export const DISEASE_MISSING = kind('insured.disease_missing', 422);
