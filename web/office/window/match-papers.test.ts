import { expect, test } from 'vitest';
import { matchPaper, personsOf, type SheetPerson } from './match-papers.ts';
import { matchAll } from './use-batch-papers.ts';

const A = '532901190001010018';
const B = '53290119000101002X';
const ROWS: readonly SheetPerson[] = [
  { line: 2, idNumber: A, name: '示范甲' },
  { line: 3, idNumber: B, name: '示范乙' },
  { line: 5, idNumber: '532901190001010034', name: '示范丙' },
  { line: 6, idNumber: '532901190001010034', name: '示范丙' },
];
const DIAGNOSIS = { code: 'diagnosis', label: { zh: '诊断证明', en: 'Diagnosis' } };
const BILL = { code: 'bill', label: { zh: '票据', en: 'Bill' } };
const LATER = { code: 'bill-2', label: { zh: '票据清单', en: 'List of bills' } };
const told = (path: string, materials = [DIAGNOSIS]) => {
  const { line, material, doubt } = matchPaper(path, ROWS, materials);
  return [line, material, doubt];
};

test.each([
  ['3.jpg', 3],
  ['03-背面.jpg', 3],
  ['第3行.pdf', 3],
  ['３ 诊断.jpg', 3],
  [`${B.toLowerCase()}.jpg`, 3],
  [`${A}/诊断证明 1.jpg`, 2],
  [`scan_${A}_2024.png`, 2],
  ['材料/3/诊断.jpg', 3],
])('%s is of line %i by its number', (path, line) => {
  expect(told(path)).toEqual([line, 'diagnosis', null]);
});

test.each([
  ['4.jpg', 'noRow'],
  ['532901190001010099.jpg', 'noRow'],
  ['532901190001010034.jpg', 'manyRows'],
  [`3-${A}.jpg`, 'twoRows'],
  ['示范甲 诊断.jpg', 'byName'],
  ['示范丙.jpg', 'noHint'],
  ['IMG_20250901.jpg', 'noHint'],
])('%s is looked at: %s', (path, doubt) => {
  expect(told(path)).toEqual([null, 'diagnosis', doubt]);
});

test('the kind of a paper is told by its name where there are several, and asked where it is not', () => {
  const kinds = [DIAGNOSIS, BILL, LATER];
  expect(told('3-诊断证明.jpg', kinds)).toEqual([3, 'diagnosis', null]);
  expect(told('3 票据清单.jpg', kinds)).toEqual([3, 'bill-2', null]);
  expect(told('3.jpg', kinds)).toEqual([3, null, 'noMaterial']);
  const either = {
    code: 'residence',
    label: { zh: '居住证明或承诺书', en: 'Proof, or a promise' },
  };
  expect(told('3-居住证明.jpg', [either, BILL])).toEqual([3, 'residence', null]);
  expect(told('3 承诺书.jpg', [either, BILL])).toEqual([3, 'residence', null]);
});

test('a doubtful paper goes nowhere until somebody says whose it is, or that it is not used', () => {
  const paper = (path: string) => ({
    ...{ path, name: path, file: path.padEnd(64, '0'), type: 'image/jpeg', size: 1 },
  });
  const papers = [paper('3.jpg'), paper('示范甲.jpg'), paper('IMG.jpg')];
  const before = matchAll(papers, ROWS, { materials: [DIAGNOSIS], settled: {} });
  expect([before.ready.map(({ line }) => line), before.doubtful.length, before.left]).toEqual([
    ...[[3], 2, 2],
  ]);
  const settled = {
    '示范甲.jpg': { line: 2, material: 'diagnosis', out: false },
    'IMG.jpg': { line: null, material: null, out: true },
  };
  const after = matchAll(papers, ROWS, { materials: [DIAGNOSIS], settled });
  expect([after.ready.map(({ line }) => line), after.left]).toEqual([[3, 2], 0]);
});

test('the rows of a sheet are those of its two columns, counted as the sheet counts them', () => {
  const lines = [
    ['示范甲', `${A.slice(0, 6)} ${A.slice(6)}`],
    ['', ' '],
    ['示范乙', B.toLowerCase()],
  ];
  const names = { number: ['身份证号', 'ID number'], name: ['姓名'] };
  expect(personsOf(['姓 名*', '身份证号'], lines, names)).toEqual([
    { line: 2, idNumber: A, name: '示范甲' },
    { line: 4, idNumber: B, name: '示范乙' },
  ]);
});
