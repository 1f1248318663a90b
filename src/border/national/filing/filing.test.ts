import { expect, test } from 'vitest';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { addPerson, HOSPITAL, TOWNSHIP } from '../../../money/settlement/testing.ts';
import type { Policy } from '../../../rules/policy/index.ts';
import { verify } from '../../../watch/proof/index.ts';
import { type Answer, hospitalWorld, identitiesOf, openStay, sheets } from '../money/testing.ts';

/** 特殊病 is paid at chosen providers only. */
const chosenOnly = (policy: Policy): Policy =>
  policy.benefit === 'special'
    ? { ...policy, designated: { is: 'required', source: 'assumed: test' } }
    : policy;

const world = await hospitalWorld({ change: chosenOnly });
const { send, database } = world;
const refused = (code: string) => ({ kind: { code } });

const transfer = (person: PersonId, change: object = {}) => ({
  refmedin: {
    psn_no: person,
    insutype: '390',
    diag_code: 'J18.900',
    diag_name: '肺炎',
    reflin_medins_no: HOSPITAL,
    reflin_medins_name: '示范三级医院',
    mdtrtarea_admdvs: '532901',
    refl_type: '1',
    refl_date: '2025-06-10',
    refl_rea: '病情需要',
    refl_opnn: '同意转院',
    begndate: '2025-06-10',
    enddate: '2025-12-31',
    ...change,
  },
});
const withdraw = (person: PersonId, number: string) => ({
  data: { psn_no: person, trt_dcla_detl_sn: number, memo: '填报错误' },
});
const numberOf = (answer: Answer): string => answer.result.trt_dcla_detl_sn;

type StayOptions = {
  readonly provider?: ProviderId;
  readonly total?: string;
  readonly begin?: string;
};

/** A stay of ten days with one charge of class A, discharged but not settled. */
async function stay(
  person: PersonId,
  { provider = HOSPITAL, total = '10000.00', begin = '2025-06-12' }: StayOptions = {},
) {
  const at = { provider };
  const { result } = await send('2401', sheets.admit(person, `${begin} 08:30:00`), at);
  const id = result.mdtrt_id as string;
  const { chrg_bchno: _, ...line } = sheets.line(id, person, '1', total, {
    fee_ocur_time: `${begin} 09:00:00`,
    med_type: '2101',
  });
  await send('2301', { feedetail: [line] }, at);
  await send('2402', sheets.discharge(id, person, `${begin} 20:00:00`), at);
  return { id, settle: () => settled(id, person, total, at) };
}

async function settled(id: string, person: PersonId, total: string, at: { provider: ProviderId }) {
  const answer = await send('2304', sheets.settleStay(id, person, total), at);
  const sums = identitiesOf(answer);
  expect([sums.payers, sums.parts, sums.funds]).toEqual([sums.total, sums.total, sums.fundsTotal]);
  return answer.setlinfo;
}

test('a stay after a filed transfer owes what the first hospital’s deductible left', async () => {
  const person = await addPerson(world);
  const first = await stay(person, { provider: TOWNSHIP, total: '1000.00', begin: '2025-06-01' });
  expect(await first.settle()).toMatchObject({ act_pay_dedc: 200 });
  await send('2501', transfer(person), { provider: TOWNSHIP });
  const second = await stay(person);
  // 700.00 − 200.00 = 500.00; (10,000.00 − 500.00) × 60 %.
  expect(await second.settle()).toMatchObject({ act_pay_dedc: 500, hifp_pay: 5700 });
  const [row] = await database.sql(
    'test: encounter',
    'select filing, referral, referred_from as origin from encounter where id = $1',
    [second.id],
  );
  expect(row).toEqual({ filing: 'referral', referral: 'up', origin: first.id });
});

test('without it, or without the hospital’s consent, the deductible is whole', async () => {
  for (const file of [false, true]) {
    const person = await addPerson(world);
    const first = await stay(person, { provider: TOWNSHIP, total: '1000.00', begin: '2025-06-01' });
    await first.settle();
    const alone = transfer(person, { hosp_agre_refl_flag: '0' });
    if (file) await send('2501', alone, { provider: TOWNSHIP });
    expect(await (await stay(person)).settle()).toMatchObject({
      act_pay_dedc: 700,
      hifp_pay: 5580,
    });
  }
});

