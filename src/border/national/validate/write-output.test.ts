import { expect, test } from 'vitest';
import { amount } from '../amounts.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import type { OutRow } from '../output.ts';
import { writeOutput } from './write-output.ts';

function complete(number: string, output: OutRow | readonly OutRow[]) {
  const spec = nationalCatalogue().find(number);
  if (!spec) throw new Error(number);
  return writeOutput(spec, output);
}

test('every field of the catalogue and of the extras is there; decimals are bare digits', () => {
  const setlinfo = {
    medfee_sumamt: amount(123456789012345n as never),
    psn_cash_pay: amount(1n as never),
  };
  const text = complete('2207', { setlinfo, setldetail: [] });
  expect(text).toContain('"medfee_sumamt":1234567890123.45');
  const output = JSON.parse(text) as { setlinfo: Record<string, unknown> };
  expect(output.setlinfo).toMatchObject({ psn_cash_pay: 0.01, cashPayamt: 0.01, setl_id: null });
  expect(output).toMatchObject({ setldetail: [], expContent: null });
});

test('rows and fields may stand at the root; many rows missing are none', () => {
  expect(JSON.parse(complete('5204', [{ mdtrt_id: 'R1' }]))[0]).toMatchObject({ mdtrt_id: 'R1' });
  expect(JSON.parse(complete('9101', { filename: 'a.zip' }))).toEqual({
    file_qury_no: null,
    filename: 'a.zip',
    fixmedins_code: null,
    dld_endtime: null,
  });
  expect(JSON.parse(complete('2204', {}))).toEqual({ result: [] });
  expect(JSON.parse(complete('2302', {}))).toEqual({});
});

test('a code that the catalogue lacks, or an id that does not fit, is a defect; names are cut', () => {
  expect(() => complete('2201', { data: { psn_number: 'P1' } })).toThrow('data.psn_number');
  expect(() => complete('2201', { data: { mdtrt_id: 'x'.repeat(31) } })).toThrow('mdtrt_id');
  const long = JSON.parse(complete('1201', { medinsinfo: { fixmedins_name: '院'.repeat(300) } }));
  expect(long.medinsinfo.fixmedins_name).toHaveLength(200);
});

test('a character beyond the basic plane counts as one, as it does when it is read', () => {
  const full = '😀'.repeat(30);
  expect(JSON.parse(complete('2201', { data: { ipt_otp_no: full } })).data.ipt_otp_no).toBe(full);
  expect(() => complete('2201', { data: { ipt_otp_no: `${full}x` } })).toThrow('ipt_otp_no');
});
