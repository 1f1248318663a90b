import { beforeAll, describe, expect, test } from 'vitest';
import { createMatters } from '../counter/matters/index.ts';
import { hashOf, JPEG, PDF, PNG } from '../counter/papers/testing.ts';
import type { PersonId } from '../kernel/ids.ts';
import { billRequest, openBill } from '../money/settlement/testing.ts';
import { EICAR } from '../platform/files/testing-clamd.ts';
import { createCalendar, statutoryCalendar } from '../rules/calendar/index.ts';
import {
  billOf,
  broughtOf,
  expectRefused,
  expectSaid,
  nextKey,
  openWindow,
  papersOf,
  STATION,
  sayLarge,
  type Window,
} from './testing-window.ts';

/** What goes wrong at a window, line by line: each has its code, its sentence in both languages, and nothing is lost. */
let window: Window;
let paper: string;

beforeAll(async () => {
  window = await openWindow();
  const taken = await window.send('clerk', PDF);
  paper = taken.body.file;
});

const allPapers = (file = paper) =>
  papersOf([
    ['invoices', file],
    ['fees', file],
    ['record', file],
  ]);

function claimOf(person: PersonId, form: object = {}, more: object = {}) {
  const given = { form: billOf(form), papers: allPapers(), ...more };
  return broughtOf('reimburse-outpatient', person, given);
}

async function bring(body: object) {
  const { status, body: brought } = await window.call('clerk', '/cases', body);
  expect([status, brought.error?.code]).toEqual([200, undefined]);
  return brought as { id: string; number: string; version: number; state: string };
}

const read = async (id: string) => (await window.call('chief', `/cases/${id}`)).body;

async function act(who: string, id: string, name: string, more: object = {}) {
  const { version } = await read(id);
  const body = { key: nextKey(), version, act: name, ...more };
  return window.call(who, `/cases/${id}/acts`, body);
}

describe('a matter without its paper', () => {
  test('is refused by the name of the paper, and taken when the paper is there', async () => {
    const person = await window.person();
    const body = claimOf(person, {}, { papers: allPapers().slice(1) });
    const answer = await expectRefused(window, 'matters.paper_missing', () =>
      window.call('clerk', '/cases', body),
    );
    expect(answer.body.error.zh).toContain('收费票据');
    expect(answer.body.error.en).toContain('Invoices');
    await bring({ ...body, papers: allPapers() });
  });

  test('is refused where the paper cannot be promised, is not of the matter, or never arrived', async () => {
    const body = claimOf(await window.person());
    const promised = { ...body, papers: allPapers().slice(1), promised: ['invoices'] };
    await expectRefused(window, 'matters.no_promise', () =>
      window.call('clerk', '/cases', promised),
    );
    const strange = { ...body, papers: [...allPapers(), ...papersOf([['diploma', paper]])] };
    await expectRefused(window, 'matters.unknown_material', () =>
      window.call('clerk', '/cases', strange),
    );
    const nowhere = { ...body, papers: allPapers('0'.repeat(64)) };
    await expectRefused(window, 'matters.unknown_file', () =>
      window.call('clerk', '/cases', nowhere),
    );
  });
});