test('a transfer downward has no deductible, and the stay that is left may be named', async () => {
  const person = await addPerson(world);
  const first = await stay(person, { begin: '2025-06-01' });
  await first.settle();
  const down = { reflin_medins_no: TOWNSHIP, refl_old_mdtrt_id: first.id };
  await send('2501', transfer(person, down), { provider: HOSPITAL });
  const second = await stay(person, { provider: TOWNSHIP, total: '1000.00' });
  expect(await second.settle()).toMatchObject({ act_pay_dedc: 0, hifp_pay: 850 });
  const other = await addPerson(world);
  await expect(send('2501', transfer(other, down), { provider: HOSPITAL })).rejects.toMatchObject(
    refused('encounter.registration_of_another_person'),
  );
});

test('a filing that comes after the admission still counts, and its withdrawal before the settlement too', async () => {
  const person = await addPerson(world);
  await (
    await stay(person, { provider: TOWNSHIP, total: '1000.00', begin: '2025-06-01' })
  ).settle();
  const open = await stay(person);
  const number = numberOf(await send('2501', transfer(person), { provider: TOWNSHIP }));
  const quote = async () =>
    (await send('2303', sheets.settleStay(open.id, person, '10000.00'), { provider: HOSPITAL }))
      .setlinfo;
  expect(await quote()).toMatchObject({ act_pay_dedc: 500 });
  await send('2502', withdraw(person, number), { provider: TOWNSHIP });
  expect(await quote()).toMatchObject({ act_pay_dedc: 700 });
  const again = numberOf(await send('2501', transfer(person), { provider: TOWNSHIP }));
  const { setl_id } = await open.settle();
  await expect(send('2502', withdraw(person, again), { provider: TOWNSHIP })).rejects.toMatchObject(
    { ...refused('filing.in_use'), facts: { id: again, use: open.id } },
  );
  await send(
    '2305',
    { data: { setl_id, mdtrt_id: open.id, psn_no: person } },
    { provider: HOSPITAL },
  );
  await send('2502', withdraw(person, again), { provider: TOWNSHIP });
  expect(await quote()).toMatchObject({ act_pay_dedc: 700 });
});

test('a transfer without an end serves one admission', async () => {
  const person = await addPerson(world);
  await (
    await stay(person, { provider: TOWNSHIP, total: '1000.00', begin: '2025-06-01' })
  ).settle();
  await send('2501', transfer(person, { enddate: '' }), { provider: TOWNSHIP });
  expect(await (await stay(person)).settle()).toMatchObject({ act_pay_dedc: 500 });
  const later = await stay(person, { begin: '2025-08-01' });
  const [row] = await database.sql('test: later', 'select filing from encounter where id = $1', [
    later.id,
  ]);
  expect(row).toEqual({ filing: 'none' });
});

test('5304 tells the transfers of a period that stand', async () => {
  const person = await addPerson(world);
  const kept = transfer(person);
  await send('2501', kept, { provider: TOWNSHIP });
  const gone = transfer(person, { reflin_medins_no: 'H-SECONDARY' });
  const number = numberOf(await send('2501', gone, { provider: TOWNSHIP }));
  await send('2502', withdraw(person, number), { provider: TOWNSHIP });
  const asked = { psn_no: person, begntime: '2025-06-01 00:00:00', endtime: '2025-06-30 23:59:59' };
  const { refmedin } = await send('5304', { data: asked }, { provider: HOSPITAL });
  expect(refmedin).toMatchObject([
    {
      ...{ psn_no: person, reflin_medins_no: HOSPITAL, refl_date: '2025-06-10', out_flag: '0' },
      ...{ begndate: '2025-06-10', enddate: '2025-12-31', hosp_agre_refl_flag: '1' },
      ...{ insutype: '390', refl_rea: '病情需要', diag_code: 'J18.900' },
    },
  ]);
  const before = { ...asked, begntime: '2025-01-01 00:00:00', endtime: '2025-05-31 00:00:00' };
  expect((await send('5304', { data: before })).refmedin).toEqual([]);
});

