import { beforeAll, expect, test } from 'vitest';
import { PDF, PNG } from '../counter/papers/testing.ts';
import { verify } from '../watch/proof/verify.ts';
import { billOf, broughtOf, nextKey, openWindow, papersOf, type Window } from './testing-window.ts';

/** What somebody with the rights of the database's owner changes in a case is told by the proof. */
let window: Window;
let id: string;
let other: string;

beforeAll(async () => {
  window = await openWindow();
  const { file } = (await window.send('clerk', PDF)).body;
  const papers = papersOf([
    ['invoices', file],
    ['fees', file],
    ['summary', file],
  ]);
  const { visit: _, ...stay } = billOf({
    ...{ until: '2025-06-10', total: '30000.00' },
    lines: [{ code: 'A', name: '', amount: '30000.00' }],
  });
  const body = broughtOf('reimburse-inpatient', await window.person(), { form: stay, papers });
  id = (await window.call('clerk', '/cases', body)).body.id;
  for (const [who, act] of [
    ['reviewer', 'take'],
    ['reviewer', 'forward'],
    ['approver', 'take'],
    ['approver', 'approve'],
  ]) {
    if (act === 'approve') await window.call('approver', `/cases/${id}/claim-trials`, {});
    const { version } = (await window.call('chief', `/cases/${id}`)).body;
    const { code } = await window.call(who as string, `/cases/${id}/acts`, {
      key: nextKey(),
      version,
      act,
    });
    expect([act, code]).toEqual([act, null]);
  }
  other = (await window.send('clerk', PNG)).body.file;
});

async function problems(): Promise<string> {
  const { checks } = await verify(window.world);
  return checks.flatMap(({ problems: found }) => found.map(({ what }) => what)).join('\n');
}

test('what only the program wrote is sound', async () => {
  expect(await problems()).toBe('');
});

test.each([
  [
    'a line of the trace is changed',
    "update case_event set actor = 'x' where seq = 4",
    'line 4 of the trace',
  ],
  [
    'a line in the middle is removed',
    'delete from case_event where seq = 3',
    'line 3 of the trace',
  ],
  [
    'the last line is removed',
    "delete from case_event where act = 'carry-out'",
    'differs from its last line',
  ],
  [
    'a line is appended',
    `insert into case_event select case_id, seq + 1, null, null, 'note', actor, role, office, at, state, step, due_on,
       step_due_on, '{}', hash from case_event where act = 'carry-out'`,
    'of the trace does not follow',
  ],
  ['the state is changed', "update matter_case set state = 'done'", 'differs from its last line'],
  [
    'a due date is changed',
    'update matter_case set due_on = due_on + 30',
    'differs from its last line',
  ],
  [
    'a due date is changed in the trace as well',
    'update case_event set due_on = due_on + 30',
    'of the trace does not follow',
  ],
  [
    'a paper points to another file',
    'update case_paper set file = $other where seq = 2',
    'its papers are not those',
  ],
  ['a paper is removed', 'delete from case_paper where seq = 3', 'its papers are not those'],
  [
    'a notice is lost',
    "delete from notice where event = 'accepted'",
    'the notice of line 2 of the trace is lost',
  ],
  [
    'a payment has no decision',
    'update person_payment set amount = amount + 100',
    'no decision of its case says what is paid',
  ],
  [
    'a payment is lost',
    'delete from person_payment',
    'a case waits to be paid, and there is no payment of it',
  ],
])('%s', async (_, damage, says) => {
  const saved = ['matter_case', 'case_event', 'case_paper', 'notice', 'person_payment'];
  const { asOwner } = window.base.database;
  await asOwner('test: replica', 'set session_replication_role = replica');
  for (const table of saved)
    await asOwner(`test: save ${table}`, `create temp table kept_${table} as table ${table}`);
  await asOwner(`test: ${damage}`, damage.replace('$other', `'${other}'`));
  const told = await problems();
  for (const table of saved) {
    await asOwner(`test: empty ${table}`, `delete from ${table}`);
    await asOwner(`test: restore ${table}`, `insert into ${table} select * from kept_${table}`);
    await asOwner(`test: forget ${table}`, `drop table kept_${table}`);
  }
  expect(told).toContain(says);
});

test('with everything as it was, it is sound again', async () => {
  expect(await problems()).toBe('');
});
