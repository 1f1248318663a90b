import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { nationalCatalogue } from '../catalogue/load.ts';
import type { TransactionSpec } from '../catalogue/model.ts';
import type { Json } from '../door/parse-strict.ts';
import { checkEnvelope, checkOutput } from './check-answer.ts';
import { amountOf, checkMoney } from './check-money.ts';
import { saysNotOffered } from './ended.ts';
import { firstDifference, parse } from './envelope-text.ts';
import { indentJson } from './indent-json.ts';
import { isConformStyle, signRequest } from './sign-request.ts';

const catalogue = nationalCatalogue();
const spec = (number: string) => catalogue.find(number) as TransactionSpec;
const json = (text: string) => parse(text) as Json;
const at = (found: readonly { readonly at: string }[]) => found.map((one) => one.at);

const ENVELOPE = {
  infcode: 0,
  inf_refmsgid: '532900202506010830000000000001',
  refmsg_time: '20250601083000000',
  respond_time: '20250601083000001',
  err_msg: null,
  output: {},
};
const envelope = (change: object) =>
  checkEnvelope('1101', json(JSON.stringify({ ...ENVELOPE, ...change })));

test('an envelope is checked field by field', () => {
  expect(envelope({})).toEqual([]);
  expect(at(envelope({ infcode: '0' }))).toEqual(['1101 infcode']);
  expect(at(envelope({ inf_refmsgid: 'X'.repeat(31) }))).toEqual(['1101 inf_refmsgid']);
  expect(at(envelope({ respond_time: '2025-06-01' }))).toEqual(['1101 respond_time']);
  expect(at(envelope({ infcode: -1 }))).toEqual(['1101 err_msg']);
  expect(at(envelope({ err_msg: '长'.repeat(201) }))).toEqual(['1101 err_msg']);
  expect(at(checkEnvelope('1101', json('[]')))).toEqual(['1101']);
  const { output: _, ...without } = ENVELOPE;
  expect(at(checkEnvelope('1101', json(JSON.stringify(without))))).toEqual(['1101 output']);
});

const filing = (row: object) => {
  const good = {
    opsp_dise_code: 'M03900',
    opsp_dise_name: '高血压',
    begndate: '2025-01-01',
    enddate: null,
  };
  const output = { feedetail: [{ ...good, ...row }] };
  return checkOutput(spec('5301'), json(JSON.stringify(output)), catalogue);
};

test('an output is checked by its node, row and field', () => {
  expect(filing({})).toEqual([]);
  expect(filing({ opsp_dise_code: undefined })).toEqual([
    { at: '5301 feedetail[0].opsp_dise_code', said: { zh: '缺少字段', en: 'is missing' } },
  ]);
  expect(at(filing({ begndate: '2025-02-30' }))).toEqual(['5301 feedetail[0].begndate']);
  expect(at(filing({ opsp_dise_code: 'X'.repeat(31) }))).toEqual([
    '5301 feedetail[0].opsp_dise_code',
  ]);
  expect(at(checkOutput(spec('5301'), json('{}'), catalogue))).toEqual(['5301 feedetail']);
  expect(at(checkOutput(spec('5301'), json('{"feedetail":{}}'), catalogue))).toEqual([
    '5301 feedetail',
  ]);
  expect(at(checkOutput(spec('5301'), json('7'), catalogue))).toEqual(['5301 output']);
});

const SETTLED = {
  ...{ medfee_sumamt: '100.00', fund_pay_sumamt: '60.00', hifp_pay: '50.00', maf_pay: '10.00' },
  ...{ psn_part_amt: '40.00', acct_pay: '15.00', psn_cash_pay: '25.00', hosp_part_amt: null },
  ...{
    fulamt_ownpay_amt: '10',
    overlmt_selfpay: '0',
    preselfpay_amt: '5.5',
    inscp_scp_amt: '84.50',
  },
};
const money = (change: object) => checkMoney('2207', { setlinfo: { ...SETTLED, ...change } });