const disease = (person: PersonId, change: object = {}) => ({
  data: {
    psn_no: person,
    insutype: '390',
    opsp_dise_code: 'M05300',
    opsp_dise_name: '慢性阻塞性肺疾病',
    insu_optins: '532901',
    ide_fixmedins_no: HOSPITAL,
    hosp_ide_date: '2025-05-20',
    begndate: '2025-06-01',
    ...change,
  },
});

/** A visit for the disease, settled. */
async function visitFor(
  person: PersonId,
  code: string,
  { provider = TOWNSHIP, total = '100.00' }: StayOptions = {},
): Promise<Answer> {
  const at = { provider };
  const { data } = await send('2201', sheets.register(person), at);
  const type = { med_type: '14', dise_codg: code };
  await send('2203', sheets.describe(data.mdtrt_id, person, type), at);
  const line = sheets.line(data.mdtrt_id, person, '1', total, { dise_codg: code });
  await send('2204', { feedetail: [line] }, at);
  const sheet = sheets.settle(data.mdtrt_id, person, total, { med_type: '14' });
  return (await send('2207', sheet, at)).setlinfo;
}

test('a filed disease is paid from its first day, and is told by 5301', async () => {
  const person = await addPerson(world);
  expect(await visitFor(person, 'M05300')).toMatchObject({ hifp_pay: 0 });
  const number = numberOf(await send('2503', disease(person)));
  expect((await send('5301', { data: { psn_no: person } })).feedetail).toMatchObject([
    { opsp_dise_code: 'M05300', begndate: '2025-06-01', enddate: null },
  ]);
  const paid = await visitFor(person, 'M05300');
  expect(paid).toMatchObject({ hifp_pay: 60, med_type: '14' });
  await expect(send('2504', withdraw(person, number))).rejects.toMatchObject(
    refused('filing.in_use'),
  );
  const cancel = { setl_id: paid.setl_id, mdtrt_id: paid.mdtrt_id, psn_no: person };
  await send('2208', { data: cancel });
  // The visit before the filing was settled without it.
  await send('2504', withdraw(person, number));
  expect(await visitFor(person, 'M05300')).toMatchObject({ hifp_pay: 0 });
});

test('a disease that was withdrawn is not paid; another filing follows it', async () => {
  const person = await addPerson(world);
  const number = numberOf(await send('2503', disease(person)));
  await send('2504', withdraw(person, number));
  expect((await send('5301', { data: { psn_no: person } })).feedetail).toEqual([]);
  await expect(send('2504', withdraw(person, number))).rejects.toMatchObject({
    ...refused('filing.already_withdrawn'),
    facts: { id: number },
  });
  const next = await send('2503', disease(person, { enddate: '2026-05-31' }));
  expect((await send('5301', { data: { psn_no: person } })).feedetail).toMatchObject([
    { enddate: '2026-05-31' },
  ]);
  const follows = disease(person, { trt_dcla_detl_sn: numberOf(next), begndate: '2025-07-01' });
  await send('2503', follows);
  expect((await send('5301', { data: { psn_no: person } })).feedetail).toMatchObject([
    { begndate: '2025-07-01' },
  ]);
});

const chosen = (person: PersonId, change: object = {}) => ({
  data: {
    psn_no: person,
    biz_appy_type: '01',
    begndate: '2025-01-01',
    fix_srt_no: '1',
    fixmedins_code: TOWNSHIP,
    fixmedins_name: '示范一级医院',
    ...change,
  },
});

/** Beyond the deductible of 特殊病. */
const COSTLY = { total: '5000.00' };

