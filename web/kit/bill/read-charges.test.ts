import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { OF_A_PERSON, readCharges } from './read-charges.ts';

const head = ['编码', '名称', '日期', '数量', '单价', '金额'];

test('reads Chinese and English column names in any order', () => {
  const chinese = readCharges([head, ['X01', '阿莫西林', '2025/6/1', '2', '12.50', '25.00']]);
  expect(chinese.lines).toEqual([
    {
      row: 2,
      line: {
        code: 'X01',
        name: '阿莫西林',
        day: '2025-06-01',
        quantity: '2',
        unitPrice: '12.50',
        amount: '25.00',
      },
      problems: [],
    },
  ]);
  const english = readCharges([
    ['Amount', 'unit price', 'quantity', 'day', 'code'],
    ['25.00', '12.50', '2', '20250601', 'X01'],
  ]);
  expect(english.lines[0]?.line).toEqual({
    code: 'X01',
    day: '2025-06-01',
    quantity: '2',
    unitPrice: '12.50',
    amount: '25.00',
  });
});

test('takes numbers and date cells of a sheet without float noise', () => {
  const cells = readCharges([head, ['X01', '', new Date('2025-06-01'), 3, 0.1 + 0.2, 0.9]]);
  expect(cells.lines[0]?.line).toMatchObject({
    day: '2025-06-01',
    quantity: '3',
    unitPrice: '0.3',
  });
  expect(cells.lines[0]?.problems).toEqual([]);
});

test('cleans thousands, signs and full-width digits', () => {
  const row = readCharges([head, ['Ｘ０１', '', '2025年6月1日', '１', '￥1,200.5', '1，200.50']]);
  expect(row.lines[0]).toMatchObject({
    line: { code: 'X01', day: '2025-06-01', quantity: '1', unitPrice: '1200.5', amount: '1200.50' },
    problems: [],
  });
});

test('says for each row what is wrong, and keeps the row numbers of the file', () => {
  const rows = readCharges([
    [],
    head,
    ['', '', 'June', '-1', '1.23456', '0.001'],
    ['', '', '', '', '', ''],
    ['X02', '', '2025-06-02', '1', '2', '2'],
  ]);
  expect(rows.lines.map(({ row }) => row)).toEqual([3, 5]);
  expect(rows.lines[0]?.problems).toEqual([
    'codeMissing',
    'dayWrong',
    'quantityWrong',
    'unitPriceWrong',
    'amountWrong',
  ]);
});

test('a file without the needed columns is refused as a whole, naming them', () => {
  expect(readCharges([['编码', '名称']])).toEqual({
    lines: [],
    missing: ['day', 'quantity', 'unitPrice', 'amount'],
  });
  expect(readCharges([]).missing).toContain('code');
});

test('text is UTF-8 with or without mark, or GB18030', () => {
  const utf8 = new TextEncoder().encode('编码');
  expect(decodeText(utf8)).toBe('编码');
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8))).toBe('编码');
  expect(decodeText(Uint8Array.of(0xb1, 0xe0, 0xc2, 0xeb))).toBe('编码');
});

test('a list of fees in a person’s hands may say name and amount alone', () => {
  const rows = [
    ['费用名称', '金额（元）', '数量'],
    ['床位费', '120.00', ''],
    ['西药费', 'x', ''],
    ['检查费', '80', 'two'],
  ];
  const read = readCharges(rows, OF_A_PERSON).lines.map(({ problems }) => problems);
  expect(read).toEqual([[], ['amountWrong'], ['quantityWrong']]);
  expect(readCharges([['编码'], ['X']], OF_A_PERSON).missing).toEqual(['name', 'amount']);
});
