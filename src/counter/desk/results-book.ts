import { addDays, type Day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { fromMs, momentOf } from '../../platform/clock.ts';
import type { MatterCode } from '../matters/index.ts';
import type { OfficePath } from '../offices/index.ts';
import type { Results, Scope } from './model.ts';
import {
  type Days,
  type EndedOfDay,
  findEnded,
  findFinishedSteps,
  findReopenedDays,
  type StepsOfDay,
} from './store.ts';
import { addUp } from './sum-results.ts';
import type { DeskDeps } from './supervise.ts';

export type Ended = Days & {
  readonly within: Scope['within'];
  /** Matters whose deadline asks for the payment and not only for the decision. */
  readonly untilPaid: readonly MatterCode[];
};

export type DayResults = {
  readonly ended: readonly EndedOfDay[];
  readonly steps: readonly StepsOfDay[];
};

export type ResultsBook = (asked: Ended) => Promise<Results>;

const NOTHING: DayResults = { ended: [], steps: [] };

/** What is recorded bears a moment somewhat before it can be read. */
const SETTLES_MS = 600_000;

/**
 * Counting a year of a prefecture reads a million cases and four million steps, and a day that is over hardly ever
 * changes: each is counted once and kept while the program runs. Only what is opened again, or given back by the bank,
 * takes something from a day that is over; the trace tells it, and that day is counted anew. The last days are counted each time.
 */
export function createResultsBook({ database: { sql }, clock }: DeskDeps): ResultsBook {
  const days = new Map<Day, DayResults>();
  let kept: Days | null = null;
  let looked = clock.now();
  let turn: Promise<unknown> = Promise.resolve();

  /** Days before this one are over, and everything of them can be read. */
  const settled = () => dayOf(fromMs(clock.now().getTime() - SETTLES_MS));

  async function count(span: Days): Promise<readonly [Day, DayResults][]> {
    const [ended, steps] = await Promise.all([findEnded(sql, span), findFinishedSteps(sql, span)]);
    const found = new Map<Day, { ended: EndedOfDay[]; steps: StepsOfDay[] }>();
    const of = (day: Day) => {
      const one = found.get(day) ?? { ended: [], steps: [] };
      found.set(day, one);
      return one;
    };
    for (const row of ended) of(row.day).ended.push(row);
    for (const row of steps) of(row.day).steps.push(row);
    return [...found];
  }

  async function keep(span: Days): Promise<void> {
    if (span.from >= span.until) return;
    for (const [day, results] of await count(span)) days.set(day, results);
  }

  async function forgetReopened(): Promise<void> {
    if (!kept) return;
    const since = fromMs(looked.getTime() - SETTLES_MS).toISOString();
    const now = clock.now();
    for (const day of await findReopenedDays(sql, since)) {
      if (!days.has(day)) continue;
      // Counted first: what the database does not tell now is asked again the next time.
      const [counted] = await count({ from: day, until: addDays(day, 1) });
      days.set(day, counted?.[1] ?? NOTHING);
    }
    looked = now;
  }

  /** The days that are kept have no gap between them. */
  async function extend(from: Day): Promise<Days> {
    const until = settled();
    if (!kept) looked = clock.now();
    const before = kept ?? { from: until, until };
    const first = from < before.from ? from : before.from;
    await keep({ from: first, until: before.from });
    await keep({ from: before.until, until });
    kept = { from: first, until };
    return kept;
  }

  return async (asked) => {
    // Whoever comes while a year is counted waits for it and does not count it as well.
    const mine = turn.then(async () => {
      await forgetReopened();
      return extend(asked.from);
    });
    turn = mine.catch(() => undefined);
    const { until } = await mine;
    const over = [...days].filter(([day]) => day >= asked.from && day < asked.until && day < until);
    const rest = { from: asked.from > until ? asked.from : until, until: asked.until };
    const last = rest.from < rest.until ? await count(rest) : [];
    return addUp(
      [...over, ...last].map(([, results]) => results),
      asked,
    );
  };
}

/** At a start: a year is counted before somebody waits for it. */
export async function countYear(book: ResultsBook, area: AreaCode, today: Day): Promise<void> {
  const until = addDays(today, 1);
  await book({
    within: area as string as OfficePath,
    from: addDays(until, -366),
    until,
    untilPaid: [],
  });
}

function dayOf(at: Date): Day {
  return momentOf(at).slice(0, 10) as Day;
}
