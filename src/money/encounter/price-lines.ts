import type { Day } from '../../kernel/days.ts';
import { formatYuan, sum } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type CatalogueItem,
  itemOn,
  type PricedLine,
  priceLine,
} from '../../rules/catalogue/index.ts';
import { readDay } from './check-opening.ts';
import {
  ALREADY_SETTLED,
  DAY_IN_FUTURE,
  DAY_OUTSIDE_STAY,
  DUPLICATE_LINE,
  NO_LINES,
  TOO_MANY_LINES,
  TOTAL_DIFFERS,
} from './errors.ts';
import type { Encounter, StatedLine } from './model.ts';

export const LINES_PER_UPLOAD = 10_000;
export const LINES_PER_ENCOUNTER = 50_000;

/** What can be refused at a glance, before anything is read. */
export function checkCount(lines: readonly StatedLine[]): void {
  if (lines.length === 0) throw new Rejection(NO_LINES);
  if (lines.length > LINES_PER_UPLOAD) throw tooMany(lines.length, LINES_PER_UPLOAD);
}

export type PricingFacts = {
  readonly encounter: Pick<
    Encounter,
    'id' | 'startedOn' | 'endedOn' | 'chargeCount' | 'settlementId'
  >;
  readonly items: ReadonlyMap<string, readonly CatalogueItem[]>;
  readonly today: Day;
};

/** All lines or none. Each refusal names the line by its place in the upload, from 1. */
export function priceLines(
  lines: readonly StatedLine[],
  total: string | null,
  facts: PricingFacts,
): PricedLine[] {
  checkUnsettled(facts.encounter);
  const count = facts.encounter.chargeCount + lines.length;
  if (count > LINES_PER_ENCOUNTER) throw tooMany(count, LINES_PER_ENCOUNTER);
  const priced = lines.map((line, i) => priceOne(line, String(i + 1), facts));
  checkDuplicates(priced);
  if (total !== null) checkTotal(priced, total);
  return priced;
}

export function checkUnsettled({ id, settlementId }: Pick<Encounter, 'id' | 'settlementId'>): void {
  if (settlementId) throw new Rejection(ALREADY_SETTLED, { id, settlement: settlementId });
}

function priceOne(line: StatedLine, position: string, facts: PricingFacts): PricedLine {
  const { startedOn, endedOn } = facts.encounter;
  const day = readDay(line.day, position);
  if (day > facts.today) {
    throw new Rejection(DAY_IN_FUTURE, { line: position, day, today: facts.today });
  }
  if (day < startedOn || (endedOn !== null && day > endedOn)) {
    throw new Rejection(DAY_OUTSIDE_STAY, {
      line: position,
      day,
      startedOn,
      endedOn: endedOn ?? '—',
    });
  }
  try {
    return priceLine({ ...line, day }, itemOn(facts.items.get(line.code), day));
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new Rejection(error.kind, { ...error.facts, line: position });
  }
}

/** A line that says the same as another is sent by mistake, unless both carry numbers that differ. */
function checkDuplicates(lines: readonly PricedLine[]): void {
  const seen = new Map<string, Map<string | null, number>>();
  for (const [i, line] of lines.entries()) {
    const { code, day, quantity, unitPrice, amount, lineNo } = line;
    const content = `${code}\n${day}\n${quantity}\n${unitPrice}\n${amount}`;
    const alike = seen.get(content) ?? new Map<string | null, number>();
    const first = lineNo === null ? [...alike.values()][0] : (alike.get(lineNo) ?? alike.get(null));
    if (first !== undefined) {
      throw new Rejection(DUPLICATE_LINE, {
        first: String(first + 1),
        second: String(i + 1),
        code,
      });
    }
    seen.set(content, alike.set(lineNo, i));
  }
}

function checkTotal(lines: readonly PricedLine[], total: string): void {
  const expected = formatYuan(sum(lines.map((line) => line.amount)));
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(total);
  const [, whole = '', places = ''] = match ?? [];
  if (`${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}` !== expected) {
    throw new Rejection(TOTAL_DIFFERS, { total: total.slice(0, 40), sum: expected });
  }
}

function tooMany(count: number, limit: number): Rejection {
  return new Rejection(TOO_MANY_LINES, { count: String(count), limit: String(limit) });
}
