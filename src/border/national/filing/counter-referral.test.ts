import { expect, test } from 'vitest';
import { awayEffects } from '../../../counter/away/index.ts';
import {
  BEIJING,
  carryOut,
  caseOf,
  effectNamed,
  KUNMING,
  withAway,
} from '../../../counter/away/testing.ts';
import type { Form } from '../../../counter/matters/index.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { addPerson, HOSPITAL, TOWNSHIP } from '../../../money/settlement/testing.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { loadFigures } from '../../../rules/figures/index.ts';
import { hospitalWorld, sheets } from '../money/testing.ts';

const world = await hospitalWorld({ change: withAway() });
const { send, database } = world;
const ruled = { ...world, figures: loadFigures('matters/figures') };
const effects = awayEffects(ruled);
await database.sql(
  'test: elsewhere',
  `insert into provider (id, name, initials, county) values
     ('H-KUNMING', '示范昆明医院', 'sfkmyy', '530102'), ('H-BEIJING', '示范北京医院', 'sfbjyy', '110105')`,
);
await database.sql(
  'test: terms elsewhere',
  `insert into provider_term (provider_id, level, contracted, starts_on) values
     ('H-KUNMING', 'tertiary', true, '2020-01-01'), ('H-BEIJING', 'tertiary', true, '2020-01-01')`,
);

const COUNTIES: Readonly<Record<string, string>> = { [KUNMING]: '530102', [BEIJING]: '110105' };

/** A stay over the national interface with one charge of class A; what its settlement says. */
async function stay(
  person: PersonId,
  at: { provider: ProviderId; begin: string; total?: string; type?: string },
) {
  const { provider, begin, total = '10000.00' } = at;
  const county = COUNTIES[provider] ?? '532901';
  const sender = {
    provider,
    signedIn: { provider: { id: provider, name: '示范医院', kind: '1', county } },
  } as never;
  const { result } = await send('2401', sheets.admit(person, `${begin} 08:30:00`), sender);
  const id = result.mdtrt_id as string;
  const { chrg_bchno: _, ...line } = sheets.line(id, person, '1', total, {
    fee_ocur_time: `${begin} 09:00:00`,
    med_type: '2101',
  });
  await send('2301', { feedetail: [line] }, sender);
  await send('2402', sheets.discharge(id, person, `${begin} 20:00:00`), sender);
  const { setlinfo } = await send('2304', sheets.settleStay(id, person, total), sender);
  const { act_pay_dedc, hifp_pay, psn_cash_pay } = setlinfo;
  return { act_pay_dedc, hifp_pay, psn_cash_pay };
}

const township = (person: PersonId) =>
  stay(person, { provider: TOWNSHIP, begin: '2025-11-01', total: '1000.00' });

/** 转院备案 by the hospital itself. */
const byHospital = (person: PersonId, to: ProviderId, reach: string) =>
  send(
    '2501',
    {
      refmedin: {
        ...{ psn_no: person, insutype: '390', diag_code: 'J18.900', diag_name: '肺炎' },
        ...{ reflin_medins_no: to, reflin_medins_name: '示范医院', mdtrtarea_admdvs: '530102' },
        ...{
          refl_type: reach,
          refl_date: '2025-11-20',
          refl_rea: '病情需要',
          refl_opnn: '同意转院',
        },
        ...{ begndate: '2025-11-20', enddate: '' },
      },
    },
    { provider: TOWNSHIP },
  );

const atCounter = (person: PersonId, name: string, form: Form) =>
  carryOut(world, effectNamed(effects, name), caseOf(person, form));

test('inside the area, a referral filed at the counter settles as one that the hospital filed', async () => {
  const [one, other] = [await addPerson(world), await addPerson(world)];
  for (const person of [one, other]) await township(person);
  await byHospital(one, HOSPITAL, '1');
  const form = { fromHospital: TOWNSHIP, toHospital: HOSPITAL, startsOn: '2025-11-20' };
  await atCounter(other, 'referral-in-area', form);
  const settled = await stay(one, { provider: HOSPITAL, begin: '2025-11-20' });
  // 700.00 − 200.00 of the township's; (10,000.00 − 500.00) × 60 %.
  expect(settled).toEqual({ act_pay_dedc: 500, hifp_pay: 5700, psn_cash_pay: 4300 });
  expect(await stay(other, { provider: HOSPITAL, begin: '2025-11-20' })).toEqual(settled);
});

