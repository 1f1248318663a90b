import { expect, test } from 'vitest';
import { counterWorld, effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import { complaintEffects } from './index.ts';

const world = await counterWorld();
const effect = effectNamed(complaintEffects(), 'complaint-answer');

async function approved(reason: string | null, form = {}) {
  const facts = await openCase(world, { form });
  await world.database.sql(
    'test: approval',
    `insert into case_event (case_id, seq, act, actor, role, at, state, facts, hash)
     values ($1, 1, 'approve', 'officer.one', 'counter-approver', now(), 'approved', $2, '')`,
    [facts.case.id, JSON.stringify(reason === null ? {} : { reason })],
  );
  return runEffect(world, effect, facts);
}

test('the opinion of the approval is the answer', async () => {
  expect(await approved(' 已退还 12.00 元 ')).toEqual({ result: { reply: '已退还 12.00 元' } });
});

test('complaints.no_reply', async () => {
  await expect(approved(null)).rejects.toThrow('complaints.no_reply');
  await expect(approved('  ')).rejects.toThrow('complaints.no_reply');
});

test('a provider that nobody knows is refused', async () => {
  await expect(approved('x', { provider: 'H-NOWHERE' })).rejects.toThrow(
    'provider.unknown_provider',
  );
});
