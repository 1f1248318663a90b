import { assert } from '../../kernel/assert.ts';
import type { SettlementId } from '../../kernel/ids.ts';
import { addTotals, type Totals } from '../benefit/index.ts';
import { addAmounts, joinDrawn } from './amounts.ts';
import type { Amounts, SettlementDocument, SettlementRow, YearKey } from './model.ts';

/** A settlement as it stands today: itself and the supplements that corrected it. */
export type Effective = {
  readonly original: SettlementRow;
  readonly records: readonly SettlementRow[];
  readonly computed: NonNullable<SettlementDocument['computed']>;
  readonly amounts: Amounts;
  readonly added: Totals;
  readonly drawn: SettlementDocument['drawn'];
};

/** The settlements of a year that no reversal took back, in the order in which they were made. */
export function liveSettlements(
  history: readonly SettlementRow[],
  { person, scheme, year }: YearKey,
): readonly Effective[] {
  const ofYear = history.filter(
    (row) => row.person === person && row.scheme === scheme && row.benefitYear === year,
  );
  const reversed = reversedIds(ofYear);
  return ofYear
    .filter(({ kind, id }) => kind === 'settlement' && !reversed.has(id))
    .map((original) => effectiveOf(original, ofYear));
}

export function reversedIds(history: readonly SettlementRow[]): ReadonlySet<SettlementId> {
  return new Set(
    history.flatMap(({ kind, originalId }) =>
      kind === 'reversal' && originalId ? [originalId] : [],
    ),
  );
}

export function effectiveOf(original: SettlementRow, history: readonly SettlementRow[]): Effective {
  const supplements = history.filter(
    ({ kind, originalId }) => kind === 'supplement' && originalId === original.id,
  );
  const records = [original, ...supplements];
  const last = records.at(-1)?.document.computed ?? original.document.computed;
  assert(last, 'a settlement and a supplement carry their computation');
  return {
    original,
    records,
    computed: last,
    amounts: supplements.reduce((sum, row) => addAmounts(sum, row.amounts), original.amounts),
    added: supplements.reduce(
      (sum, row) => addTotals(sum, row.document.added),
      original.document.added,
    ),
    drawn: joinDrawn(...records.map((row) => row.document.drawn)),
  };
}
