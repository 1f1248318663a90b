import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { clockFrom } from '../../platform/clock.ts';
import { testArea } from '../../platform/testing.ts';
import type { MatterCode } from '../matters/index.ts';
import type { OfficePath } from '../offices/index.ts';
import type { Results } from './model.ts';
import { countYear, createResultsBook, type Ended } from './results-book.ts';

const area = await testArea();
const OFFICES = [
  '532900',
  '532900/532901',
  '532900/532901/03',
  '532900/532901/031',
  '532900/532922',
];
const CASES = 200;

await area.asOwner(
  'offices',
  `insert into office (path, level, name, name_en)
   select p, 'county', '示范', 'Example' from unnest($1::text[]) p`,
  [OFFICES],
);
await area.asOwner(
  'document',
  `insert into matter_document values ('h', 'x', '2025-01-01', '{}', now())`,
);

const lot = (n: number, salt: number, count: number) =>
  Number((BigInt(n + 1) * 2_654_435_761n * BigInt(salt * 2 + 1)) % 1_000_003n) % count;
const at = (n: number, salt: number) =>
  `2025-09-${String(1 + lot(n, salt, 28)).padStart(2, '0')}T${String(lot(n, salt + 1, 24)).padStart(2, '0')}:30:00Z`;

for (let n = 0; n < CASES; n += 1) {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const office = OFFICES[lot(n, 1, OFFICES.length)];
  const state = ['done', 'refused', 'withdrawn'][lot(n, 2, 3)];
  const ended = at(n, 3);
  await area.asOwner(
    'case',
    `insert into matter_case (id, number, key, body_hash, matter, document, applicant, channel, state, office,
       accepted_at, home, opened_by, submitted_at, decided_at, ended_at, due_on, form, form_mark)
     values ($1, $2, $2, '', $3, 'h', '{}', 'county', $4, $5, $5, $5, 'clerk', '2025-09-01', $6, $6, $7, '{}', '')`,
    [id, `N${n}`, lot(n, 5, 2) === 0 ? 'x' : 'pays', state, office, ended, at(n, 6).slice(0, 10)],
  );
  await area.asOwner(
    'events',
    `insert into case_event (case_id, seq, act, actor, role, office, at, state, step, step_due_on, facts, hash)
     values ($1, 1, 'accept', 'a', 'counter-clerk', $2, $3, 'open', 0, $4, '{}', ''),
       ($1, 2, $5, $6, 'counter-reviewer', $2, $3, $7, null, null, '{}', '')`,
    [
      ...[id, office, ended, at(n, 8).slice(0, 10), lot(n, 9, 2) === 0 ? 'approve' : 'refuse'],
      ...[`officer ${lot(n, 10, 7)}`, state],
    ],
  );
}

/** The same, counted from every row each time. */
async function plainly({ within, from, until, untilPaid }: Ended): Promise<Results> {
  const counted = <Row>(by: string, rest: string) =>
    area.sql<Row>(
      `plain ${by}`,
      `select ${by}, count(*)::int as ended, count(*) filter (where
         (case when matter = any($4) then ended_at else decided_at end)::date <= due_on)::int as "onTime"
       from matter_case where ended_at >= $2::date and ended_at < $3::date and state in ('done', 'refused')
         and (office = $1 or starts_with(office, $1 || '/')) ${rest}`,
      [within, from, until, untilPaid],
    );
  const people = await area.sql<Results['people'][number]>(
    'plain people',
    `select e.actor as account, count(*)::int as steps,
       count(*) filter (where e.at::date <= before.step_due_on)::int as "onTime"
     from case_event e join case_event before on before.case_id = e.case_id and before.seq = e.seq - 1
     where e.at >= $2::date and e.at < $3::date and e.act in ('forward', 'approve', 'refuse')
       and e.actor <> 'system' and before.step_due_on is not null
       and (e.office = $1 or starts_with(e.office, $1 || '/'))
     group by e.actor order by steps desc, e.actor`,
    [within, from, until],
  );
  const matters = await counted<Results['matters'][number]>('matter', 'group by 1 order by 1');
  return { matters, offices: await counted('office', 'group by 1 order by 1'), people };
}

