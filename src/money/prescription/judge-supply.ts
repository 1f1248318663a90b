import { type Day, daysBetween } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { FoundItem } from '../../rules/catalogue/index.ts';
import { SUPPLY_TOO_LONG } from './errors.ts';
import type { Caution, KeptPrescription, WrittenLine } from './model.ts';

export type SupplyFacts = {
  readonly day: Day;
  readonly items: ReadonlyMap<string, FoundItem>;
  readonly past: readonly KeptPrescription[];
  /** What the area's document says; beyond it nothing is supplied. */
  readonly limit: number | null;
  /** What national texts normally allow; beyond it somebody should look. */
  readonly usual: number | null;
};

/**
 * What to look at before confirming. A limit is a refusal only where the area states it: elsewhere the doctor
 * may know why somebody needs more, or has medicine left and comes early.
 */
export function judgeSupply(lines: readonly WrittenLine[], facts: SupplyFacts): Caution[] {
  return lines.flatMap((line, index) => {
    const { code, days } = line;
    if (days !== null && facts.limit !== null && days > facts.limit) {
      const [most, asked] = [String(facts.limit), String(days)];
      throw new Rejection(SUPPLY_TOO_LONG, { line: String(index + 1), code, days: asked, most });
    }
    return [...overlaps(code, facts), ...tooLong(line, facts), ...restrictions(code, facts)];
  });
}

/** The last day on which the patient still has the drug, from whichever provider. */
function overlaps(code: string, { day, past }: SupplyFacts): Caution[] {
  const ends = past.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.code === code ? (line.usedUpOn ?? []) : [])),
  );
  const until = ends.sort().at(-1);
  if (until === undefined || until <= day) return [];
  return [{ what: 'overlap', code, until, left: daysBetween(day, until) }];
}

function tooLong({ code, days }: WrittenLine, { limit, usual }: SupplyFacts): Caution[] {
  if (days === null || limit !== null || usual === null || days <= usual) return [];
  return [{ what: 'long', code, days, most: usual }];
}

function restrictions(code: string, { items }: SupplyFacts): Caution[] {
  const item = items.get(code);
  if (!item?.restricted) return [];
  return [{ what: 'restricted', code, condition: item.particulars.restriction ?? '' }];
}
