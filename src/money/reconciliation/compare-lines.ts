import type { SettlementId } from '../../kernel/ids.ts';
import type { Difference, Entry, StatedLine } from './model.ts';

export type Compared = {
  /** Lines that agree, with our record of each. */
  readonly equal: readonly { readonly line: StatedLine; readonly entry: Entry }[];
  /** In the order of the provider's lines; then what only we have, in the order of its ids. */
  readonly differences: readonly Difference[];
};

/**
 * Both sides line by line. Some systems name a refund by the settlement that it takes back: a negative line of a
 * settlement is therefore that settlement's reversal.
 */
export function compareLines(lines: readonly StatedLine[], entries: readonly Entry[]): Compared {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const reversals = new Map(
    entries.flatMap((entry) => (entry.reverses ? [[entry.reverses, entry] as const] : [])),
  );
  const equal: { line: StatedLine; entry: Entry }[] = [];
  const differences: Difference[] = [];
  const seen = new Set<SettlementId>();
  for (const line of lines) {
    const entry = entryOf(line, byId, reversals);
    if (!entry || seen.has(entry.id)) {
      differences.push({ finding: 'only-provider', line, entry: null });
      continue;
    }
    seen.add(entry.id);
    if (agree(line, entry)) equal.push({ line, entry });
    else differences.push({ finding: 'different', line, entry });
  }
  const rest = entries.filter(({ id }) => !seen.has(id));
  return {
    equal,
    differences: [
      ...differences,
      ...rest.map((entry) => ({ finding: 'only-centre' as const, line: null, entry })),
    ],
  };
}

function entryOf(
  { id, total }: StatedLine,
  byId: ReadonlyMap<SettlementId, Entry>,
  reversals: ReadonlyMap<SettlementId, Entry>,
): Entry | undefined {
  if (id === null) return undefined;
  const entry = byId.get(id);
  return total < 0n && entry?.kind !== 'reversal' ? reversals.get(id) : entry;
}

function agree(line: StatedLine, entry: Entry): boolean {
  return (
    line.person === entry.person &&
    line.total === entry.total &&
    line.funds === entry.funds &&
    line.accounts === entry.accounts
  );
}
