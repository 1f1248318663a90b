import { expect, test } from 'vitest';
import { joiningTransfers, settlementWorld } from './testing.ts';
import { tryRoutes } from './try-policy.ts';

test('a bill of a stay that went on from another hospital can be tried', async () => {
  const world = await settlementWorld({ change: joiningTransfers });
  const [route] = tryRoutes(() => world);
  const none = { fullSelfPay: '0.00', overCeiling: '0.00', priorSelfPay: '0.00', procured: '0.00' };
  const tried = (transfer?: { borne: string; poolPaid: boolean }) =>
    route?.handle({
      caller: { id: 'clerk', role: 'office', provider: null, area: null },
      area: world.database.area,
      params: {},
      query: {},
      body: {
        scheme: 'resident',
        day: '2025-06-01',
        visit: { kind: 'inpatient', level: 'tertiary', ...(transfer && { transfer }) },
        bill: { ...none, inScope: '10000.00' },
        patient: { retired: false, groups: [], chronicDiseases: [] },
      },
    });
  expect(await tried()).toMatchObject({ amounts: { deductible: '700.00' } });
  expect(await tried({ borne: '200.00', poolPaid: false })).toMatchObject({
    amounts: { deductible: '500.00', pool: '5700.00' },
  });
  const answer = await tried({ borne: '200.00', poolPaid: true });
  expect(answer).toMatchObject({ amounts: { deductible: '0.00' } });
  // The step rests on the article that joins the stays.
  expect(answer).toMatchObject({
    steps: expect.arrayContaining([
      expect.objectContaining({ clause: 'deductible.transfer', source: 'art. 25' }),
    ]),
  });
});
