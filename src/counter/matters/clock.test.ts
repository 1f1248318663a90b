import { beforeAll, expect, test } from 'vitest';
import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { createCalendar, statutoryCalendar } from '../../rules/calendar/index.ts';
import type { PeoplesAct } from './act.ts';
import { checkTrace } from './check-trace.ts';
import { decideOnTime } from './decide-on-time.ts';
import type { Notify } from './deps.ts';
import { REASON_MISSING } from './errors.ts';
import { createMatters } from './matters.ts';
import type { CaseId } from './model.ts';
import { findLate } from './store/cases.ts';
import { findNumberGaps } from './store/prove.ts';
import {
  approver,
  COUNTY,
  clerk,
  documentOf,
  grantOf,
  insured,
  type MatterWorld,
  matterWorld,
  officer,
  PERSON,
  reviewer,
} from './testing.ts';

let world: MatterWorld;
beforeAll(async () => {
  world = await matterWorld();
});

const again = { again: true };

async function provedRight(id: CaseId): Promise<void> {
  expect(checkTrace(await world.case(id), await world.trace(id), statutoryCalendar)).toEqual([]);
}

test('a return stops the clock and a resubmission lets the rest of it run on, across National Day', async () => {
  world.setTime('2025-09-25 10:00');
  const id = await world.bring(clerk, again);
  expect(await world.case(id)).toMatchObject({ dueOn: '2025-10-15', stepDueOn: '2025-09-29' });
  await world.do(reviewer, id, 'take');
  world.setTime('2025-09-26 10:00');
  await world.do(reviewer, id, 'return', { reason: '票据不清楚' });
  expect(await world.case(id)).toMatchObject({
    ...{ state: 'returned', step: 0, dueOn: null, stepDueOn: null },
    ...{ daysLeft: 9, stepDaysLeft: 2 },
  });
  await expect(world.do(reviewer, id, 'return', { reason: '再退' })).rejects.toThrow();
  world.setTime('2025-10-10 10:00');
  await world.do(insured(PERSON), id, 'resubmit', {
    form: { why: 'illness', phone: '13900000000' },
  });
  expect(await world.case(id)).toMatchObject({
    ...{ state: 'open', step: 0, dueOn: '2025-10-22', stepDueOn: '2025-10-13' },
    assignee: 'a.reviewer',
  });
  await expect(world.do(reviewer, id, 'return', { reason: '再退' })).rejects.toMatchObject({
    kind: { code: 'matters.returned_before' },
  });
  await provedRight(id);
});

test('a step that is late is told to the chief of its office, then to the one above, each once', async () => {
  world.setTime('2025-11-03 10:00');
  const id = await world.bring(clerk, again);
  const told = async () =>
    (await world.trace(id)).flatMap(({ act, facts }) => (act === 'escalate' ? [facts.to] : []));
  world.setTime('2025-11-06 20:00');
  await world.matters.escalateLate();
  expect(await told()).toEqual([]);
  world.setTime('2025-11-07 00:10');
  await world.matters.escalateLate();
  await world.matters.escalateLate();
  expect(await told()).toEqual([COUNTY]);
  world.setTime('2025-11-20 00:10');
  await world.matters.escalateLate();
  expect(await told()).toEqual([COUNTY, '532900']);
  expect(await world.matters.escalateLate()).toBe(0);
  // Everybody knows: no later run looks at it again.
  const first = '00000000-0000-0000-0000-000000000000';
  expect(await findLate(world.database.sql, '2025-12-31', first)).not.toContain(id);
  await provedRight(id);
});

test('one case that breaks does not keep those behind it from being told', async () => {
  world.setTime('2025-11-03 10:00');
  const [bad, good] = [await world.bring(clerk, again), await world.bring(clerk, again)];
  const notify: Notify = async (_, made) => {
    if (made.some(({ case: one }) => one.id === bad)) throw new TypeError('a defect');
  };
  world.setTime('2025-11-07 00:10');
  const broken = createMatters({ ...world.matters, notify });
  await expect(broken.escalateLate()).rejects.toThrow('a defect');
  expect((await world.trace(good)).at(-1)).toMatchObject({ act: 'escalate' });
  expect((await world.trace(bad)).at(-1)).toMatchObject({ act: 'accept' });
});

