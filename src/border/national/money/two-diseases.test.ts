import { expect, test } from 'vitest';
import type { Day } from '../../../kernel/days.ts';
import { addPerson } from '../../../money/settlement/testing.ts';
import { recordRecognition } from '../../../people/groups/index.ts';
import { verify } from '../../../watch/proof/index.ts';
import { hospitalWorld, sheets } from './testing.ts';

const world = await hospitalWorld();
const { send, database } = world;
const sound = async () => (await verify(world)).sound;

/** A visit for hypertension under the two-diseases benefit, with one medicine. */
async function prescribe(person: Awaited<ReturnType<typeof addPerson>>) {
  const { data } = await send('2201', sheets.register(person));
  const visit = data.mdtrt_id as string;
  await send('2203', sheets.describe(visit, person, { med_type: '9901', dise_codg: 'M03900' }));
  await send('2204', {
    feedetail: [
      sheets.line(visit, person, '1', '60.00', { med_list_codg: 'P', dise_codg: 'M03900' }),
    ],
  });
  return { visit, sheet: sheets.settle(visit, person, '60.00', { med_type: '9901' }) };
}

test('a village doctor’s prescription is paid for the recognised disease and found again', async () => {
  const person = await addPerson(world);
  await recordRecognition(world, {
    personId: person,
    kind: 'two-diseases',
    disease: 'hypertension',
    startsOn: '2025-01-01' as Day,
    endsOn: null,
  });
  const { visit, sheet } = await prescribe(person);
  const { setlinfo } = await send('2207', sheet);
  expect(setlinfo).toMatchObject({ med_type: '9901', clr_type: '15' });
  expect(setlinfo.hifp_pay).toBeGreaterThan(0);
  const period = { begntime: '2025-01-01 00:00:00', endtime: '2025-12-31 23:59:59' };
  const { feedetail } = await send('5205', { data: { psn_no: person, ...period } });
  expect(feedetail).toMatchObject([
    { feedetl_sn: '1', med_type: '9901', fixmedins_code: 'H-PRIMARY', list_type: '101', cnt: 1 },
  ]);
  const { mdtrtinfo } = await send('5201', {
    data: { psn_no: person, med_type: '9901', ...period },
  });
  expect(mdtrtinfo).toMatchObject([{ mdtrt_id: visit, dise_codg: 'M03900' }]);
});

test('without the recognition it is recorded and no fund pays', async () => {
  const { sheet } = await prescribe(await addPerson(world));
  const { setlinfo } = await send('2207', sheet);
  expect(setlinfo).toMatchObject({ fund_pay_sumamt: 0, psn_cash_pay: 60 });
});

test('what hospitals record is proved, and an upload that nobody asked for is found', async () => {
  expect(await sound()).toBe(true);
  await database.asOwner('test: lose', 'create table kept as select * from charge_request');
  await database.asOwner('test: take', 'delete from charge_request');
  expect(await sound()).toBe(false);
  await database.asOwner('test: back', 'insert into charge_request select * from kept');
  await database.asOwner(
    'test: stray',
    `update registration set provider_id = 'H-VILLAGE' where provider_id = 'H-PRIMARY'`,
  );
  expect(await sound()).toBe(false);
});
