import { expect, test } from 'vitest';
import { Rejection } from '../../../kernel/rejection.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { loadProfiles } from '../catalogue/profile.ts';
import { compileInput } from './compile.ts';
import { JsonNumber } from './json-number.ts';
import { readInput } from './read-input.ts';

const catalogue = nationalCatalogue();
const profiles = loadProfiles();

function read(number: string, input: unknown, area = '532900') {
  const spec = catalogue.find(number);
  if (!spec) throw new Error(number);
  return readInput(compileInput(spec, profiles.of(area), catalogue), input);
}

function refusal(number: string, input: unknown, area?: string) {
  try {
    read(number, input, area);
  } catch (error) {
    if (error instanceof Rejection) return { code: error.kind.code, ...error.facts };
    throw error;
  }
  return null;
}

const settle = {
  psn_no: 'P1',
  mdtrt_cert_type: '02',
  mdtrt_cert_no: '532901199001011234',
  med_type: '11',
  medfee_sumamt: '69.60',
  psn_setlway: '01',
  mdtrt_id: 'R1',
  chrg_bchno: 'B1',
  insutype: '390',
  acct_used_flag: '0',
};

const line = {
  feedetl_sn: 'yp570',
  mdtrt_id: 'R1',
  psn_no: 'P1',
  chrg_bchno: 'B1',
  fee_ocur_time: '2025-06-01 08:30:00',
  med_list_codg: 'X1',
  medins_list_codg: 'Y1',
  det_item_fee_sumamt: '20',
  cnt: '2',
  pric: '10',
  hosp_appr_flag: '0',
};

test('a row is read by type, whatever form its values were sent in', () => {
  const sent = { ...settle, medfee_sumamt: new JsonNumber('69.60'), acct_used_flag: 1 };
  const row = read('2207', { data: sent, feedetail: null, mdtrtinfo: 'null' }).one('data');
  expect(row.money('medfee_sumamt')).toBe(6960n);
  expect(row.decimal('medfee_sumamt')).toBe('69.6');
  expect(row.text('acct_used_flag')).toBe('1');
  expect(row.flag('acct_used_flag')).toBe(true);
  expect(row.textOr('invono')).toBeNull();
});

test('what means nothing is absent, and a numeric "0" is zero', () => {
  for (const nothing of ['', null, 'null', 'NULL', '  ']) {
    const row = read('2207', { data: { ...settle, invono: nothing } }).one('data');
    expect(row.has('invono')).toBe(false);
  }
  const row = read('2207', { data: { ...settle, overlmt_selfpay: '0' } }).one('data');
  expect(row.money('overlmt_selfpay')).toBe(0n);
});

test('keys are read in other cases and spellings; unknown ones are passed over', () => {
  const { psn_no, ...rest } = settle;
  const sent = { ...rest, PSN_NO: psn_no, expContent: '{}', nonsense: { a: [1] } };
  const row = read('2207', { Data: [sent] }).one('data');
  expect([row.text('psn_no'), row.text('exp_content')]).toEqual(['P1', '{}']);
  const discharge = { ...settle, mid_setl_flag: '0', DSCG_TIME: '2025-06-01' };
  expect(read('2304', { data: discharge }).one('data').moment('dscgTime')).toBe(
    '2025-06-01 00:00:00',
  );
});

test('an exact key counts before a misspelt one', () => {
  const row = read('2207', { data: { expContent: 'b', ...settle, exp_content: 'a' } }).one('data');
  expect(row.text('exp_content')).toBe('a');
});

test('an object is a list of one; a list of one is an object; more is refused', () => {
  expect(read('2204', { feedetail: line }).many('feedetail')).toHaveLength(1);
  expect(refusal('2207', { data: [settle, settle] })).toMatchObject({
    code: 'national.too_many_rows',
    node: 'data',
  });
});

test.each(['2025-06-01', '20250601', '2025/06/01', '2025-06-01T00:00:00', '2025-05-31T16:00:00Z'])(
  'the time %s is read',
  (fee_ocur_time) => {
    const [row] = read('2204', { feedetail: [{ ...line, fee_ocur_time }] }).many('feedetail');
    expect(row?.moment('fee_ocur_time')).toBe('2025-06-01 00:00:00');
    expect(row?.day('fee_ocur_time')).toBe('2025-06-01');
  },
);

test('the end of a range that names a day is that day’s end', () => {
  const range = { begntime: '2021-09-01', endtime: '2021-09-27' };
  const row = read('5303', { data: range }).one('data');
  expect([row.moment('begntime'), row.moment('endtime')]).toEqual([
    '2021-09-01 00:00:00',
    '2021-09-27 23:59:59',
  ]);
});

test.each([
  ['psn_no', '', { code: 'national.field_missing', node: 'data', field: 'psn_no' }],
  ['psn_no', 'x'.repeat(31), { code: 'national.field_too_long', length: '30', given: '31' }],
  ['psn_no', ['a'], { code: 'national.field_type', expectedEn: 'text' }],
  ['medfee_sumamt', '12.345', { code: 'national.field_type', field: 'medfee_sumamt' }],
  ['medfee_sumamt', 'abc', { code: 'national.field_type', value: 'abc' }],
  ['medfee_sumamt', '123456789012345', { code: 'national.field_too_long' }],
  ['insutype', '999', { code: 'national.unknown_code', dictionary: 'insutype', value: '999' }],
])('%s = %j is refused, naming node, field and rule', (field, value, expected) => {
  expect(refusal('2207', { data: { ...settle, [field]: value } })).toMatchObject(expected);
});

