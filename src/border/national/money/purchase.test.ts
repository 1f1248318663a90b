import { expect, test } from 'vitest';
import type { Day } from '../../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { Outage, Rejection } from '../../../kernel/rejection.ts';
import { createProviderMoney } from '../../../money/settlement/index.ts';
import { addAccount, addPerson } from '../../../money/settlement/testing.ts';
import { recordRecognition } from '../../../people/groups/index.ts';
import type { Policy } from '../../../rules/policy/index.ts';
import { verify } from '../../../watch/proof/index.ts';
import { type Answer, hospitalWorld, identitiesOf } from './testing.ts';

const RULE = { as: 'primary', prescription: 'required', source: 'assumed: test' } as const;
/** The employees' fund pays for prescribed drugs; the residents' pays at pharmacies for 两病 only. */
const atPharmacies = (policy: Policy): Policy =>
  (policy.benefit === 'outpatient' && policy.scheme === 'employee') ||
  policy.benefit === 'two-diseases'
    ? { ...policy, pharmacy: RULE }
    : policy;

const world = await hospitalWorld({ change: atPharmacies });
const { database } = world;
const SHOP = 'P-RETAIL' as ProviderId;
const OTHER_SHOP = 'P-OTHER' as ProviderId;
await database.asOwner(
  'test: pharmacies',
  `insert into provider (id, name, initials, county, kind) values
     ('P-RETAIL', '示范药店', 'sfyd', '532901', 'pharmacy'), ('P-OTHER', '另一药店', 'lyyd', '532901', 'pharmacy')`,
);
await database.asOwner(
  'test: pharmacy terms',
  `insert into provider_term (provider_id, level, contracted, starts_on) values
     ('P-RETAIL', 'tertiary', true, '2020-01-01'), ('P-OTHER', 'tertiary', true, '2020-01-01')`,
);
const send: typeof world.send = (number, input, parts = {}) =>
  world.send(number, input, { provider: SHOP, ...parts });
const refused = (code: string) => ({ kind: { code } });
const count = async (table: string) => {
  const [row] = await database.asOwner<{ n: number }>(
    `test: count ${table}`,
    `select count(*)::int as n from ${table}`,
  );
  return row?.n;
};

function balanced(answer: Answer): Answer {
  const sums = identitiesOf(answer);
  expect([sums.payers, sums.parts, sums.funds]).toEqual([sums.total, sums.total, sums.fundsTotal]);
  expect(sums.details).toBe(sums.paid);
  return answer;
}

const PRESCRIBED = { rx_circ_flag: '1', rxno: 'RX1' };

const line = (number: string, price: string, change: object = {}) => ({
  feedetl_sn: number,
  rx_circ_flag: '0',
  fee_ocur_time: '2025-06-01 09:00:00',
  med_list_codg: 'P',
  medins_list_codg: 'OWN-P',
  det_item_fee_sumamt: price,
  cnt: '1',
  pric: price,
  ...change,
});

const sheet = (person: PersonId, total: string, lines: object[], change: object = {}) => ({
  druginfo: {
    psn_no: person,
    mdtrt_cert_type: '02',
    mdtrt_cert_no: '532901196001010001',
    begntime: '2025-06-01 09:00:00',
    medfee_sumamt: total,
    insutype: '310',
    acct_used_flag: '1',
    med_type: '41',
    ...change,
  },
  drugdetail: lines,
});

async function employee(balance = '500.00') {
  const person = await addPerson(world, { scheme: 'employee' });
  await addAccount(world, person, balance);
  return person;
}

