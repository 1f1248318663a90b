import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { holdsOn, overlap } from '../../kernel/period.ts';
import { decideDifference, endDay, goesOn } from './decide-difference.ts';
import type { FeedKind, KeptRow, PlannedAct, Sourced } from './model.ts';

const FIRST = day('2025-01-01');
const TODAY = day('2025-07-01');
const SOURCE = 'civil-affairs';
const PERSON = 'P1' as PersonId;
const GROUPS = ['destitute', 'minimum-living'];
const at = (n: number) => addDays(FIRST, n);

const period = fc
  .tuple(fc.nat(300), fc.option(fc.integer({ min: 1, max: 400 })))
  .map(([from, length]) => ({
    startsOn: at(from),
    endsOn: length === null ? null : at(from + length),
  }));

/** Periods of one group that do not meet, each with its source. */
const recorded = fc
  .array(fc.record({ period, group: fc.constantFrom(...GROUPS), own: fc.boolean() }), {
    maxLength: 5,
  })
  .map((all) =>
    all.reduce<Sourced[]>((kept, { period: one, group, own }, n) => {
      const clash = kept.some((other) => other.groupCode === group && overlap(other, one));
      if (clash) return kept;
      const source = own ? SOURCE : null;
      const made = {
        ...one,
        id: `m${n}`,
        personId: PERSON,
        groupCode: group,
        decidedOn: FIRST,
        source,
      };
      return kept.concat(made);
    }, []),
  );

const listed = fc
  .array(fc.record({ period, group: fc.constantFrom(...GROUPS) }), { maxLength: 4 })
  .map((all) => {
    const rows: KeptRow[] = [];
    for (const { period: one, group } of all) {
      if (rows.some((row) => row.group === group)) continue;
      rows.push(rowOf(rows.length + 2, group, one));
    }
    return rows;
  });

function rowOf(line: number, group: string, days: Pick<KeptRow, 'startsOn' | 'endsOn'>): KeptRow {
  return { line, person: PERSON, change: 'add', group, ...days, verdict: 'matched', reason: null };
}

type State = readonly Sourced[];

/** As the feed does it: what is planned, and for a full list the endings of whatever it does not name. */
function plan(state: State, rows: readonly KeptRow[], kind: FeedKind): PlannedAct[] {
  const comparing = { source: SOURCE, asOf: TODAY, today: TODAY };
  const { acts } = decideDifference(rows, state, comparing);
  if (kind === 'difference') return [...acts];
  const on = endDay(comparing);
  const absent = state.filter(
    (one) =>
      one.source === SOURCE &&
      goesOn(one, on) &&
      !rows.some(({ group }) => group === one.groupCode),
  );
  return [
    ...acts,
    ...absent.map((one): PlannedAct => {
      const about = {
        person: PERSON,
        group: one.groupCode,
        startsOn: one.startsOn,
        membership: one.id,
      };
      return { act: 'end', line: null, endsOn: on, ...about };
    }),
  ];
}

let made = 0;

function apply(state: State, acts: readonly PlannedAct[]): State {
  return acts.reduce<State>((now, act) => {
    if (act.act === 'end') {
      return now.map((one) => (one.id === act.membership ? { ...one, endsOn: act.endsOn } : one));
    }
    made += 1;
    const { startsOn, endsOn, group } = act;
    const added = { startsOn, endsOn, id: `n${made}`, personId: PERSON, groupCode: group };
    return now.concat({ ...added, decidedOn: TODAY, source: SOURCE });
  }, state);
}

const facts = (state: State) =>
  state
    .map(({ groupCode, startsOn, endsOn, source }) =>
      [groupCode, startsOn, endsOn, source].join(' '),
    )
    .sort();

test('a full list that is carried out twice changes nothing the second time', () => {
  fc.assert(
    fc.property(recorded, listed, (state, rows) => {
      const once = apply(state, plan(state, rows, 'full'));
      expect(plan(once, rows, 'full')).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('a full list comes to the same as the difference between it and what is recorded', () => {
  fc.assert(
    fc.property(recorded, listed, (state, rows) => {
      const full = apply(state, plan(state, rows, 'full'));
      const gone = GROUPS.filter(
        (group) =>
          !rows.some((row) => row.group === group) &&
          state.some(
            (one) => one.groupCode === group && one.source === SOURCE && goesOn(one, TODAY),
          ),
      ).map((group, n) => ({
        ...rowOf(50 + n, group, { startsOn: null, endsOn: null }),
        change: 'end' as const,
      }));
      const difference = apply(state, plan(state, [...rows, ...gone], 'difference'));
      expect(facts(difference)).toEqual(facts(full));
    }),
    { numRuns: 1_000 },
  );
});

test('nobody is twice in a group on a day, what others recorded stays, and no past day is taken away', () => {
  fc.assert(
    fc.property(recorded, listed, fc.nat(500), (state, rows, n) => {
      const after = apply(state, plan(state, rows, 'full'));
      for (const group of GROUPS) {
        const on = (all: State, source?: null) =>
          all.filter(
            (one) =>
              one.groupCode === group &&
              holdsOn(one, at(n)) &&
              (source === undefined || one.source === source),
          ).length;
        expect(on(after)).toBeLessThanOrEqual(1);
        expect(on(after, null)).toBe(on(state, null));
        if (at(n) < TODAY) expect(on(after)).toBeGreaterThanOrEqual(on(state));
      }
    }),
    { numRuns: 1_000 },
  );
});
