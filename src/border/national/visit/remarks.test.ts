import { expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { addPerson, HOSPITAL } from '../../../money/settlement/testing.ts';
import { type Answer, hospitalWorld, openStay, openVisit, sheets } from '../money/testing.ts';

const world = await hospitalWorld();
const { send, database } = world;
const refused = (code: string) => ({ kind: { code } });

const lineOf = (stay: string, person: PersonId, number: string) => {
  const { chrg_bchno: _, ...line } = sheets.line(stay, person, number, '100.00');
  return { ...line, med_type: '2101' };
};

async function settledStay() {
  const person = await addPerson(world);
  const stay = await openStay(world, person);
  await send('2301', { feedetail: [lineOf(stay, person, '1'), lineOf(stay, person, '2')] });
  await send('2402', sheets.discharge(stay, person));
  const { setlinfo } = await send('2304', sheets.settleStay(stay, person, '200.00'));
  return {
    person,
    stay,
    asked: { data: { psn_no: person, mdtrt_id: stay, setl_id: setlinfo.setl_id } },
  };
}

const remark = (stay: string, person: PersonId, line: string, memo: string | null) => ({
  ...{ mdtrt_id: stay, psn_no: person, bkkp_sn: line, memo },
  med_list_codg: 'A',
});

test('2306 puts notes on lines, also of a settled stay; the newest counts and the line stays', async () => {
  const { person, stay, asked } = await settledStay();
  const uploads = () =>
    database.sql(
      'test: uploads',
      'select lines, particulars from charge_upload where encounter_id = $1',
      [stay],
    );
  const before = await uploads();
  await send('2306', {
    data: [remark(stay, person, '1', '溯源码 81'), remark(stay, person, '2', '甲')],
  });
  await send('2306', { data: [remark(stay, person, '2', null)] });
  const rows: Answer[] = await send('5204', asked);
  expect(
    rows.map(({ feedetl_sn, memo, inscp_scp_amt }) => [feedetl_sn, memo, inscp_scp_amt]),
  ).toEqual([
    ['1', '溯源码 81', 100],
    ['2', null, 100],
  ]);
  expect(await uploads()).toEqual(before);
});

test('a note on a line that is not there, of another item, or of somebody else’s stay is refused', async () => {
  const { person, stay } = await settledStay();
  const cases: [object, string][] = [
    [remark(stay, person, '9', 'x'), 'encounter.unknown_line'],
    [{ ...remark(stay, person, '1', 'x'), med_list_codg: 'B' }, 'encounter.line_is_another'],
    [remark('NONE', person, '1', 'x'), 'encounter.unknown_registration'],
    [remark(stay, await addPerson(world), '1', 'x'), 'encounter.registration_of_another_person'],
    [remark(await openVisit(world, person), person, '1', 'x'), 'encounter.not_a_stay'],
    [remark(stay, person, '1', '长'.repeat(501)), 'national.field_too_long'],
  ];
  for (const [row, code] of cases) {
    await expect(send('2306', { data: [row] }), code).rejects.toMatchObject(refused(code));
  }
  await expect(
    send('2306', { data: [remark(stay, person, '1', 'x')] }, { provider: HOSPITAL }),
  ).rejects.toMatchObject(refused('encounter.registered_elsewhere'));
  // One wrong line and none is noted.
  const both = [remark(stay, person, '1', 'x'), remark(stay, person, '9', 'x')];
  await expect(send('2306', { data: both })).rejects.toMatchObject(
    refused('encounter.unknown_line'),
  );
  const kept = await database.sql(
    'test: remarks',
    'select 1 from charge_remark where registration_id = $1',
    [stay],
  );
  expect(kept).toEqual([]);
});

const mark = (stay: string, person: PersonId, change: object = {}) => ({
  data: {
    ...{ mdtrt_id: stay, psn_no: person, ipt_otp_no: 'ZY0001' },
    ...{ ipt_psn_sp_flag_type: '01', ipt_psn_sp_flag: '1' },
    ...change,
  },
});
const page = (change: object = {}) => ({ data: { page_num: 1, page_size: 10, ...change } });

test('2406 marks a stay in the area’s codes, and 2407 tells the newest of each kind', async () => {
  const person = await addPerson(world);
  const stay = await openStay(world, person);
  await send('2406', mark(stay, person));
  const second = await send('2406', mark(stay, person, { ipt_psn_sp_flag: '2' }), {
    message: 'MARK',
  });
  expect(
    await send('2406', mark(stay, person, { ipt_psn_sp_flag: '2' }), { message: 'MARK' }),
  ).toEqual(second);
  const { ipt_psn_sp_flag_detl_id: id } = second.IptPsnSpFlagRegOut;
  await send('2406', mark(stay, person, { ipt_psn_sp_flag_type: '02' }));
  const { IptPsnSpFlagReg: rows } = await send('2407', page({ mdtrt_id: stay }));
  expect(rows).toMatchObject([
    { ipt_psn_sp_flag_type: '02', ipt_psn_sp_flag: '1' },
    {
      ...{ ipt_psn_sp_flag_detl_id: id, ipt_psn_sp_flag_type: '01', ipt_psn_sp_flag: '2' },
      ...{ mdtrt_id: stay, psn_no: person, ipt_otp_no: 'ZY0001', fixmedins_code: 'H-PRIMARY' },
    },
  ]);
  const found = async (change: object, parts = {}) =>
    (await send('2407', page(change), parts)).IptPsnSpFlagReg.length;
  const { certno } = rows[0];
  expect(await found({ ipt_psn_sp_flag_detl_id: id })).toBe(1);
  expect(await found({ ipt_psn_sp_flag_detl_id: 'NONE' })).toBe(0);
  expect(await found({ certno, ipt_psn_sp_flag_type: '02', psn_name: '示例人' })).toBe(1);
  expect(await found({ certno, psn_name: '别人' })).toBe(0);
  expect(await found({ psn_no: 'NOBODY', certno })).toBe(0);
  expect(await found({ mdtrt_id: stay, page_num: 2, page_size: 1 })).toBe(1);
  expect(await found({ mdtrt_id: stay }, { provider: HOSPITAL })).toBe(0);
  await expect(send('2407', page({ fixmedins_code: HOSPITAL }))).rejects.toMatchObject(
    refused('national.other_provider'),
  );
});

test('a mark with another number or another person’s card, or of somebody else’s stay, is refused', async () => {
  const person = await addPerson(world);
  const stay = await openStay(world, person);
  const cases: [object, string][] = [
    [mark(stay, person, { ipt_otp_no: 'ZY9' }), 'national.field_rule'],
    [mark(stay, person, { certno: '110101190001010009' }), 'national.field_rule'],
    [mark(stay, await addPerson(world)), 'encounter.registration_of_another_person'],
    [mark('NONE', person), 'encounter.unknown_registration'],
    [mark(stay, person, { ipt_psn_sp_flag: '' }), 'national.field_missing'],
  ];
  for (const [input, code] of cases) {
    await expect(send('2406', input), code).rejects.toMatchObject(refused(code));
  }
  await expect(send('2407', page({ page_num: 0 }))).rejects.toMatchObject(
    refused('national.field_rule'),
  );
});

test('5202 tells the valid diagnoses of a stay, each as it was last sent', async () => {
  const person = await addPerson(world);
  const { mdtrtinfo, diseinfo } = sheets.admit(person);
  const full = {
    diag_dept: '呼吸内科',
    dise_dor_no: 'D1',
    dise_dor_name: '王医生',
    adm_cond: '危',
  };
  const admission = { mdtrtinfo, diseinfo: diseinfo.map((row) => ({ ...row, ...full })) };
  const stay = (await send('2401', admission)).result.mdtrt_id;
  await send('2402', sheets.discharge(stay, person));
  const asked = { data: { mdtrt_id: stay, psn_no: person } };
  const { diseinfo: rows } = await send('5202', asked);
  expect(rows).toMatchObject([
    {
      ...{ inout_diag_type: '1', diag_type: '1', maindiag_flag: '1', diag_srt_no: 1 },
      ...{ diag_code: 'J18.900', diag_name: '肺炎', diag_time: '2025-06-01 09:00:00' },
      ...{ diag_dept: '呼吸内科', dise_dor_no: 'D1', dise_dor_name: '王医生', adm_cond: '危' },
      ...{ mdtrt_id: stay, psn_no: person },
    },
    { inout_diag_type: '2', diag_time: '2025-06-10 09:00:00' },
  ]);
  expect(rows[0].diag_info_id).not.toBe(rows[1].diag_info_id);
  await expect(send('5202', asked, { provider: HOSPITAL })).rejects.toMatchObject(
    refused('encounter.registered_elsewhere'),
  );
  const visit = await openVisit(world, person);
  const sheet = sheets.describe(visit, person);
  const gone = { ...sheet, diseinfo: sheet.diseinfo.map((row) => ({ ...row, vali_flag: '0' })) };
  expect((await send('5202', { data: { mdtrt_id: visit, psn_no: person } })).diseinfo).toHaveLength(
    1,
  );
  await send('2203', gone);
  expect((await send('5202', { data: { mdtrt_id: visit, psn_no: person } })).diseinfo).toEqual([]);
});