test('where the area asks for it, a benefit is paid at chosen providers only', async () => {
  const person = await addPerson(world);
  await send('2503', disease(person, { opsp_dise_code: 'M07800' }));
  expect(await visitFor(person, 'M07800', COSTLY)).toMatchObject({ hifp_pay: 0 });
  const asked = {
    ...{ psn_no: person, insutype: '390', fixmedins_code: TOWNSHIP, med_type: '14' },
    ...{ begntime: '2025-06-01 08:00:00', dise_codg: 'M07800' },
  };
  const shelf = { world: { shelf: world.shelf } };
  const refusedBy = (await send('2001', { data: asked }, shelf)).trtinfo[0];
  expect(refusedBy).toMatchObject({ trt_enjymnt_flag: '0', trt_chk_rslt: '未选定该机构' });
  const number = numberOf(await send('2505', chosen(person)));
  expect((await visitFor(person, 'M07800', COSTLY)).hifp_pay).toBeGreaterThan(0);
  expect(await visitFor(person, 'M07800', { ...COSTLY, provider: HOSPITAL })).toMatchObject({
    hifp_pay: 0,
  });
  const allowed = (await send('2001', { data: asked }, shelf)).trtinfo[0];
  expect(allowed).toMatchObject({ trt_enjymnt_flag: '1' });
  // Withdrawn today: it counted in June, and a visit in June is still paid.
  await send('2506', withdraw(person, number));
  expect((await visitFor(person, 'M07800', COSTLY)).hifp_pay).toBeGreaterThan(0);
  expect((await verify(world)).sound).toBe(true);
});

test('5302 tells the chosen providers of a use; one place and one provider a time', async () => {
  const person = await addPerson(world);
  await send('2505', chosen(person));
  await send('2505', chosen(person, { fix_srt_no: '2', fixmedins_code: HOSPITAL }));
  for (const change of [{ fixmedins_code: 'H-VILLAGE' }, { fix_srt_no: '3' }]) {
    await expect(send('2505', chosen(person, change))).rejects.toMatchObject(
      refused('filing.overlaps'),
    );
  }
  await send('2505', chosen(person, { biz_appy_type: '03' }));
  const asked = { data: { psn_no: person, biz_appy_type: '01' } };
  expect((await send('5302', asked)).psnfixmedin).toMatchObject([
    { fix_srt_no: '1', fixmedins_code: TOWNSHIP, fixmedins_name: '示范一级医院', enddate: null },
    { fix_srt_no: '2', fixmedins_code: HOSPITAL },
  ]);
});

const injury = (person: PersonId, pays: string, change: object = {}) => ({
  data: {
    ...{ dcla_souc: '01', psn_no: person, insu_admdvs: '532901', chk_pay_flag: pays },
    ...{ trum_time: '2025-06-11 10:00:00', begndate: '2025-06-11', enddate: '2025-12-31' },
    ...change,
  },
});

test('an injury for which somebody else is liable is paid by no fund, also when it is filed later', async () => {
  for (const [pays, pool] of [
    ['0', 0],
    ['1', 5580],
  ] as const) {
    const person = await addPerson(world);
    const { mdtrtinfo, diseinfo } = sheets.admit(person, '2025-06-12 08:30:00');
    const at = { provider: HOSPITAL };
    const admission = { mdtrtinfo: { ...mdtrtinfo, med_type: '22' }, diseinfo };
    const id = (await send('2401', admission, at)).result.mdtrt_id as string;
    const { chrg_bchno: _, ...line } = sheets.line(id, person, '1', '10000.00', {
      ...{ fee_ocur_time: '2025-06-12 09:00:00', med_type: '22' },
    });
    await send('2301', { feedetail: [line] }, at);
    await send('2507', injury(person, pays), at);
    await send('2402', sheets.discharge(id, person, '2025-06-12 20:00:00'), at);
    expect(await settled(id, person, '10000.00', at)).toMatchObject({ hifp_pay: pool });
  }
  const person = await addPerson(world);
  await send('2507', injury(person, '0'));
  // An illness in the same days is paid as ever.
  expect(await (await stay(person)).settle()).toMatchObject({ hifp_pay: 5580 });
});

