import { expect, test } from 'vitest';
import { addPerson } from '../../../money/settlement/testing.ts';
import type { Policy } from '../../../rules/policy/index.ts';
import { hospitalWorld, identitiesOf, openStay, sheets } from './testing.ts';

const everyTenDays = (policy: Policy): Policy =>
  policy.benefit === 'general'
    ? { ...policy, settlementPeriod: { ...policy.settlementPeriod, days: 10 } }
    : policy;

const world = await hospitalWorld({ change: everyTenDays });
const { send, database } = world;

test('a stay that is cut into parts is one settlement for its hospital, and one cancel', async () => {
  const person = await addPerson(world);
  const stay = await openStay(world, person);
  const days = ['2025-06-02', '2025-06-12', '2025-06-22'];
  const feedetail = days.map((day, i) => {
    const { chrg_bchno: _, ...line } = sheets.line(stay, person, `${i + 1}`, '3000.00', {
      fee_ocur_time: `${day} 09:00:00`,
    });
    return { ...line, med_type: '2101' };
  });
  await send('2301', { feedetail });
  await send('2402', sheets.discharge(stay, person, '2025-06-25 10:00:00'));
  const settled = await send('2304', sheets.settleStay(stay, person, '9000.00'));
  const parts = await database.sql<{ pool: bigint }>(
    'test: parts',
    'select pool from settlement where encounter_id = $1 order by id',
    [stay],
  );
  expect(parts).toHaveLength(3);
  const pool = parts.reduce((sum, part) => sum + Number(part.pool), 0);
  const { setlinfo } = settled;
  expect(setlinfo).toMatchObject({ medfee_sumamt: 9000, hifp_pay: pool / 100 });
  const asked = { data: { psn_no: person, setl_id: setlinfo.setl_id, mdtrt_id: stay } };
  const shown = await send('5203', asked);
  expect(shown.setlinfo).toMatchObject({
    ...{ medfee_sumamt: 9000, hifp_pay: setlinfo.hifp_pay, setl_id: setlinfo.setl_id },
    ...{ begndate: '2025-06-01', enddate: '2025-06-25' },
  });
  const cancelled = await send('2305', asked);
  expect(cancelled.setlinfo).toMatchObject({
    ...{ medfee_sumamt: -9000, hifp_pay: 0 - setlinfo.hifp_pay },
  });
  const again = await send('5203', {
    data: { ...asked.data, setl_id: cancelled.setlinfo.setl_id },
  });
  expect(again.setlinfo).toMatchObject({ medfee_sumamt: -9000, refd_setl_flag: '1' });
  for (const answer of [settled, shown, cancelled, again]) {
    const sums = identitiesOf(answer);
    expect([sums.payers, sums.parts, sums.funds]).toEqual([
      sums.total,
      sums.total,
      sums.fundsTotal,
    ]);
    expect(sums.details).toBe(sums.paid);
  }
});
