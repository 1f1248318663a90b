import { expect, test } from 'vitest';
import { readScan } from './read-scan.ts';

const VOUCHER = `YK1${'a1B2-_'.repeat(7)}abcd`;

test.each([
  ['', { is: 'nothing' }],
  ['   ', { is: 'nothing' }],
  [` ${VOUCHER}\r\n`, { is: 'voucher', code: VOUCHER }],
  ['53290019600101001x', { is: 'id-number', number: '53290019600101001X' }],
  ['５３２９００１９６００１０１００１１', { is: 'id-number', number: '532900196001010011' }],
  ['DEMO000000001', { is: 'card', number: 'DEMO000000001', serial: null }],
  ['demo000000001|00000000A1', { is: 'card', number: 'DEMO000000001', serial: '00000000A1' }],
  ['A12345678^532900000000', { is: 'card', number: 'A12345678', serial: '532900000000' }],
  ['展示', { is: 'name', query: '展示' }],
  ['zsdba', { is: 'name', query: 'zsdba' }],
  ['12345', { is: 'name', query: '12345' }],
  [VOUCHER.slice(0, -1), { is: 'name', query: VOUCHER.slice(0, -1) }],
])('%j', (text, scan) => {
  expect(readScan(text)).toEqual(scan);
});
