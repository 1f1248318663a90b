import { expect } from 'vitest';
import { writeTabFile } from '../../platform/tab-file.ts';
import { envelope } from './testing-door.ts';

export type NumbersAnswer = {
  readonly infcode: number;
  readonly err_msg: string;
  readonly output: never;
};

/** Numbers that are put into messages, and must be found nowhere afterwards. */
export type Numbers = {
  readonly person: string;
  readonly number: string;
  readonly stranger: string;
  readonly doctor: string;
  readonly provider: string;
  readonly phones: {
    readonly admitted: string;
    readonly changed: string;
    readonly department: string;
    readonly freeText: string;
    readonly filed: string;
  };
};

type Send = (number: string, input: object) => Promise<NumbersAnswer>;

const BEGIN = '2025-06-01 08:30:00';

/** A hospital's messages with numbers of people in every field that takes them, each sent twice. */
export async function sendNumbers(
  post: (sent: object) => Promise<NumbersAnswer>,
  told: Numbers,
): Promise<void> {
  const send: Send = async (number, input) => {
    const sent = envelope(number, input, { fixmedins_code: told.provider, insuplc_admdvs: '' });
    const first = await post(sent);
    // Sent again, it is answered word for word, although what it said may be kept sealed.
    expect((await post(sent)).output, number).toEqual(first.output);
    return first;
  };
  await recognise(send, told);
  const visit = await stay(send, told);
  await records(send, told, visit);
  await affairs(send, told);
}

function done(answer: NumbersAnswer): Record<string, Record<string, string>> {
  expect(answer.infcode, answer.err_msg).toBe(0);
  return answer.output;
}

const cardOf = (number: string) => ({ mdtrt_cert_type: '02', mdtrt_cert_no: number });

async function recognise(send: Send, { number, stranger }: Numbers): Promise<void> {
  const found = done(await send('1101', { data: { ...cardOf(number), certno: number } }));
  expect(found.baseinfo?.certno).toBe(number);
  const unknown = await send('1101', { data: cardOf(stranger) });
  expect(unknown.infcode).toBe(-1);
}

async function stay(send: Send, { person, number, phones }: Numbers): Promise<string> {
  const diagnosis = {
    ...{ diag_type: '1', maindiag_flag: '1', diag_srt_no: '1', diag_code: 'J18.900' },
    ...{ diag_name: '肺炎', diag_time: BEGIN, psn_no: person },
  };
  const sheet = {
    ...{ ...cardOf(number), psn_no: person, insutype: '390', begntime: BEGIN, med_type: '2101' },
    ...{ ipt_no: 'ZY1', dscg_maindiag_code: 'J18.900', adm_bed: '1', certno: number },
    ...{ tel: phones.admitted, coner_name: '家属' },
    adm_diag_dscr: `家属电话${phones.freeText}`,
  };
  const admitted = done(await send('2401', { mdtrtinfo: sheet, diseinfo: [diagnosis] }));
  const mdtrt_id = admitted.result?.mdtrt_id ?? '';
  const adminfo = { ...sheet, mdtrt_id, tel: phones.changed, ipt_otp_no: 'ZY1' };
  done(await send('2403', { adminfo, diseinfo: [{ ...diagnosis, mdtrt_id }] }));
  const asked = { psn_no: person, begntime: BEGIN, endtime: '2025-06-02 00:00:00' };
  const listed = done(await send('5201', { data: { ...asked, med_type: '2101' } }));
  expect(JSON.stringify(listed)).toContain(phones.changed);
  return mdtrt_id;
}

/** A report that names a telephone in its title and text, and a filing that names one in its grounds. */
async function records(send: Send, { person, phones }: Numbers, mdtrt_id: string): Promise<void> {
  const labinfo = {
    ...{ mdtrt_sn: 'V-1', mdtrt_id, psn_no: person, rpotc_no: 'R1', exam_item_code: 'ZL029' },
    ...{ exam_item_name: `血常规，电话${phones.freeText}`, rpt_date: '2025-06-01' },
    ...{ rpot_doc: '演示戊', vali_flag: '1' },
  };
  const detail = { exam_item_detl_code: 'WBC', exam_item_detl_name: `白细胞${phones.filed}` };
  done(await send('4502', { labinfo, iteminfo: [{ rpotc_no: 'R1', ...detail }] }));
  const asked = { psn_no: person, pageNum: 1, pageSize: 10 };
  const told = done(await send('4508', { input: asked }));
  expect(JSON.stringify(told)).toContain(phones.filed);
  const refmedin = {
    ...{ psn_no: person, insutype: '390', diag_code: 'J18.900', diag_name: '肺炎' },
    ...{ reflin_medins_no: 'H99010100001', reflin_medins_name: '外省医院', refl_type: '3' },
    ...{ mdtrtarea_admdvs: '990101', refl_date: '2025-06-10', begndate: '2025-06-10' },
    ...{ refl_rea: `病情需要，电话${phones.freeText}`, refl_opnn: '同意', enddate: '2099-12-31' },
  };
  const { result } = done(await send('2501', { refmedin }));
  const memo = `填报错误，电话${phones.filed}`;
  const data = { psn_no: person, trt_dcla_detl_sn: result?.trt_dcla_detl_sn, memo };
  done(await send('2502', { data }));
}

async function affairs(
  send: Send,
  { number, stranger, doctor, provider, phones }: Numbers,
): Promise<void> {
  const deptinfo = {
    ...{ hosp_dept_codg: 'X1', hosp_dept_name: '新科室', caty: 'A03', begntime: BEGIN },
    ...{ dept_resper_name: '负责人', dept_resper_tel: phones.department },
    ...{ itro: `联系${phones.freeText}`, dept_estbdat: '2020-01-01 00:00:00' },
    ...{ poolarea_no: '532900', aprv_bed_cnt: '1', dr_psncnt: '1', phar_psncnt: '0' },
    ...{ nurs_psncnt: '0', tecn_psncnt: '0' },
  };
  done(await send('3401', { deptinfo }));
  const listed = await send('5101', { data: { psn_no: '' } });
  expect(JSON.stringify(listed)).toContain(phones.department);
  const file = [...writeTabFile('list.txt', [[number, phones.filed, stranger]])];
  const fsUploadIn = { in: file, filename: 'list.zip', fixmedins_code: provider };
  done(await send('9101', { fsUploadIn }));
  done(await send('5102', { data: { prac_psn_type: '1', certno: doctor } }));
}