test('what is wrong with a filing is refused and nothing is kept', async () => {
  const person = await addPerson(world);
  const stranger = await addPerson(world);
  const from = { provider: TOWNSHIP };
  await send('2501', transfer(stranger), from);
  const cases: [string, object, string][] = [
    ['2501', transfer('NOBODY' as PersonId), 'enrolment.unknown_person'],
    ['2501', transfer(person, { enddate: '2025-06-01' }), 'filing.ends_before_start'],
    ['2501', transfer(person, { enddate: '2025-06-30' }), 'filing.already_over'],
    ['2501', transfer(person, { refl_date: '2025-06-09' }), 'filing.day_outside_period'],
    ['2501', transfer(person, { reflin_medins_no: TOWNSHIP }), 'filing.to_itself'],
    ['2501', transfer(person, { reflin_medins_no: 'H-NOWHERE' }), 'provider.unknown_provider'],
    ['2501', transfer(person, { refl_old_mdtrt_id: 'NONE' }), 'encounter.unknown_registration'],
    ['2501', transfer(person, { refl_type: '9' }), 'national.unknown_code'],
    ['2501', transfer(person, { refl_date: '2025-06-31' }), 'national.field_type'],
    ['2501', transfer(stranger), 'filing.overlaps'],
    ['2503', disease(person, { opsp_dise_code: 'M99999' }), 'national.field_rule'],
    ['2503', disease(person, { insutype: '340' }), 'national.field_rule'],
    ['2503', disease(person, { hosp_ide_date: '2030-01-01' }), 'filing.day_in_future'],
    ['2503', disease(person, { hosp_ide_date: '2025-06-02' }), 'filing.starts_before_day'],
    ['2505', chosen(person, { biz_appy_type: '19' }), 'national.field_rule'],
    ['2505', chosen(person, { fixmedins_code: 'H-NOWHERE' }), 'provider.unknown_provider'],
    ['2507', injury(person, '7'), 'national.field_rule'],
    ['2507', injury(person, '0', { certno: '110101190001010009' }), 'national.field_rule'],
    ['2507', injury(person, '0', { begndate: '2025-06-10' }), 'filing.starts_before_day'],
    ['5304', { data: { psn_no: 'NOBODY', begntime: '2025-01-01' } }, 'enrolment.unknown_person'],
  ];
  for (const [number, input, code] of cases) {
    await expect(send(number, input, from), `${number} ${code}`).rejects.toMatchObject(
      refused(code),
    );
  }
  const kept = await database.sql('test: kept', 'select id from filing where person_id = $1', [
    person,
  ]);
  expect(kept).toEqual([]);
});

test('only who filed it takes a filing back, by its kind and for its person', async () => {
  const person = await addPerson(world);
  const number = numberOf(await send('2501', transfer(person), { provider: TOWNSHIP }));
  const cases: [string, object, ProviderId, string][] = [
    ['2502', withdraw(person, 'NONE'), TOWNSHIP, 'filing.unknown_filing'],
    ['2504', withdraw(person, number), TOWNSHIP, 'filing.unknown_filing'],
    ['2502', withdraw(await addPerson(world), number), TOWNSHIP, 'filing.of_another_person'],
    ['2502', withdraw(person, number), HOSPITAL, 'filing.filed_elsewhere'],
  ];
  for (const [transaction, input, provider, code] of cases) {
    await expect(send(transaction, input, { provider }), code).rejects.toMatchObject(refused(code));
  }
});

test('a filing that is sent again is one filing; with another body its key is refused', async () => {
  const person = await addPerson(world);
  const parts = { message: 'FILE-1', provider: TOWNSHIP };
  const first = await send('2501', transfer(person), parts);
  expect(await send('2501', transfer(person), parts)).toEqual(first);
  await expect(
    send('2501', transfer(person, { refl_rea: '另一原因' }), parts),
  ).rejects.toMatchObject(refused('national.key_reused'));
  const back = { message: 'BACK-1', provider: TOWNSHIP };
  const asked = withdraw(person, numberOf(first));
  await send('2502', asked, back);
  await send('2502', asked, back);
  expect(await openStay(world, person)).toBeTruthy();
});
