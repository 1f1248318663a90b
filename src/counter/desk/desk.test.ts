import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { testArea } from '../../platform/testing.ts';
import type { OfficePath } from '../offices/index.ts';
import { createResultsBook } from './results-book.ts';
import { findEvents } from './store.ts';
import { supervise } from './supervise.ts';

const area = await testArea();
const TODAY = day('2025-09-29');
const clock = { now: () => new Date('2025-09-29T02:00:00Z'), today: () => TODAY };
const deps = { database: area, clock };

const PREFECTURE = '532900' as OfficePath;
const TOWNSHIP = '532900/532901/03' as OfficePath;
const NEIGHBOUR = '532900/532901/031' as OfficePath;

await area.asOwner(
  'offices',
  `insert into office (path, level, name, name_en, county) values
   ($1, 'prefecture', '示范', 'demonstration', null), ('532900/532901', 'county', '示范', 'demonstration', '532901'),
   ($2, 'township', '示范', 'demonstration', '532901'), ($3, 'township', '示范', 'demonstration', '532901')`,
  [PREFECTURE, TOWNSHIP, NEIGHBOUR],
);
await area.asOwner(
  'document',
  `insert into matter_document values ('h', 'pays', '2025-01-01', '{}', now())`,
);

type Given = {
  readonly office: string;
  readonly state: string;
  readonly due?: string;
  readonly amber?: string;
  readonly assignee?: string;
  readonly decided?: string;
  readonly ended?: string;
  readonly confidential?: boolean;
};

let made = 0;
const stepOf = (state: string) => (['open', 'returned'].includes(state) ? 0 : null);

async function addCase(given: Given): Promise<string> {
  made += 1;
  const id = `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  await area.asOwner(
    'case',
    `insert into matter_case (id, number, key, body_hash, matter, document, applicant, channel, state, step, office,
       accepted_at, home, assignee, opened_by, submitted_at, decided_at, ended_at, due_on, step_due_on, amber_on,
       confidential, form, form_mark)
     values ($1, $2, $2, '', 'pays', 'h', '{}', 'county', $3, $4, $5, $5, $5, $6, 'clerk', '2025-09-01', $7, $8,
       $9, $9, $10, $11, '{}', '')`,
    [
      ...[id, `N${made}`, given.state, stepOf(given.state), given.office],
      ...[given.assignee ?? null, given.decided ?? null, given.ended ?? null],
      ...[given.due ?? null, given.amber ?? null, given.confidential ?? false],
    ],
  );
  return id;
}

const late = await addCase({
  office: TOWNSHIP,
  state: 'open',
  due: '2025-09-28',
  amber: '2025-09-26',
  assignee: 'a',
});
await addCase({ office: TOWNSHIP, state: 'open', due: '2025-09-30', amber: '2025-09-29' });
await addCase({
  office: TOWNSHIP,
  state: 'open',
  due: '2025-10-10',
  amber: '2025-10-09',
  assignee: 'a',
});
await addCase({
  office: NEIGHBOUR,
  state: 'paying',
  due: '2025-09-01',
  amber: '2025-08-29',
  confidential: true,
});
await addCase({ office: TOWNSHIP, state: 'returned', assignee: 'a' });
await addCase({
  ...{ office: TOWNSHIP, state: 'done', due: '2025-09-10' },
  ...{ decided: '2025-09-10T15:59:00Z', ended: '2025-09-11T01:00:00Z' },
});
await addCase({
  ...{ office: NEIGHBOUR, state: 'refused', due: '2025-09-10' },
  ...{ decided: '2025-09-10T16:00:00Z', ended: '2025-09-10T16:00:00Z' },
});
await addCase({
  office: TOWNSHIP,
  state: 'withdrawn',
  due: '2025-09-01',
  ended: '2025-09-10T01:00:00Z',
});

async function addEvent(
  seq: number,
  act: string,
  at: string,
  stepDue: string | null,
): Promise<void> {
  await area.asOwner(
    'event',
    `insert into case_event (case_id, seq, act, actor, role, office, at, state, step, due_on, step_due_on, facts, hash)
     values ($1, $2, $3, 'a', 'counter-reviewer', $4, $5, 'open', 0, null, $6, '{}', '')`,
    [late, seq, act, TOWNSHIP, at, stepDue],
  );
}
await addEvent(1, 'accept', '2025-09-01T01:00:00Z', '2025-09-03');
await addEvent(2, 'forward', '2025-09-03T10:00:00Z', '2025-09-04');
await addEvent(3, 'forward', '2025-09-05T01:00:00Z', '2025-09-08');

test('an office is told what it and those below it have in hand, and nothing of its neighbour', async () => {
  const seen = await supervise(deps, TOWNSHIP);
  expect(seen.offices).toEqual([{ office: TOWNSHIP, open: 3, late: 1, soon: 1, unassigned: 1 }]);
  expect(seen.people).toEqual([{ account: 'a', open: 2, late: 1, soon: 0 }]);
  expect(seen.heat).toEqual([{ home: TOWNSHIP, open: 3, late: 1 }]);
  expect(seen.due.map(({ number }) => number)).toEqual(['N1', 'N2']);
});

test('a confidential case is counted and not listed', async () => {
  const seen = await supervise(deps, PREFECTURE);
  expect(seen.offices.find(({ office }) => office === NEIGHBOUR)).toMatchObject({
    open: 1,
    late: 1,
  });
  expect(seen.due.map(({ number }) => number)).not.toContain('N4');
});

const SEPTEMBER = { within: PREFECTURE, from: day('2025-09-01'), until: day('2025-10-01') };

test('the decision or the payment has to be in time, as the matter asks; what was withdrawn has no deadline', async () => {
  const decided = await createResultsBook(deps)({ ...SEPTEMBER, untilPaid: [] });
  // 15:59 in Greenwich is still the tenth in Shanghai, 16:00 is the eleventh.
  expect(decided.matters).toEqual([{ matter: 'pays', ended: 2, onTime: 1 }]);
  const paid = await createResultsBook(deps)({ ...SEPTEMBER, untilPaid: ['pays' as never] });
  expect(paid.matters).toEqual([{ matter: 'pays', ended: 2, onTime: 0 }]);
  expect(decided.offices.map(({ office, onTime }) => [office, onTime])).toEqual([
    [TOWNSHIP, 1],
    [NEIGHBOUR, 0],
  ]);
});

test('a person is measured by the day of the step he finished, not of the next one', async () => {
  const { people } = await createResultsBook(deps)({ ...SEPTEMBER, untilPaid: [] });
  expect(people).toEqual([{ account: 'a', steps: 2, onTime: 1 }]);
});

test('steps are read newest first, by actor and act', async () => {
  const filter = { ...SEPTEMBER, actor: 'a', act: 'forward' };
  const events = await findEvents(area.sql, filter, { limit: 10, offset: 0 });
  expect(events.map(({ seq }) => seq)).toEqual([3, 2]);
  expect(await findEvents(area.sql, { ...filter, actor: 'b' }, { limit: 10, offset: 0 })).toEqual(
    [],
  );
});