test('a promise that reaches into a year that is not published is stated again when it is', async () => {
  const unpublished = createCalendar((year) =>
    year === '2026' ? null : (on) => statutoryCalendar.isWorkingDay(on),
  );
  const before = world.with({ calendar: unpublished });
  world.setTime('2025-12-30 10:00');
  const submission = {
    ...grantOf(),
    key: 'a-new-year',
    again: true,
  };
  const id = await before.submit(clerk, submission);
  expect(await world.case(id)).toMatchObject({ dueOn: '2026-01-13', dueProvisional: true });
  expect(await before.restateDeadlines()).toBe(0);
  await provedRight(id);
  expect(await world.matters.restateDeadlines()).toBe(1);
  expect(await world.case(id)).toMatchObject({
    ...{ dueOn: '2026-01-14', stepDueOn: '2026-01-05', dueProvisional: false },
  });
  expect((await world.trace(id)).at(-1)).toMatchObject({
    ...{ act: 'restate-deadline', facts: { before: '2026-01-13' } },
  });
  await provedRight(id);
});

test('what an effect leaves or says under the names of the clock is not read as a clock', async () => {
  const unpublished = createCalendar((year) =>
    year === '2026' ? null : (on) => statutoryCalendar.isWorkingDay(on),
  );
  const before = world.with({ calendar: unpublished });
  const clockLike = { days: '98', from: '2025-09-01', stepFrom: '2025-09-01', stepDays: '50' };
  const leaves = { ...clockLike, sheets: 'none', code: 'a.code' };
  world.setTime('2025-12-30 10:00');
  const id = await before.submit(clerk, { ...grantOf(), key: 'days-of-leave', again: true });
  let acts = 0;
  const act = async (caller: typeof clerk, what: PeoplesAct) => {
    const { version } = await world.case(id);
    acts += 1;
    await before.act({ id, caller, request: { key: `leave-act-${acts}`, version, act: what } });
  };
  await act(reviewer, 'take');
  await act(reviewer, 'forward');
  await act(approver, 'take');
  world.play.fails = new Rejection(REASON_MISSING, leaves);
  await act(approver, 'approve');
  const refused = (await world.trace(id)).at(-1);
  expect(refused).toMatchObject({ act: 'carry-out', state: 'open' });
  expect(refused?.facts).toMatchObject({ code: REASON_MISSING.code, stepDays: '2' });
  expect(Object.keys(refused?.facts ?? {}).sort()).toEqual(['code', 'stepDays', 'stepFrom']);
  await act(approver, 'take');
  world.play.leaves = leaves;
  await act(approver, 'approve');
  world.play.leaves = {};
  expect(await world.case(id)).toMatchObject({ state: 'paying', result: leaves });
  expect((await world.trace(id)).at(-1)?.facts).toEqual({ granted: '123.45', payment: '12345' });
  expect(await world.matters.restateDeadlines()).toBe(1);
  expect(await world.case(id)).toMatchObject({ dueOn: '2026-01-14', stepDueOn: '2026-01-14' });
  await provedRight(id);
});

