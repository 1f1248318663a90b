import { beforeAll, expect, test } from 'vitest';
import { Rejection } from '../../kernel/rejection.ts';
import type { Colleagues } from './deps.ts';
import { PAPER_MISSING } from './errors.ts';
import { createMatters } from './matters.ts';
import type { CaseId } from './model.ts';
import {
  approver,
  bookOf,
  COUNTY,
  clerk,
  GRANT,
  insured,
  type MatterWorld,
  matterWorld,
  officer,
  PERSON,
  reviewer,
} from './testing.ts';

/** Money that a rule decides. */
const REFUND = GRANT.replace('code: grant', 'code: refund')
  .replace('effect: grant', 'effect: quick')
  .replace('money: true', 'money: true\nautomatic: true');

let world: MatterWorld;
beforeAll(async () => {
  world = await matterWorld(bookOf(GRANT, REFUND));
});

const online = insured(PERSON);
const doorkeeper = officer('c.clerk', 'counter-clerk', COUNTY);
const another = officer('another', 'counter-approver', COUNTY);
const refund = { matter: 'refund', again: true };
const refusal = () => new Rejection(PAPER_MISSING, { zh: '甲', en: 'A', material: 'a' });

async function expectTwo(id: CaseId): Promise<void> {
  expect(await world.case(id)).toMatchObject({ state: 'open', step: 0, assignee: null });
  await world.do(approver, id, 'take');
  await refused(world.do(approver, id, 'approve'), 'matters.not_this_step');
  await world.do(approver, id, 'forward');
  await world.do(approver, id, 'take');
  await refused(world.do(approver, id, 'approve'), 'matters.same_officer');
  await world.do(approver, id, 'release');
  await world.do(another, id, 'take');
  await world.do(another, id, 'approve');
  expect(['paying', 'done']).toContain((await world.case(id)).state);
}

async function declined(): Promise<CaseId> {
  const id = await world.bring(online, { again: true });
  await world.do(doorkeeper, id, 'take');
  await world.do(doorkeeper, id, 'decline', { reason: '不属于受理范围' });
  return id;
}

test('a claim that was not accepted and comes back by an objection is decided by two officers', async () => {
  const id = await declined();
  await world.matters.reopen({ id, reason: '异议' });
  await expectTwo(id);
});

test('money that a rule granted and that is objected to is decided by two officers', async () => {
  const id = await world.bring(online, refund);
  expect((await world.case(id)).state).toBe('done');
  await world.matters.reopen({ id, reason: '异议' });
  await expectTwo(id);
});

test('money that a rule granted and that cannot be paid is decided by two officers', async () => {
  world.play.fails = refusal();
  await expectTwo(await world.bring(online, refund));
});

test('what was prepared by one officer comes back to the other, as long as it may', async () => {
  const id = await world.bring(clerk, { again: true });
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  await world.do(approver, id, 'take');
  world.play.fails = refusal();
  await world.do(approver, id, 'approve');
  expect(await world.case(id)).toMatchObject({ state: 'open', step: 1 });
  await world.do(approver, id, 'take');
  await world.do(approver, id, 'approve');
  expect((await world.case(id)).state).toBe('paying');
});

test('the office it goes to is one that has somebody for that step', async () => {
  const id = await declined();
  const colleagues: Colleagues = async (office) =>
    office === COUNTY ? [{ name: 'a.reviewer', displayName: '示范', role: reviewer.role }] : [];
  await createMatters({ ...world.matters, colleagues }).reopen({ id, reason: '异议' });
  expect(await world.case(id)).toMatchObject({ step: 0, office: COUNTY });
});

async function refused(doing: Promise<unknown>, code: string): Promise<void> {
  await expect(doing.then(() => 'was done')).rejects.toMatchObject({ kind: { code } });
}