describe('two officers deciding at once', () => {
  test('one takes it, and the other is told who has it', async () => {
    const { id, version } = await bring(claimOf(await window.person()));
    const takes = await Promise.all(
      ['reviewer', 'reviewer.two'].map((who) =>
        window.call(who, `/cases/${id}/acts`, { key: nextKey(), version, act: 'take' }),
      ),
    );
    const [won] = takes.filter(({ status }) => status === 200);
    const [lost] = takes.filter(({ status }) => status !== 200);
    expectSaid(lost as never, 'matters.changed_meanwhile');
    expect(lost?.body.error.facts.by).toBe(won?.body.assignee);
    const again = await act(
      won?.body.assignee === 'reviewer' ? 'reviewer.two' : 'reviewer',
      id,
      'forward',
    );
    expectSaid(again, 'matters.held_by_another');
  });

  test('of an approval and a refusal in the same moment one holds, and the other changes nothing', async () => {
    const person = await window.person();
    const { id } = await bring(broughtOf('change-identity', person, identityOf()));
    await act('reviewer', id, 'take');
    const { version } = await read(id);
    const answers = await Promise.all(
      [{ act: 'approve' }, { act: 'refuse', reason: '材料不符' }].map((one) =>
        window.call('reviewer', `/cases/${id}/acts`, { key: nextKey(), version, ...one }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [lost] = answers.filter(({ status }) => status !== 200);
    expect(['matters.changed_meanwhile', 'matters.unknown_case']).toContain(lost?.code);
    const { trace } = await read(id);
    const decided = trace.filter((line: { act: string }) =>
      ['approve', 'refuse'].includes(line.act),
    );
    expect(decided).toHaveLength(1);
  });

  test('where money is paid, whoever forwarded does not approve', async () => {
    const { id } = await bring(claimOf(await window.person()));
    await act('approver', id, 'take');
    await act('approver', id, 'forward');
    await act('approver', id, 'take');
    await window.call('approver', `/cases/${id}/claim-trials`, {});
    const { version } = await read(id);
    await expectRefused(window, 'matters.same_officer', () =>
      window.call('approver', `/cases/${id}/acts`, { key: nextKey(), version, act: 'approve' }),
    );
  });
});

function identityOf() {
  return {
    form: { what: 'name', newName: '示例新' },
    papers: papersOf([
      ['identity', paper],
      ['police', paper],
    ]),
  };
}

describe('a step by the wrong office', () => {
  test('an office elsewhere does not find the case, one below reads it and may not work on it', async () => {
    const { id, version } = await bring(claimOf(await window.person()));
    for (const [who, code] of [
      ['neighbour', 'matters.unknown_case'],
      ['township', 'matters.unknown_case'],
      ['chief.prefecture', 'matters.not_yours'],
      ['inspector', 'access.not_permitted'],
      ['clerk', 'matters.not_yours'],
    ] as const) {
      await expectRefused(window, code, () =>
        window.call(who, `/cases/${id}/acts`, { key: nextKey(), version, act: 'take' }),
      );
    }
  });

  test('a matter that is not delegated to a township is refused there', async () => {
    const { form } = claimOf(await window.person());
    const stay = { ...form, until: '2025-06-05' };
    const body = broughtOf('reimburse-inpatient', await window.person(), { form: stay });
    await expectRefused(window, 'matters.not_offered_here', () =>
      window.call('station', '/cases', body),
    );
    await window.base.database.asOwner(
      'test: nothing delegated',
      "update office set delegated = '{}' where path = $1",
      [STATION],
    );
    const identity = broughtOf('change-identity', await window.person(), identityOf());
    const answer = await expectRefused(window, 'matters.not_delegated', () =>
      window.call('station', '/cases', identity),
    );
    expect(answer.body.error.zh).toContain('姓名或身份证号码变更');
  });
});

describe('a closed case', () => {
  test('nothing more is done to it but a note of the chief', async () => {
    const { id } = await bring(claimOf(await window.person()));
    await act('clerk', id, 'withdraw', { reason: '申请人撤回' });
    const acts = ['take', 'release', 'forward', 'approve', 'withdraw', 'add-papers', 'resubmit'];
    for (const name of acts) {
      await expectRefused(window, 'matters.closed', () =>
        act('clerk', id, name, { reason: '再办', papers: allPapers() }),
      );
    }
    for (const name of ['assign', 'return', 'refuse', 'note', 'accept', 'decline'])
      await expectRefused(window, 'matters.closed', () =>
        act('clerk', id, name, { reason: '再办' }),
      );
    expect((await act('chief', id, 'note', { reason: '已电话告知' })).status).toBe(200);
  });
});

describe('a bill', () => {
  test('already settled directly is refused with the settlement', async () => {
    const person = await window.person();
    const visit = { kind: 'outpatient' as const, startedOn: '2025-06-02', lines: { A: '300.00' } };
    const bill = await openBill(window.base, person, visit);
    await window.base.settlements.settle(await billRequest(window.base, bill));
    const answer = await expectRefused(window, 'claim.settled_before', () =>
      window.call('clerk', '/cases', claimOf(person)),
    );
    expect(answer.body.error.facts.settlement).toMatch(/\w/);
  });

  test('twice in one claim, and once more after it was paid, whoever brings it', async () => {
    const person = await window.person();
    await expectRefused(window, 'claim.invoice_twice', () =>
      window.call('clerk', '/cases', claimOf(person, { invoices: 'DOUBLE-1 double-1' })),
    );
    const { id, number } = await bring(claimOf(person, { invoices: 'DOUBLE-2' }));
    await act('reviewer', id, 'take');
    await act('reviewer', id, 'forward');
    await act('approver', id, 'take');
    await window.call('approver', `/cases/${id}/claim-trials`, {});
    expect((await act('approver', id, 'approve')).code).toBe(null);
    for (const whose of [person, await window.person()]) {
      const again = await expectRefused(window, 'claim.claimed_before', () =>
        window.call(
          'clerk',
          '/cases',
          claimOf(whose, { invoices: 'DOUBLE-2', from: '2025-06-05' }),
        ),
      );
      expect(again.body.error.facts.number).toBe(number);
    }
  });

  test('in another’s name', async () => {
    const person = await window.person();
    await expectRefused(window, 'claim.other_name', () =>
      window.call('clerk', '/cases', claimOf(person, { billName: '别人' })),
    );
  });
});

describe('a file', () => {
  test.each([
    ['papers.type_not_taken', 'a program', Buffer.from('MZ and then a program'), {}],
    ['papers.type_not_taken', 'a film', PDF, { 'content-type': 'video/mp4' }],
    [
      'papers.type_differs',
      'a PDF that is said to be a photo',
      PDF,
      { 'content-type': 'image/png' },
    ],
    ['papers.empty', 'nothing at all', Buffer.alloc(0), {}],
  ])('of the wrong type (%s): %s', async (code, _, bytes, more) => {
    await expectRefused(window, code, () =>
      window.send('clerk', bytes, more as unknown as Record<string, string>),
    );
  });

  test('of 200 MB is refused before it comes', async () => {
    const answer = await expectRefused(window, 'request.too_large', () =>
      sayLarge(window, 200 * 1_048_576),
    );
    expect([answer.status, answer.body.error.zh]).toEqual([413, expect.stringContaining('20')]);
  });

  test('with the EICAR test string is refused, and no case can name it afterwards', async () => {
    const bytes = Buffer.concat([JPEG, Buffer.from(EICAR)]);
    await expectRefused(window, 'papers.infected', () => window.send('clerk', bytes));
    const body = claimOf(await window.person(), {}, { papers: allPapers(hashOf(bytes)) });
    await expectRefused(window, 'matters.unknown_file', () => window.call('clerk', '/cases', body));
  });

  test('of a scanner that sends half of it is refused; scanned again it is taken, with its case', async () => {
    const page = Buffer.concat([JPEG.subarray(0, 40), Buffer.alloc(5_000, 3), JPEG.subarray(-2)]);
    await expectRefused(window, 'papers.half_a_file', () =>
      window.send('clerk', page.subarray(0, 3_000)),
    );
    const whole = await window.send('clerk', page);
    expect([whole.status, whole.body.type]).toEqual([200, 'image/jpeg']);
    await bring(claimOf(await window.person(), {}, { papers: allPapers(whole.body.file) }));
  });

  test('that changed on the way is refused', async () => {
    const other = { 'x-content-sha256': '1'.repeat(64) };
    await expectRefused(window, 'papers.hash_differs', () => window.send('clerk', PNG, other));
  });
});

describe('dates', () => {
  const transfer = async () =>
    broughtOf('transfer-out', await window.person(), {
      form: { toArea: '310000', startsOn: '2027-01-01', pension: 'none' },
    });

  test('across the end of a year are counted by its holidays and the days worked for them', async () => {
    window.setTime('2025-12-30 10:00');
    const { form, ...body } = await transfer();
    const soon = { ...body, form: { ...form, startsOn: '2026-01-01' } };
    const brought = await bring(soon);
    // 1 to 3 January are free and Sunday the 4th is worked: the 22nd working day is the 30th.
    expect(brought).toMatchObject({ dueOn: '2026-01-30', dueProvisional: false });
  });

  test('that reach into holidays not yet published are provisional everywhere, and stated again later', async () => {
    window.setTime('2026-12-28 10:00');
    const body = await transfer();
    const trial = await window.call('clerk', '/cases/trials', body);
    expect(trial.body).toMatchObject({ dueOn: '2027-01-27', dueProvisional: true });
    const { id } = await bring(body);
    const receipt = await window.call('clerk', `/cases/${id}/receipt`);
    expect(receipt.body).toMatchObject({ dueOn: '2027-01-27', dueProvisional: true });
    const queue = await window.call('reviewer', '/cases?queue=office&matter=transfer-out');
    const row = queue.body.rows.find((one: { id: string }) => one.id === id);
    expect(row).toMatchObject({ dueOn: '2027-01-27', dueProvisional: true, colour: 'green' });
    // The State Council publishes 2027 in November of 2026 at the latest; a new version brings it.
    const free = ['2027-01-01', '2027-01-04', '2027-01-05'];
    const published = createCalendar((year) =>
      year === '2027'
        ? (on) => !free.includes(on) && ![0, 6].includes(new Date(on).getUTCDay())
        : (on) => statutoryCalendar.isWorkingDay(on),
    );
    const before = await read(id);
    const later = createMatters({ ...window.world.matters, calendar: published });
    expect(await later.restateDeadlines()).toBe(1);
    const after = await read(id);
    expect(after).toMatchObject({ dueOn: '2027-02-01', dueProvisional: false });
    expect(after.trace.at(-1)).toMatchObject({
      ...{ act: 'restate-deadline', actor: 'system', facts: { before: '2027-01-27' } },
    });
    expect(after.trace).toHaveLength(before.trace.length + 1);
    expect(await later.restateDeadlines()).toBe(0);
  });

  test('that are none, lie in the wrong order, or in the future are refused by their field', async () => {
    window.setTime('2025-11-20 10:00');
    const person = await window.person();
    for (const [from, code] of [
      ['2025-02-30', 'matters.field_wrong'],
      ['20250602', 'matters.field_wrong'],
      ['2025-12-01', 'claim.in_the_future'],
    ] as const) {
      await expectRefused(window, code, () =>
        window.call('clerk', '/cases', claimOf(person, { from })),
      );
    }
  });
});