test('the identities of a settlement hold to the fen', () => {
  expect(money({})).toEqual([]);
  expect(at(money({ medfee_sumamt: '100.01' }))).toEqual([
    '2207 setlinfo.medfee_sumamt',
    '2207 setlinfo.inscp_scp_amt',
  ]);
  expect(at(money({ maf_pay: '9.99' }))).toEqual(['2207 setlinfo.fund_pay_sumamt']);
  expect(money({ acct_pay: '15.01' })).toEqual([
    {
      at: '2207 setlinfo.psn_part_amt',
      said: {
        zh: '个人负担应等于账户与现金之和：40.00 不等于 40.01',
        en: 'the person pays from accounts and in cash: 40.00 is not 40.01',
      },
    },
  ]);
  expect(checkMoney('1101', {})).toEqual([]);
});

test('the names under which 5203 tells the same amounts are known', () => {
  const { psn_part_amt, psn_cash_pay, ...rest } = SETTLED;
  const shown = { ...rest, psn_pay: psn_part_amt, cash_payamt: psn_cash_pay };
  expect(checkMoney('5203', { setlinfo: shown })).toEqual([]);
  expect(at(checkMoney('5203', { setlinfo: { ...shown, psn_pay: '39.00' } }))).toContain(
    '5203 setlinfo.psn_pay',
  );
});

test('amounts are read exactly, negative ones too, and what is none counts as nothing', () => {
  expect(['0.1', '-12.34', 7, null, undefined, 'x', '1.234'].map(amountOf)).toEqual([
    ...[10n, -1234n, 700n, 0n, 0n, 0n, 0n],
  ]);
});

test('requests are signed as the clients of each style sign them', () => {
  const key = { accessKey: 'AK', secret: 'SK' };
  const nowMs = 1_748_738_400_123;
  expect(signRequest({ ...key, style: 'none' }, '1101', nowMs)).toEqual({});
  expect(signRequest({ ...key, style: 'api-key' }, '1101', nowMs)).toEqual({ apikey: 'AK' });
  const hmac = signRequest({ ...key, style: 'api-hmac' }, '1101', nowMs);
  const text = `_api_access_key=AK&_api_name=1101&_api_timestamp=${nowMs}&_api_version=1.0.0`;
  expect(hmac._api_signature).toBe(createHmac('sha1', 'SK').update(text).digest('base64'));
  const tif = signRequest({ ...key, style: 'tif' }, '1101', nowMs);
  const [time, nonce] = [tif['x-tif-timestamp'], tif['x-tif-nonce']];
  expect(time).toBe('1748738400');
  expect(tif['x-tif-signature']).toBe(
    createHash('sha256').update(`${time}SK${nonce}${time}`).digest('hex'),
  );
  expect(signRequest({ ...key, style: 'tif' }, '1101', nowMs)['x-tif-nonce']).not.toBe(nonce);
  expect(['none', 'tif', 'signature', 'x'].map(isConformStyle)).toEqual([true, true, false, false]);
});

test('what is not offered is told from what is refused', () => {
  expect(saysNotOffered('[national.not_offered] 交易【4101】本系统尚未开通。')).toBe(true);
  expect(saysNotOffered('该交易暂不支持')).toBe(true);
  expect(saysNotOffered('[national.insured_elsewhere] 异地就医业务尚未开通。')).toBe(false);
  expect(saysNotOffered('人员不存在')).toBe(false);
  expect(saysNotOffered(null)).toBe(false);
});

test('two answers differ at a path', () => {
  expect(firstDifference({ a: [{ b: '1' }] }, { a: [{ b: '1' }] })).toBe(null);
  expect(firstDifference({ a: [{ b: '1' }] }, { a: [{ b: '2' }] })).toBe('a[0].b');
  expect(firstDifference({ a: '1' }, {})).toBe('a');
  expect(firstDifference(null, {})).toBe('');
});

test('messages are shown in lines with their digits as sent', () => {
  expect(indentJson('{"a":10.00,"b":[],"c":"x,{\\"y"}')).toBe(
    '{\n  "a": 10.00,\n  "b": [],\n  "c": "x,{\\"y"\n}',
  );
  expect(indentJson('no JSON, {')).toBe('no JSON, {');
});
