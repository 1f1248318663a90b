import { expect, test, vi } from 'vitest';
import { TEST_SEALER } from '../../platform/testing.ts';
import { addPerson, billRequest, openBill, settlementWorld } from './testing.ts';

test('a settlement opens no number of anybody', async () => {
  const world = await settlementWorld();
  const person = await addPerson(world);
  const [open, read] = [vi.spyOn(TEST_SEALER, 'open'), vi.spyOn(TEST_SEALER, 'read')];
  const bill = await openBill(world, person);
  await world.settlements.settle(await billRequest(world, bill));
  expect([open.mock.calls, read.mock.calls]).toEqual([[], []]);
  await world.settlements.close();
});