test('a prescribed purchase: tried, settled, told again, cancelled with its charges', async () => {
  const person = await employee();
  const bought = sheet(person, '100.00', [
    line('1', '60.00', PRESCRIBED),
    line('2', '40.00', PRESCRIBED),
  ]);
  const trial = balanced(await send('2101', bought));
  expect(trial.setlinfo).toMatchObject({
    // As at a provider of the first level: (100.00 − 20.00) × 60 %.
    ...{ medfee_sumamt: 100, hifp_pay: 48, acct_pay: 52, psn_cash_pay: 0, balc: 448 },
    ...{ med_type: '41', clr_type: '41', setl_time: null, medins_setl_id: null },
  });
  expect(trial.detlcutinfo).toMatchObject([
    { feedetl_sn: '1', inscp_scp_amt: 60, chrgitm_lv: '01' },
    { feedetl_sn: '2', inscp_scp_amt: 40 },
  ]);
  expect([
    await count('registration'),
    await count('encounter'),
    await count('settlement'),
  ]).toEqual([0, 0, 0]);

  const settled = balanced(await send('2102', bought, { message: 'BUY-1' }));
  expect(settled.setlinfo).toMatchObject({
    ...{ hifp_pay: 48, acct_pay: 52, balc: 448, medins_setl_id: 'BUY-1', clr_type: '41' },
  });
  expect(settled.detlcutinfo).toHaveLength(2);
  expect(await send('2102', bought, { message: 'BUY-1' })).toEqual(settled);
  expect(await count('settlement')).toBe(1);
  const more = sheet(person, '60.00', [line('1', '60.00', PRESCRIBED)]);
  await expect(send('2102', more, { message: 'BUY-1' })).rejects.toMatchObject(
    refused('encounter.key_reused'),
  );

  const { setl_id, mdtrt_id } = settled.setlinfo;
  const asked = { data: { setl_id, mdtrt_id, psn_no: person } };
  expect((await send('5204', asked)).map((row: Answer) => row.feedetl_sn)).toEqual(['1', '2']);
  await expect(send('2208', asked)).rejects.toMatchObject(refused('national.field_rule'));
  const cancelled = balanced(await send('2103', asked, { message: 'BACK-1' }));
  expect(cancelled.setlinfo).toMatchObject({ medfee_sumamt: -100, hifp_pay: -48, balc: 500 });
  expect(await send('2103', asked, { message: 'BACK-1' })).toEqual(cancelled);
  await expect(send('2103', asked, { message: 'BACK-2' })).rejects.toMatchObject(
    refused('settlement.already_reversed'),
  );
  expect(await send('5204', asked)).toEqual([]);
  expect(await send('2102', bought, { message: 'BUY-1' })).toEqual(settled);
  expect((await verify(world)).sound).toBe(true);
});

test('without a prescription the account pays and no fund, and the trace says why', async () => {
  const person = await employee('30.00');
  const half = [line('1', '50.00', PRESCRIBED), line('2', '50.00')];
  const { setlinfo, setldetail } = balanced(await send('2102', sheet(person, '100.00', half)));
  expect(setlinfo).toMatchObject({ hifp_pay: 0, acct_pay: 30, psn_cash_pay: 70 });
  const trace = setldetail.flatMap((row: Answer) => JSON.parse(row.setl_proc_info));
  expect(trace.find((item: Answer) => item.polItemCode === 'Y002')).toMatchObject({
    note: 'prescription-missing',
  });
});

test('where the area’s document says nothing of pharmacies, no fund pays there', async () => {
  const person = await addPerson(world);
  const bought = sheet(person, '80.00', [line('1', '80.00', PRESCRIBED)], { insutype: '390' });
  const { setlinfo } = balanced(await send('2102', bought));
  expect(setlinfo).toMatchObject({ hifp_pay: 0, psn_cash_pay: 80 });
});

test('a recognised disease is paid at the pharmacy by the benefit of the disease', async () => {
  const person = await addPerson(world);
  const change = { insutype: '390', med_type: '9901', dise_codg: 'M03900', acct_used_flag: '0' };
  const bought = () => sheet(person, '60.00', [line('1', '60.00', PRESCRIBED)], change);
  expect((await send('2102', bought())).setlinfo).toMatchObject({ hifp_pay: 0 });
  await recordRecognition(world, {
    ...{ personId: person, kind: 'two-diseases', disease: 'hypertension' },
    ...{ startsOn: '2025-01-01' as Day, endsOn: null },
  });
  const { setlinfo } = balanced(await send('2102', bought()));
  expect(setlinfo).toMatchObject({ med_type: '9901', clr_type: '41' });
  expect(setlinfo.hifp_pay).toBeGreaterThan(0);
});

test('a purchase whose answer was lost is reversed by 2601, once', async () => {
  const person = await employee();
  await send('2102', sheet(person, '100.00', [line('1', '100.00')]), { message: 'LOST' });
  const data = { psn_no: person, omsgid: 'LOST', oinfno: '2102' };
  await send('2601', { data });
  await send('2601', { data });
  const rows = await database.sql<{ total: bigint }>(
    'test: totals of purchase',
    `select s.total from settlement s where s.person_id = $1 order by s.id`,
    [person],
  );
  expect(rows.map(({ total }) => Number(total))).toEqual([10_000, -10_000]);
  const bills = await database.sql<{ n: number }>(
    'test: charges of purchase',
    'select charge_count as n from encounter where person_id = $1',
    [person],
  );
  expect(bills).toEqual([{ n: 0 }]);
});

test('drug trace codes are kept with the line', async () => {
  const person = await employee();
  const traced = line('1', '10.00', {
    durg_trac_info: [
      { feedetl_sn: '1', drug_trac_codg: '81000000000000000001', trdn_flag: '0' },
      { feedetl_sn: '1', drug_trac_codg: '81000000000000000002', trdn_flag: '0' },
    ],
  });
  await send('2102', sheet(person, '10.00', [traced]));
  const rows = await database.sql<{ text: string }>(
    'test: traces',
    `select particulars as text from charge_upload u join encounter e on e.id = u.encounter_id
     where e.person_id = $1`,
    [person],
  );
  expect(rows[0]?.text).toContain('81000000000000000001,81000000000000000002');
});