test('an objection opens a case again at its last step, and to other officers', async () => {
  world.setTime('2025-11-03 10:00');
  const id = await world.bring(clerk, again);
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  await world.do(approver, id, 'take');
  await world.do(approver, id, 'refuse', { reason: '不符合' });
  expect(decideOnTime(await world.trace(id), documentOf(world, 'grant'))).toMatchObject({
    onTime: true,
  });
  world.setTime('2025-12-01 10:00');
  await world.matters.reopen({ id, reason: '532900-2025-0000099' });
  expect(await world.case(id)).toMatchObject({
    ...{ state: 'open', step: 1, stepDueOn: '2025-12-03', assignee: null, endedAt: null },
    excluded: ['a.reviewer', 'an.approver'],
  });
  await expect(world.do(approver, id, 'take')).rejects.toMatchObject({
    kind: { code: 'matters.excluded' },
  });
  const other = officer('another', 'counter-approver', COUNTY);
  await world.do(other, id, 'take');
  expect(decideOnTime(await world.trace(id), documentOf(world, 'grant'))).toBe(null);
  await world.do(other, id, 'approve');
  world.setTime('2025-12-16 10:00');
  await world.matters.paymentReturned(id, '账号有误');
  expect((await world.case(id)).state).toBe('paying');
  await world.matters.paid(id);
  expect(decideOnTime(await world.trace(id), documentOf(world, 'grant'))).toEqual({
    ...{ onDay: '2025-12-16', dueOn: '2025-12-15', onTime: false },
  });
  await provedRight(id);
});

test('money that the bank gives back is paid when it is paid again, as the record of the case says', async () => {
  world.setTime('2025-11-03 10:00');
  const id = await world.bring(clerk, again);
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  await world.do(approver, id, 'take');
  await world.do(approver, id, 'approve');
  const kept = async () => decideOnTime(await world.trace(id), documentOf(world, 'grant'));
  expect(await kept()).toBe(null);
  world.setTime('2025-11-05 10:00');
  await world.matters.paid(id);
  expect(await kept()).toMatchObject({ onDay: '2025-11-05', onTime: true });
  world.setTime('2025-11-10 10:00');
  await world.matters.paymentReturned(id, '账号有误');
  expect(await kept()).toBe(null);
  world.setTime('2025-11-20 10:00');
  await world.matters.paid(id);
  const { endedAt, dueOn } = await world.case(id);
  expect(endedAt).toBe('2025-11-20T02:00:00.000Z');
  expect(await kept()).toEqual({ onDay: '2025-11-20', dueOn, onTime: false });
});

test('an online matter waits for a clerk, who accepts or declines it', async () => {
  world.setTime('2025-11-03 20:00');
  const own = { ...insured(PERSON) };
  const grant = await world.bring(own, again);
  expect(await world.case(grant)).toMatchObject({ state: 'submitted', stepDueOn: '2025-11-05' });
  const county = officer('c.clerk', 'counter-clerk', COUNTY);
  await expect(world.do(county, grant, 'accept')).rejects.toMatchObject({
    kind: { code: 'matters.take_it_first' },
  });
  await world.do(county, grant, 'take');
  world.setTime('2025-11-04 10:00');
  await world.do(county, grant, 'accept');
  expect(await world.case(grant)).toMatchObject({ state: 'open', dueOn: '2025-11-18' });
  const second = await world.bring(own, again);
  await world.do(county, second, 'take');
  await world.do(county, second, 'decline', { reason: '不属于受理范围' });
  expect(await world.case(second)).toMatchObject({ state: 'not-accepted' });
  await expect(world.do(county, second, 'note', { reason: '补记' })).rejects.toThrow();
  const chief = officer('a.chief', 'counter-chief', COUNTY);
  await world.do(chief, second, 'note', { reason: '已电话告知' });
  await provedRight(second);
});

test('numbers have no gap; a changed trace is found', async () => {
  expect(await findNumberGaps(world.database.sql)).toEqual([]);
  const id = await world.bring(clerk, again);
  const trace = await world.trace(id);
  const one = await world.case(id);
  const changed = trace.map((event) => ({ ...event, facts: { ...event.facts, days: '20' } }));
  expect(checkTrace(one, changed, statutoryCalendar).length).toBeGreaterThan(0);
  expect(checkTrace(one, trace.slice(1), statutoryCalendar).length).toBeGreaterThan(0);
  const later = { ...one, dueOn: '2026-12-31' as Day };
  expect(checkTrace(later, trace, statutoryCalendar)).toEqual([
    'the case differs from its last line',
  ]);
});
