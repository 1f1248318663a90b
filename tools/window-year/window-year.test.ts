import { beforeAll, expect, test } from 'vitest';
import { compareCounts } from './check-year.ts';
import { isWorked, workedAfter, workedBetween } from './days-off.ts';
import type { Insured, Plan } from './model.ts';
import { peopleOf } from './people.ts';
import { planYear } from './plan-year.ts';
import { readPromises, wasOnTime } from './recount.ts';
import { runYear } from './run-year.ts';

const SMALL = { people: 400, claims: 60, items: 200, seed: 7 };

let people: readonly Insured[];
let plan: Plan;
beforeAll(() => {
  people = peopleOf(SMALL.people);
  plan = planYear(SMALL, people);
});

test('the same seed plans the same year, another one another', () => {
  expect(planYear(SMALL, people)).toEqual(plan);
  expect(planYear({ ...SMALL, seed: 8 }, people)).not.toEqual(plan);
});

test('nothing is done before what it follows from, and counters work on working days alone', () => {
  expect(plan.cases).toHaveLength(260);
  for (const { acts } of plan.cases) {
    expect(acts[0]?.do).toBe('bring');
    const moments = acts.map(({ at }) => at);
    expect(moments).toEqual([...new Set(moments)].sort());
    for (const { at, by } of acts)
      if (by !== null) expect(isWorked(at.slice(0, 10)), at).toBe(true);
  }
  const doings = new Set(plan.cases.flatMap(({ acts }) => acts.map((act) => act.do)));
  for (const one of ['return', 'resubmit', 'refuse', 'accept']) expect(doings).toContain(one);
  expect(plan.cases.some(({ counter }) => counter?.split('/').length === 4)).toBe(true);
  expect(plan.cases.some(({ counter }) => counter === null)).toBe(true);
});

test('days are counted over make-up days, festivals and the end of the year', () => {
  expect(workedAfter('2025-01-24', 2)).toBe('2025-01-27');
  expect(workedBetween('2025-09-15', '2025-09-28')).toBe(10);
  expect(workedBetween('2025-09-30', '2025-10-13')).toBe(4);
  expect(workedBetween('2025-12-31', '2026-01-05')).toBe(2);
});

test('the recount takes the days of the applicant out, and nothing else', () => {
  const promise = readPromises().get('reimburse-inpatient');
  expect(promise).toMatchObject({ days: 30, paid: true });
  const line = (act: string, at: string, state: string) => ({ act, actor: 'o', at, state });
  const year = (paid: string) => [
    line('submit', '2025-09-01 09:00', 'submitted'),
    line('accept', '2025-09-01 17:30', 'open'),
    line('return', '2025-09-12 09:00', 'returned'),
    line('resubmit', '2025-10-09 09:00', 'open'),
    line('forward', '2025-10-20 09:00', 'open'),
    line('approve', '2025-10-24 09:00', 'approved'),
    line('carry-out', '2025-10-24 09:00', 'paying'),
    line('pay', paid, 'done'),
  ];
  if (!promise) throw new Error('there is such a matter');
  // Eight days of September from the second on, and 22 after 9 October.
  expect(workedBetween('2025-09-02', '2025-09-12')).toBe(8);
  expect(workedAfter('2025-10-09', 22)).toBe('2025-11-07');
  expect(wasOnTime(year('2025-11-07 17:00'), promise)).toBe(true);
  expect(wasOnTime(year('2025-11-10 09:00'), promise)).toBe(false);
  // That a promised paper is asked for months later changes nothing.
  const asked = line('chase', '2026-02-10 09:00', 'done');
  expect(wasOnTime([...year('2025-11-07 17:00'), asked], promise)).toBe(true);
});

test('counts that differ are told by matter', () => {
  const engine = new Map([['a', { ended: 3, onTime: 3 }]]);
  const own = new Map([['a', { ended: 3, onTime: 2 }]]);
  expect(compareCounts(engine, own).problems).toEqual([
    'a: the engine says 3 of 3, the trace 2 of 3',
  ]);
});

const silent = () => undefined;

test('a short year with kills ends as the same year without', async () => {
  const [killed, calm] = await Promise.all([
    runYear({ ...SMALL, kills: 3, say: silent }),
    runYear({ ...SMALL, kills: 0, proof: false, say: silent }),
  ]);
  expect(killed.problems).toEqual([]);
  expect(killed).toMatchObject({ sound: true, kills: 3 });
  expect(killed.onTime).toBe(killed.ended);
  expect(killed.ended).toBeGreaterThan(240);
  expect(calm.problems).toEqual([]);
  expect(killed.described).toEqual(calm.described);
  expect(killed.digest).toBe(calm.digest);
}, 600_000);

test('an officer who decides too late is told by both counts', async () => {
  const late = { people: 60, claims: 3, items: 0, seed: 7, late: 2 };
  const result = await runYear({ ...late, kills: 0, proof: false, say: silent });
  expect(result).toMatchObject({ ended: 3, onTime: 1 });
  expect(result.problems).toEqual(['2 were late']);
}, 300_000);
