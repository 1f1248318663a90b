import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingFields } from './compare-fields.ts';
import { readSamples, type Sample, type Tree } from './read-samples.ts';
import { replaceIds } from './replace-ids.ts';
import { runSamples } from './run-samples.ts';

test('fields are compared as they are written, rows of a list together', () => {
  const theirs = { a: [{ x: 1 }, { y: null }], b: { expContent: '' }, c: [] };
  expect(missingFields(theirs, [{ a: [{ x: 2, y: 3 }], b: { expContent: null }, c: [] }])).toEqual(
    [],
  );
  expect(missingFields(theirs, [{ a: { x: 2 }, b: { exp_content: null } }])).toEqual([
    ...['a.y', 'b.expContent', 'c'],
  ]);
  expect(missingFields({ a: [{ x: 1 }] }, [{ a: [] }, { a: [{ x: 1 }] }])).toEqual([]);
});

test('ids are replaced row by row, and what was left empty stays empty', () => {
  const message = { PSN_NO: 'X', rows: [{ setl_id: '1' }, { setl_id: '2' }], sign_no: 'null' };
  const ids = { psn_no: 'P1', setl_id: ['S1', 'S2'], sign_no: 'N' };
  expect(replaceIds(message, ids)).toEqual({
    ...{ PSN_NO: 'P1', rows: [{ setl_id: 'S1' }, { setl_id: 'S2' }], sign_no: 'null' },
  });
  expect(replaceIds({ psn_no: '', certno: null }, { psn_no: 'P1', certno: 'C' })).toEqual({
    ...{ psn_no: '', certno: null },
  });
});

test('a folder that is not there has no samples; files of other names are passed over', () => {
  expect(readSamples(join(tmpdir(), 'no-such-folder-of-samples'))).toBeNull();
  const folder = mkdtempSync(join(tmpdir(), 'yikao-samples-test-'));
  writeFileSync(join(folder, 'some-his_1101_request.json'), '{"infno":"1101"}');
  writeFileSync(join(folder, 'README.md'), 'x');
  expect(readSamples(folder)).toEqual([
    {
      ...{ file: 'some-his_1101_request.json', number: '1101', side: 'request' },
      message: { infno: '1101' },
    },
  ]);
  rmSync(folder, { recursive: true });
});

/** As some client writes it: what differs between them stands here, the rest is alike. */
function request(name: string, number: string, message: Tree): Sample {
  const envelope = {
    ...{ infno: number, msgid: 'x', mdtrtarea_admvs: '110000', insuplc_admdvs: '110000' },
    ...{ recer_sys_code: '99', infver: '1.0.0', opter_type: '1', opter: '01', opter_name: '甲' },
    ...{ inf_time: '2021-01-01 00:00:00', fixmedins_code: 'H11000000001', sign_no: 'null' },
  };
  const side = 'request';
  return {
    file: `${name}_${number}_${side}.json`,
    number,
    side,
    message: { ...envelope, ...message },
  };
}

const ANYBODY = { mdtrt_cert_type: '02', mdtrt_cert_no: '110000190001010000' };
const LINE = {
  ...{ feedetl_sn: 'XM-yp570', mdtrt_id: 'M', psn_no: 'P', fee_ocur_time: '2021-01-01 08:00:00' },
  med_type: '2101',
  ...{ med_list_codg: 'I', medins_list_codg: 'I', bilg_dr_codg: 'D1', hosp_appr_flag: '0' },
};
const TOTALS = {
  ...{ insutype: '390', clr_type: '11', setl_optins: '532900', acct_pay: '0' },
  ...{ stmt_begndate: '2021-01-01', stmt_enddate: '2021-01-31', medfee_sumamt: '0' },
  ...{ fund_pay_sumamt: 0, fixmedins_setl_cnt: '0', fixmedins_refd_setl_flag: '0' },
};

/** What clients of the national interface are known to write. */
const TOLERATED: readonly Sample[] = [
  request('null-nodes', '1101', {
    devNo: 'null',
    dev_safeInfo: null,
    cainfo: 'NULL',
    input: { data: { ...ANYBODY, card_sn: 'NULL', psn_name: '' }, feedetail: null, mdtrtinfo: {} },
  }),
  request('number-as-number', '1101', { infno: 1101, infver: 'V1.0', input: { data: ANYBODY } }),
  request('wrong-kind-of-number', '1101', {
    infver: '1.0',
    sign_no: '12345678',
    input: { data: { ...ANYBODY, psn_cert_type: '2', certno: '110000190001010000' } },
  }),
  request('upper-case', '5303', {
    input: {
      DATA: { PSN_NO: 'P', BEGNTIME: '2021-01-01', ENDTIME: '2021-01-02T00:00:00.000+08:00' },
    },
  }),
  request('rows-of-one', '5301', { input: { data: [{ psn_no: 'P', unknown_key: { a: [1] } }] } }),
  request('misspelt-areas', '5301', {
    ...{ mdtrtarea_admvs: undefined, insuplc_admdvs: undefined },
    ...{ mdtrtarea_admdvs: '532900', insuplc_admvs: '532900' },
    input: { data: { psn_no: 'P' } },
  }),
  request('text-numbers', '2301', {
    input: {
      feedetail: [{ ...LINE, cnt: '2.0', pric: '10.000000', det_item_fee_sumamt: '20.00' }],
    },
  }),
  request('bare-numbers', '2301', {
    input: {
      feedetail: { ...LINE, feedetl_sn: '15', cnt: 2, pric: 1e1, det_item_fee_sumamt: 20.0 },
    },
  }),
  request('refund-flag', '3201', { input: { data: { ...TOTALS, REFD_SETL_FLAG: '0' } } }),
  request('no-refund-flag', '3201', { input: { data: { ...TOTALS, refd_setl_flag: null } } }),
  request('lower-case-node', '9001', {
    input: { signin: { opter_no: '01', mac: '00-00', ip: '10.0.0.1' } },
  }),
];

test('what clients are known to write is accepted, and a field that we lack is told by its path', async () => {
  const answer = (name: string, output: object): Sample => ({
    ...{ file: `${name}_2207_response.json`, number: '2207', side: 'response' },
    message: { infcode: '0', err_msg: '', output },
  });
  const verdicts = await runSamples(
    [
      ...TOLERATED,
      request('not-offered', '3101', {}),
      request('another-interface', 'ec.query', {}),
      request('refused', '5301', { input: {} }),
      answer('whole', { setlinfo: { psn_cash_pay: 1 }, setldetail: { fund_pay_type_name: 'x' } }),
      answer('lacking', { setlinfo: { PSN_CASH_PAY: 1 } }),
    ],
    () => undefined,
  );
  const told = verdicts.map(({ file, result, said }) => [file.split('_')[0], result, said]);
  const accepted = TOLERATED.map(({ file }) => [file.split('_')[0], 'accepted', 'done']);
  expect(told).toEqual([
    ...accepted,
    ['not-offered', 'passed over', '3101 is not offered'],
    ['another-interface', 'passed over', 'ec.query is no number of this interface'],
    ['refused', 'problem', expect.stringContaining('[national.node_missing]')],
    ['whole', 'answered', 'every field is there'],
    ['lacking', 'problem', 'missing: output.setlinfo.PSN_CASH_PAY'],
  ]);
}, 180_000);
