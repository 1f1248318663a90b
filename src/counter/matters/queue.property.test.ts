import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { testArea } from '../../platform/testing.ts';
import { insertOffices, levelOf, type OfficePath } from '../offices/index.ts';
import type { CaseState } from './model.ts';
import { findQueue, type QueueSearch } from './store/queue.ts';

/** What begins alike and is not below: 031 is no part of 03, nor 0 of anything. */
const OFFICES = [
  ...['532900', '532900/532901', '532900/532901/03', '532900/532901/031', '532900/532901/04'],
  ...['532900/532901/03/07', '532900/532901/03/08', '532900/532922', '532900/532922/01'],
] as readonly string[] as readonly OfficePath[];
const STATES = ['submitted', 'open', 'returned', 'approved', 'paying', 'done', 'refused'] as const;
const CASES = 600;
const TODAY = day('2025-09-15');

const area = await testArea();
await insertOffices(
  area.sql,
  OFFICES.map((path) => ({
    ...{ path, level: levelOf(path), name: '示范', nameEn: 'Example', county: null },
    ...{ phone: '', address: '', delegated: [] },
  })),
);
await area.asOwner(
  'document',
  `insert into matter_document values ('h', 'x', '2025-01-01', '{}', now())`,
);
const seal = (text: string, column: string, id: string) =>
  area.sql.sealer.seal(text, `${column}:${id}`);

/** The same each time; which of `count` the n-th takes. */
const lot = (n: number, salt: number, count: number) =>
  Number((BigInt(n + 1) * 2_654_435_761n * BigInt(salt * 2 + 1)) % 1_000_003n) % count;
const office = (n: number, salt: number) => OFFICES[lot(n, salt, OFFICES.length)] as OfficePath;
const dayOf = (n: number, salt: number) =>
  `2025-09-${String(5 + lot(n, salt, 20)).padStart(2, '0')}`;

for (let n = 0; n < CASES; n += 1) {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const state = STATES[lot(n, 1, STATES.length)] as CaseState;
  const ended = state === 'done' || state === 'refused';
  const stands = ended || state === 'returned';
  await area.asOwner(
    'case',
    `insert into matter_case (id, number, key, body_hash, matter, document, applicant, channel, state, step, office,
       accepted_at, home, assignee, opened_by, submitted_at, ended_at, step_due_on, amber_on, confidential, form, form_mark)
     values ($1, $2, $2, '', $3, 'h', $4, 'county', $5, $6, $7, $8, $9, $10, 'clerk', '2025-09-01', $11, $12, $13, $14, $15, '')`,
    [
      ...[id, `532900-2025-${String(n).padStart(7, '0')}`, lot(n, 2, 2) === 0 ? 'x' : 'y'],
      ...[seal('{}', 'matter_case.applicant', id), state],
      ...[
        ['open', 'returned'].includes(state) ? 0 : null,
        office(n, 3),
        office(n, 4),
        office(n, 5),
      ],
      ...[state === 'open' && lot(n, 6, 2) === 0 ? 'me' : null, ended ? dayOf(n, 7) : null],
      ...[stands ? null : dayOf(n, 8), stands ? null : dayOf(n, 9), lot(n, 10, 5) === 0],
      seal('{}', 'matter_case.form', id),
    ],
  );
}

/** What a queue holds, in the plainest words: every case is looked at. */
async function plainly(search: QueueSearch): Promise<string[]> {
  const { queue, me, own, within, hidden, colour, today, matter, state, number } = search;
  const rows = await area.sql<{ number: string }>(
    `plain ${[queue, hidden, colour, matter, state, number].join(' ')}`,
    `select number from matter_case c
     where ($1::text is null or c.state = $1)
       and ($1::text is not null or $2::text is not null or c.state in ('submitted', 'open', 'approved', 'paying'))
       and case $3 when 'mine' then c.assignee = $4 when 'office' then c.office = $5
         else c.office = $6 or c.accepted_at = $6 or c.home = $6 or starts_with(c.office, $6 || '/')
           or starts_with(c.accepted_at, $6 || '/') or starts_with(c.home, $6 || '/') end
       and (not $7 or not c.confidential or (c.office = $5 and c.ended_at is null) or c.assignee = $4 or c.opened_by = $4)
       and case $8::text when 'red' then c.step_due_on < $9 when 'amber' then c.step_due_on >= $9 and c.amber_on <= $9
         when 'green' then c.step_due_on is null or (c.step_due_on >= $9 and c.amber_on > $9) else true end
       and ($10::text is null or c.matter = $10) and ($2::text is null or starts_with(c.number, $2))`,
    [state, number, queue, me, own, within, hidden, colour, today, matter],
  );
  return rows.map((row) => row.number).sort();
}

test('a queue holds what every case looked at one by one tells, whoever asks and however it is narrowed', async () => {
  const given = {
    me: 'me',
    today: TODAY,
    persons: null,
    everywhere: false,
    hidden: true,
    home: null,
    sort: 'due' as const,
    descending: false,
  };
  let found = 0;
  for (const own of OFFICES.slice(1)) {
    for (const queue of ['mine', 'office', 'all'] as const) {
      const narrowed: Partial<QueueSearch>[] = [
        ...(['red', 'amber', 'green'] as const).map((colour) => ({ colour })),
        ...STATES.map((state) => ({ state })),
        ...['532900-2025-0000', '532900-2025-0000017', '532900-2025-000001'].map((number) => ({
          number,
        })),
        ...[{}, { matter: 'x' }, { hidden: false }],
      ];
      for (const one of narrowed) {
        const search: QueueSearch = {
          ...{ ...given, queue, own, within: own, colour: null, matter: null, state: null },
          ...{ number: null, limit: CASES, offset: 0, ...one },
        };
        const { cases, total } = await findQueue(area.sql, search);
        const numbers = cases.map((row) => row.case.number);
        expect(numbers.toSorted()).toEqual(await plainly(search));
        expect(total).toBe(numbers.length);
        found += total;
      }
    }
  }
  expect(found).toBeGreaterThan(CASES);
});

test('pages follow each other without a gap, and what ended last comes first', async () => {
  const search: QueueSearch = {
    ...{ queue: 'all', me: 'me', own: null, within: '532900', everywhere: true, hidden: false },
    ...{ colour: null, today: TODAY, matter: null, persons: null, number: null, limit: 7 },
    ...{ state: 'done', home: null, sort: 'due', descending: false, offset: 0 },
  };
  const read = async (page: number) =>
    (await findQueue(area.sql, { ...search, offset: 7 * page })).cases;
  const paged = [...(await read(0)), ...(await read(1)), ...(await read(2))].map((row) => row.case);
  const whole = (await findQueue(area.sql, { ...search, limit: 21 })).cases.map((row) => row.case);
  expect(paged).toEqual(whole);
  const ends = whole.map(({ endedAt }) => endedAt ?? '');
  expect(ends).toEqual([...ends].sort().reverse());
});
