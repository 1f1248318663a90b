import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { holdsOn, overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  AWAY_REASONS,
  type Filing,
  type FilingId,
  type PlaceCode,
  standingPeriod,
} from '../../people/filing/index.ts';
import { afterwards, decideChange, decideEnd } from './decide-change.ts';
import { decideFiling } from './decide-filing.ts';
import type { Asked, AwayFacts } from './model.ts';
import { places } from './places.ts';
import { RULES } from './testing.ts';

const BEGIN = day('2025-01-01');
const PLACES = ['530100', '110000', '310000'] as PlaceCode[];

const asked = fc.record({
  reason: fc.constantFrom(...AWAY_REASONS),
  place: fc.constantFrom(...PLACES),
  ahead: fc.integer({ min: 0, max: 200 }),
});
const act = fc.record({
  kind: fc.constantFrom('file', 'change', 'end'),
  later: fc.integer({ min: 0, max: 120 }),
  care: fc.option(fc.integer({ min: 0, max: 60 })),
  asked,
});

/** What was decided, as the record would hold it. */
function play(acts: readonly (typeof act extends fc.Arbitrary<infer A> ? A : never)[]): Filing[] {
  let today: Day = BEGIN;
  let filings: Filing[] = [];
  for (const { kind, later, care, asked: wish } of acts) {
    today = addDays(today, later);
    const wanted: Asked = { ...wish, startsOn: addDays(today, wish.ahead) };
    const facts = { ...factsOn(today, filings), care: careOf(wanted, today, care) };
    try {
      filings = decide(kind, wanted, facts);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
  return filings;
}

function decide(kind: string, wanted: Asked, facts: AwayFacts): Filing[] {
  if (kind === 'file') return [...facts.filings, filingOf(wanted, facts)];
  if (kind === 'end') return [...afterwards(facts, decideEnd(wanted.startsOn, facts)).filings];
  const after = afterwards(facts, decideChange(wanted, facts));
  return [...after.filings, filingOf(wanted, after)];
}

function filingOf({ reason, place, ...wanted }: Asked, facts: AwayFacts): Filing {
  const period = decideFiling({ reason, place, ...wanted }, facts);
  return {
    ...{ id: `F${facts.filings.length}` as FilingId, recordedAt: '', withdrawnOn: null },
    ...{ person: 'P' as never, filedBy: null, scheme: null, said: {}, operator: '' },
    ...{ ...period, content: { kind: 'away', reason, place, follows: null } },
  };
}

/** A bill there that began before and waits to be settled, and one that is settled. */
function careOf({ place }: Asked, today: Day, ago: number | null): AwayFacts['care'] {
  if (ago === null) return [];
  const bill = { id: 'E', providerId: 'H', kind: 'inpatient', county: place, settlementId: null };
  return [{ ...bill, startedOn: addDays(today, -ago), endedOn: today } as never];
}

function factsOn(today: Day, filings: readonly Filing[]): AwayFacts {
  const insured = { personId: 'P', scheme: 'resident', standing: 'covered', retired: false };
  return {
    ...{ today, filings, area: '532900' as AreaCode, places: places(), care: [], rules: RULES },
    coverage: [{ ...insured, startsOn: day('2020-01-01'), endsOn: null } as never],
  };
}

test('whatever is filed, changed and ended, a person is filed at one place a day at most', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      const periods = play(acts).flatMap((filing) => standingPeriod(filing) ?? []);
      periods.forEach((period, index) => {
        const others = periods.slice(index + 1);
        expect(others.some((other) => overlap(period, other))).toBe(false);
      });
    }),
    { numRuns: 300 },
  );
});

test('the days before a change or an end stay filed as they were', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), act, (acts, last) => {
      const before = play(acts);
      const after = play([...acts, last]);
      const until = acts.reduce((on, { later }) => addDays(on, later), BEGIN);
      const today = addDays(until, last.later);
      for (const on of [-1, -30, -100].map((ago) => addDays(today, ago))) {
        const old = before.filter((filing) => stands(filing, on)).map(({ id }) => id);
        // Care that waits may be taken in; nothing that was filed is lost.
        const now = after.filter((filing) => stands(filing, on)).map(({ id }) => id);
        expect(now).toEqual(expect.arrayContaining(old));
      }
    }),
    { numRuns: 300 },
  );
});

function stands(filing: Filing, on: Day): boolean {
  const period = standingPeriod(filing);
  return period !== null && holdsOn(period, on);
}