let now = new Date('2025-09-20T03:00:00Z');
let lost = false;
const sql = ((name, text, values) =>
  lost && name === 'desk: ended of days'
    ? Promise.reject(new Error('the database is away'))
    : area.sql(name, text, values)) as typeof area.sql;
const book = createResultsBook({ database: { ...area, sql }, clock: clockFrom(() => now) });
const paid = ['pays'] as unknown as readonly MatterCode[];
const september = (within: string, from = '2025-09-01', until = '2025-10-01'): Ended => ({
  ...{ within: within as OfficePath, from: day(from), until: day(until), untilPaid: paid },
});

async function expectAll(): Promise<void> {
  const asked = OFFICES.flatMap((office) => [
    september(office, '2025-09-15', '2025-09-18'),
    september(office),
    september(office, '2025-09-19', '2025-09-25'),
    september(office, '2025-09-25'),
  ]);
  for (const one of asked) expect(await book(one)).toEqual(await plainly(one));
  const together = await Promise.all(asked.map(book));
  for (const [i, one] of asked.entries()) expect(together[i]).toEqual(await plainly(one));
}

test('what is counted once and kept is what counting everything tells, for every office and period', async () => {
  await expectAll();
});

/** Opens one of those that ended first again, as an act of the system that clears its end. */
async function undo(act: 'reopen' | 'payment-returned'): Promise<void> {
  const [one] = await area.sql<{ id: string }>(
    'one that ended',
    `select id from matter_case where state = 'done' and ended_at < '2025-09-15' order by id limit 1`,
  );
  const id = one?.id;
  const [state, step] = act === 'reopen' ? ['open', 0] : ['paying', null];
  await area.asOwner(
    'undo',
    `insert into case_event (case_id, seq, act, actor, role, at, state, step, facts, hash)
     values ($1, 3, $2, 'system', 'system', $3, $4, $5, '{}', '')`,
    [id, act, now.toISOString(), state, step],
  );
  await area.asOwner(
    'undone',
    `update matter_case set state = $2, step = $3, ended_at = null,
       decided_at = case when $2 = 'open' then null else decided_at end where id = $1`,
    [id, state, step],
  );
}

test('the day goes on, and a case that is opened again leaves the day on which it had ended', async () => {
  now = new Date('2025-09-23T03:00:00Z');
  await expectAll();
  await undo('reopen');
  now = new Date('2025-09-23T03:00:05Z');
  await expectAll();
});

test('so does one whose money the bank gives back', async () => {
  await undo('payment-returned');
  now = new Date('2025-09-23T03:00:10Z');
  await expectAll();
});

test('a database that is away while a day is counted anew loses no day', async () => {
  await undo('reopen');
  now = new Date('2025-09-23T03:00:15Z');
  lost = true;
  await expect(book(september('532900'))).rejects.toThrow('the database is away');
  lost = false;
  await expectAll();
});

test('what was counted at the start is not counted again for who asks', async () => {
  now = new Date('2025-09-23T05:00:00Z');
  const counted: string[][] = [];
  const sql = Object.assign(
    (name: string, text: string, values?: readonly unknown[]) => {
      if (name === 'desk: ended of days') counted.push((values ?? []).map(String));
      return area.sql(name, text, values);
    },
    { sealer: area.sql.sealer },
  ) as unknown as typeof area.sql;
  const warm = createResultsBook({ database: { ...area, sql }, clock: clockFrom(() => now) });
  await countYear(warm, area.area, day('2025-09-23'));
  const before = counted.length;
  const asked = september('532900');
  expect(await warm(asked)).toEqual(await plainly(asked));
  // Only the day that is not over yet.
  expect(counted.slice(before).map((values) => values.slice(0, 2))).toEqual([
    ['2025-09-23', '2025-10-01'],
  ]);
});
