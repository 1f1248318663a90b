import { assert } from '../../kernel/assert.ts';
import { addTotals, computeBenefit, negateTotals } from '../../money/benefit/index.ts';
import type { RawSettlement } from '../../money/settlement/index.ts';
import {
  type Amounts,
  amountsOf,
  drawnBy,
  effectiveOf,
  hashRow,
  joinDrawn,
  listAmounts,
  negateAmounts,
  negateDrawn,
  type SettlementDocument,
  type SettlementRow,
  subtractAmounts,
  toSettlement,
  writeDocument,
} from '../../money/settlement/index.ts';
import type { PolicySet } from '../../rules/policy/index.ts';

/** What a record must be, computed again from what it pins; null when it is just that. */
export function checkRecord(
  raw: RawSettlement,
  policies: PolicySet,
  related: readonly RawSettlement[],
): string | null {
  const row = toSettlement(raw);
  const expected = recompute(row, policies, related.map(toSettlement));
  if (writeDocument(expected.document) !== raw.document) {
    return 'the result differs from its computation';
  }
  const [columns, computed] = [listAmounts(row.amounts), listAmounts(expected.amounts)];
  if (columns.some((amount, i) => amount !== computed[i])) {
    return 'the amounts differ from the result';
  }
  return null;
}

export function checkHash(raw: RawSettlement): string | null {
  return hashRow(toSettlement(raw), raw.document, raw.settledAt) === raw.hash
    ? null
    : 'the row differs from its hash';
}

type Expected = { readonly document: SettlementDocument; readonly amounts: Amounts };

function recompute(
  row: SettlementRow,
  policies: PolicySet,
  related: readonly SettlementRow[],
): Expected {
  switch (row.kind) {
    case 'settlement':
      return recomputeSettlement(row, policies);
    case 'supplement':
      return recomputeSupplement(row, policies, related);
    case 'reversal':
      return recomputeReversal(row, related);
  }
}

function recomputeSettlement(row: SettlementRow, policies: PolicySet): Expected {
  const benefit = benefitOf(row, policies);
  return {
    amounts: amountsOf(benefit.benefit),
    document: {
      ...row.document,
      computed: benefit,
      added: benefit.benefit.added,
      drawn: drawnBy(benefit.benefit, row.person),
    },
  };
}

function recomputeSupplement(
  row: SettlementRow,
  policies: PolicySet,
  related: readonly SettlementRow[],
): Expected {
  const before = effectiveBefore(related);
  const computed = benefitOf(row, policies);
  const { benefit } = computed;
  return {
    amounts: subtractAmounts(amountsOf(benefit), before.amounts),
    document: {
      ...row.document,
      computed,
      added: addTotals(benefit.added, negateTotals(before.added)),
      drawn: joinDrawn(drawnBy(benefit, row.person), negateDrawn(before.drawn)),
    },
  };
}

function recomputeReversal(row: SettlementRow, related: readonly SettlementRow[]): Expected {
  const before = effectiveBefore(related);
  return {
    amounts: negateAmounts(before.amounts),
    document: {
      ...row.document,
      mirrors: before.records.map(({ id }) => id),
      computed: null,
      added: negateTotals(before.added),
      drawn: negateDrawn(before.drawn),
    },
  };
}

function effectiveBefore(related: readonly SettlementRow[]) {
  const [original] = related;
  assert(original, 'a correction names a settlement that exists');
  return effectiveOf(original, related);
}

function benefitOf(row: SettlementRow, policies: PolicySet) {
  const { computed } = row.document;
  assert(computed, 'a settlement and a supplement carry their computation');
  return { input: computed.input, benefit: computeBenefit(computed.input, policies) };
}