test('a refusal names the row', () => {
  const { cnt: _, ...without } = line;
  expect(refusal('2204', { feedetail: [line, without] })).toMatchObject({
    code: 'national.field_missing',
    node: 'feedetail[1]',
    field: 'cnt',
  });
  expect(
    refusal('2204', { feedetail: [line, { ...line, fee_ocur_time: '2025-02-30' }] }),
  ).toMatchObject({ code: 'national.field_type', node: 'feedetail[1]', field: 'fee_ocur_time' });
});

test('a node that is missing, empty or no object is refused', () => {
  expect(refusal('2204', {})).toEqual({ code: 'national.node_missing', node: 'feedetail' });
  expect(refusal('2204', { feedetail: [] })).toMatchObject({ code: 'national.node_missing' });
  expect(refusal('2207', { data: 'text' })).toMatchObject({ code: 'national.node_shape' });
  expect(refusal('2207', [])).toMatchObject({ code: 'national.node_shape', node: 'input' });
});

test('ten thousand rows are the most', () => {
  const rows = Array.from({ length: 10_001 }, () => line);
  expect(refusal('2204', { feedetail: rows })).toMatchObject({ code: 'national.too_many_rows' });
});

test('dictionaries ignore leading zeros; open ones take local codes below a known one', () => {
  const sent = { ...settle, mdtrt_cert_type: '2', med_type: '1199' };
  const row = read('2207', { data: sent }).one('data');
  expect([row.text('mdtrt_cert_type'), row.text('med_type')]).toEqual(['02', '1199']);
  expect(refusal('2207', { data: { ...settle, mdtrt_cert_type: '0299' } })).toMatchObject({
    code: 'national.field_too_long',
  });
});

test('a profile requires what the baseline tolerates', () => {
  expect(refusal('2207', { data: settle })).toBeNull();
  expect(refusal('2207', { data: settle }, '430299')).toMatchObject({
    code: 'national.field_missing',
    field: 'psn_cert_type',
  });
});

test('a node below a node is reached by its path, also when it was sent beside its parent', () => {
  const rows = [{ psn_no: '', setl_id: '284002', stas_type: '0' }];
  for (const input of [{ data: { stastinfo: rows } }, { stastinfo: rows }]) {
    const found = read('4102', input).many('data.stastinfo');
    expect(found.map((row) => row.text('setl_id'))).toEqual(['284002']);
  }
});

test('fields without a node are read at the root, or in a data node', () => {
  const fields = {
    fixmedins_code: 'H1',
    fixmedins_hilist_id: 'a',
    list_type: '101',
    med_list_codg: 'b',
  };
  for (const input of [fields, { data: fields }]) {
    expect(read('3302', input).one('').text('med_list_codg')).toBe('b');
  }
});

test('bytes come as a list, signed or not, or as base64', () => {
  const file = { filename: 'a.zip', fixmedins_code: 'H1' };
  for (const sent of [
    [80, 75, -1],
    [80, 75, 255].map((byte) => new JsonNumber(String(byte))),
    'UEv/',
  ]) {
    const row = read('9101', { fsUploadIn: { ...file, in: sent } }).one('fsUploadIn');
    expect([...row.bytes('in')]).toEqual([80, 75, 255]);
  }
  for (const sent of [[256], [0.5], ['1'], [Object.create(null)], [null]]) {
    expect(refusal('9101', { fsUploadIn: { ...file, in: sent } })).toMatchObject({
      code: 'national.field_type',
    });
  }
});

test('a person may be asked for by the credential or by the certificate alone', () => {
  const byCredential = { mdtrt_cert_type: '02', mdtrt_cert_no: '1', card_sn: 'NULL', certno: '' };
  expect(read('1101', { data: byCredential }).one('data').textOr('certno')).toBeNull();
  const byCertificate = {
    psn_cert_type: '2',
    certno: '1',
    psn_name: '李四',
    begntime: '2020-01-01',
  };
  expect(read('1101', { data: byCertificate }).one('data').text('psn_cert_type')).toBe('02');
});

test('asking for a field or a node that the catalogue lacks is a defect', () => {
  const input = read('2207', { data: settle });
  expect(() => input.one('data').text('psn_number')).toThrow('data.psn_number');
  expect(() => input.many('feedetail')).toThrow('feedetail');
  expect(() => input.one('data').money('psn_no')).toThrow('read by its type');
});

test('a handler’s own refusal names the field', () => {
  const row = read('2207', { data: settle }).one('data');
  expect(row.refuse('psn_no', '与就诊不符')).toMatchObject({
    kind: { code: 'national.field_rule' },
    facts: { node: 'data', field: 'psn_no', rule: '与就诊不符' },
  });
});

test('what was sent can be kept, in the sender’s codes', () => {
  const { data } = read('2207', { data: { ...settle, overlmt_selfpay: 1.5 } }).asSent() as {
    data: readonly Record<string, unknown>[];
  };
  expect(data[0]).toMatchObject({ psn_no: 'P1', medfee_sumamt: '69.6', overlmt_selfpay: '1.5' });
});