test('inside the area it leads to one admission, within the days that the area gives it', async () => {
  const at = clockFrom(() => new Date('2025-10-20T10:00:00+08:00'));
  const [insideEffect] = awayEffects({ ...ruled, clock: at }).slice(-1);
  const filed = async () => {
    const person = await addPerson(world);
    await stay(person, { provider: TOWNSHIP, begin: '2025-10-19', total: '1000.00' });
    const form = { fromHospital: TOWNSHIP, toHospital: HOSPITAL, startsOn: '2025-10-20' };
    const { result } = await carryOut(world, insideEffect as never, caseOf(person, form));
    expect(result).toMatchObject({ startsOn: '2025-10-20', lastDay: '2025-11-18' });
    return person;
  };
  const referred = { act_pay_dedc: 500, hifp_pay: 5700, psn_cash_pay: 4300 };
  // (10,000.00 − 700.00) × 60 %: a stay of its own.
  const own = { act_pay_dedc: 700, hifp_pay: 5580, psn_cash_pay: 4420 };
  const inTime = await filed();
  expect(await stay(inTime, { provider: HOSPITAL, begin: '2025-11-17' })).toEqual(referred);
  expect(await stay(inTime, { provider: HOSPITAL, begin: '2025-11-18' })).toEqual(own);
  expect(await stay(await filed(), { provider: HOSPITAL, begin: '2025-11-18' })).toEqual(referred);
  expect(await stay(await filed(), { provider: HOSPITAL, begin: '2025-11-19' })).toEqual(own);
});

test('out of the area as well, and at any hospital of the place, once', async () => {
  const persons = [await addPerson(world), await addPerson(world), await addPerson(world)] as const;
  for (const person of persons) await township(person);
  const [one, other, third] = persons;
  await byHospital(one, KUNMING, '2');
  const form = { place: '5301', fromHospital: TOWNSHIP, startsOn: '2025-11-20' };
  await atCounter(other, 'referral-out', form);
  const settled = await stay(one, { provider: KUNMING, begin: '2025-11-20' });
  // First 10 % of 10,000.00; then 9,000.00 − 500.00 at 60 %.
  expect(settled).toEqual({ act_pay_dedc: 500, hifp_pay: 5100, psn_cash_pay: 4900 });
  expect(await stay(other, { provider: KUNMING, begin: '2025-11-20' })).toEqual(settled);
  // The class stays for any number of visits; the deductible goes on from the stay that was left once.
  expect(await stay(other, { provider: KUNMING, begin: '2025-11-20' })).toEqual({
    ...{ act_pay_dedc: 700, hifp_pay: 4980, psn_cash_pay: 5020 },
  });
  // For another place nothing is filed: 20 % first, and a deductible of its own.
  await atCounter(third, 'referral-out', form);
  expect(await stay(third, { provider: BEIJING, begin: '2025-11-20' })).toEqual({
    ...{ act_pay_dedc: 700, hifp_pay: 4380, psn_cash_pay: 5620 },
  });
});

test('a hospital takes back what it filed itself, and not what an office took in', async () => {
  const person = await addPerson(world);
  const form = { fromHospital: TOWNSHIP, toHospital: HOSPITAL, startsOn: '2025-11-20' };
  const { result } = await atCounter(person, 'referral-in-area', form);
  const [row] = await database.sql(
    'test: kept',
    'select filed_by as by, office from filing where id = $1',
    [result.filing],
  );
  expect(row).toEqual({ by: TOWNSHIP, office: '532900/532901' });
  const number = toShortId(result.filing as string);
  const back = { data: { psn_no: person, trt_dcla_detl_sn: number, memo: '填报错误' } };
  await expect(send('2502', back, { provider: TOWNSHIP })).rejects.toMatchObject({
    kind: { code: 'filing.filed_elsewhere' },
  });
});