test('what is wrong with a purchase is refused and leaves nothing', async () => {
  const person = await employee();
  const before = [
    await count('registration'),
    await count('charge_upload'),
    await count('settlement'),
  ];
  const good = [line('1', '100.00')];
  const cases: [object, string][] = [
    [sheet(person, '99.00', good), 'settlement.total_differs'],
    [sheet('P-NOBODY' as PersonId, '100.00', good), 'enrolment.unknown_person'],
    [
      sheet(person, '100.00', [line('1', '100.00', { med_list_codg: 'X' })]),
      'catalogue.unknown_code',
    ],
    [
      sheet(person, '100.00', [line('1', '100.00', { med_list_codg: 'A' })]),
      'settlement.not_goods',
    ],
    [sheet(person, '100.00', [line('1', '100.00', { cnt: '2' })]), 'catalogue.amount_differs'],
    [sheet(person, '200.00', [...good, ...good]), 'encounter.line_number_used'],
    [sheet(person, '100.00', good, { med_type: '11' }), 'national.field_rule'],
    [sheet(person, '100.00', good, { med_type: '9901' }), 'encounter.disease_missing'],
    [
      sheet(person, '100.00', good, { begntime: '2030-01-01 00:00:00' }),
      'encounter.start_in_future',
    ],
    [sheet(person, '100.00', []), 'national.node_missing'],
  ];
  for (const [input, code] of cases) {
    await expect(send('2101', input), code).rejects.toMatchObject(refused(code));
    await expect(send('2102', input), code).rejects.toMatchObject(refused(code));
  }
  await expect(world.send('2102', sheet(person, '100.00', good))).rejects.toMatchObject(
    refused('national.pharmacies_only'),
  );
  expect([
    await count('registration'),
    await count('charge_upload'),
    await count('settlement'),
  ]).toEqual(before);
});

test('somebody else’s purchase, or a hospital’s settlement, is not cancelled', async () => {
  const person = await employee();
  const { setlinfo } = await send('2102', sheet(person, '10.00', [line('1', '10.00')]));
  const { setl_id, mdtrt_id } = setlinfo;
  const asked = { data: { setl_id, mdtrt_id, psn_no: person } };
  await expect(send('2103', asked, { provider: OTHER_SHOP })).rejects.toMatchObject(
    refused('settlement.not_this_provider'),
  );
  const stranger = await employee();
  await expect(send('2103', { data: { ...asked.data, psn_no: stranger } })).rejects.toMatchObject(
    refused('settlement.not_this_person'),
  );
  await expect(
    send('2103', { data: { ...asked.data, mdtrt_id: 'ELSEWHERE' } }),
  ).rejects.toMatchObject(refused('settlement.unknown_settlement'));
});

test('the same purchase sent twice at one moment is made once', async () => {
  const person = await employee();
  const bought = sheet(person, '100.00', [line('1', '100.00')]);
  const both = await Promise.all([
    send('2102', bought, { message: 'TWICE' }),
    send('2102', bought, { message: 'TWICE' }),
  ]);
  expect(both[0]).toEqual(both[1]);
  expect(both[0].setlinfo.balc).toBe(400);
});

const money = createProviderMoney({ database, shelf: world.shelf, settlements: world.settlements });
const breaking = (error: Error) => ({ money: { ...money, settle: () => Promise.reject(error) } });

test('a purchase that broke off after its charges goes on where it stopped', async () => {
  const person = await employee();
  const bought = sheet(person, '100.00', [line('1', '100.00')]);
  await expect(
    send('2102', bought, { message: 'BROKE', world: breaking(new Outage('the line broke')) }),
  ).rejects.toThrow(Outage);
  const settled = balanced(await send('2102', bought, { message: 'BROKE' }));
  expect(settled.setlinfo).toMatchObject({ medfee_sumamt: 100, acct_pay: 100 });
  const charged = await database.sql<{ n: number }>(
    'test: uploads of purchase',
    `select count(*)::int as n from charge_upload u join encounter e on e.id = u.encounter_id
     where e.person_id = $1`,
    [person],
  );
  expect(charged).toEqual([{ n: 1 }]);
});

test('where a fact changed between the trial and the settlement, nothing stays', async () => {
  const person = await employee();
  const bought = sheet(person, '100.00', [line('1', '100.00')]);
  const changed = new Rejection({ code: 'settlement.policy_missing', status: 409 });
  await expect(send('2102', bought, { world: breaking(changed) })).rejects.toThrow(Rejection);
  const left = await database.sql(
    'test: left of purchase',
    `select e.charge_count as charges, r.cancelled_at is not null as cancelled
     from registration r join encounter e on e.registration_id = r.id where r.person_id = $1`,
    [person],
  );
  expect(left).toEqual([{ charges: 0, cancelled: true }]);
});
