import { expect, test } from 'vitest';
import { Rejection } from '../../../kernel/rejection.ts';
import { type Matter, parseMatter } from '../../matters/index.ts';
import { columnsOf } from './columns.ts';
import { readCell } from './read-cell.ts';
import { readSheet } from './read-sheet.ts';
import { numberOf } from './testing.ts';

const MATTER = parseMatter(
  `
code: many
from: 2020-01-01
names: { zh: 示范事项, en: Example }
group: test
summary: { zh: 示范, en: An example }
source: 'assumed: test'
applicants: [insured]
concerns: person
channels: [county]
fields:
  - { name: reason, kind: choice, label: { zh: 原因, en: Reason }, required: true, choices: [ { value: ill, zh: 生病, en: Illness }, { value: other, zh: 其他, en: Other } ] }
  - { name: place, kind: place, label: { zh: 备案地（市）, en: Place }, required: true }
  - { name: startsOn, kind: day, label: { zh: 开始日期, en: From }, required: true }
  - { name: called, kind: text, label: { zh: 姓名, en: Name }, required: false }
  - { name: paid, kind: money, label: { zh: 金额, en: Amount }, required: false }
  - { name: alone, kind: yes-no, label: { zh: 独居, en: Alone }, required: false }
  - { name: to, kind: account, label: { zh: 收款账户, en: Account }, required: false }
materials:
  - { code: proof, label: { zh: 证明, en: Proof }, required: true, promise: true, when: [ { field: reason, is: [other] } ] }
steps:
  - { code: look, label: { zh: 审核, en: Review }, role: reviewer, at: county, workingDays: 1 }
deadline: { workingDays: 1, until: decided, statutory: 示范 }
effect: quick
notices: [accepted]
retentionYears: 10
`,
  'many.yaml',
);

const HEADING = ['证件号码', '姓 名*', '原因', '备案地(市)', 'startsOn', '', '收款账户（账号）'];
const named = (kind: string, name: string) =>
  kind === 'place' && name === '昆明市' ? '530100' : null;
const read = (heading: string[], ...lines: string[][]) =>
  readSheet(MATTER, { heading, lines, promised: ['proof'] }, named);

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Rejection) return [error.kind.code, error.facts];
    throw error;
  }
  return null;
};

test('lines are counted as the sheet counts them, and columns found by any of their names', () => {
  const rows = read(
    HEADING,
    [` ${numberOf(1).toLowerCase()} `, '示范甲', '生病', '昆明市', '2025/9/1', '抄送', '6222 0001'],
    ['', '', ''],
    [numberOf(2), '示范乙', 'Other', '530100', '2025年10月1日'],
    [numberOf(1), '示范甲', 'ill', '530100', '20250901'],
  );
  expect(rows).toEqual([
    {
      ...{ line: 2, idNumber: numberOf(1), name: '示范甲', promised: [], twiceOf: null },
      form: { reason: 'ill', place: '530100', startsOn: '2025-09-01', to: { number: '62220001' } },
    },
    {
      ...{ line: 4, idNumber: numberOf(2), name: '示范乙', promised: ['proof'], twiceOf: null },
      form: { reason: 'other', place: '530100', startsOn: '2025-10-01' },
    },
    {
      ...{ line: 5, idNumber: numberOf(1), name: '示范甲', promised: [], twiceOf: 2 },
      form: { reason: 'ill', place: '530100', startsOn: '2025-09-01' },
    },
  ]);
});

test('what cannot be read stays as it is written, for the form’s own check to refuse', () => {
  const cell = (name: string, text: string) =>
    readCell(text, MATTER.fields.find((field) => field.name === name) as never, named);
  expect(cell('startsOn', '明天')).toBe('明天');
  expect(cell('startsOn', '2025-9-1 00:00:00')).toBe('2025-09-01');
  expect(cell('place', '某地')).toBe('某地');
  expect(cell('paid', '¥1,234.50 元')).toBe('1234.50');
  expect([cell('alone', '是'), cell('alone', 'no'), cell('alone', '也许')]).toEqual([
    ...[true, false, '也许'],
  ]);
});

test('a county and its township are written by the names that the template lists', () => {
  const choices = [
    { value: '532924', zh: '宾川', en: 'Binchuan' },
    { value: '532924/02', zh: '宾川示范二乡', en: 'Township 2' },
  ];
  const cell = (kind: 'county' | 'township', text: string) =>
    readCell(text, { ...MATTER.fields[0], kind, choices } as never, named);
  expect([cell('county', '宾川'), cell('county', '532924')]).toEqual(['532924', '532924']);
  expect([cell('township', '宾川示范二乡'), cell('township', '02')]).toEqual(['02', '02']);
});

test('a question that is called like a column of the person gets its own name into the heading', () => {
  expect(columnsOf(MATTER).map(({ heading }) => heading.zh)).toEqual([
    ...['身份证号', '姓名', '原因', '备案地（市）', '开始日期', '姓名（called）', '金额', '独居'],
    ...['收款账户（户名）', '收款账户（开户行）', '收款账户（账号）'],
  ]);
});

test('a sheet that nobody can read as a whole is refused as a whole', () => {
  const line = [numberOf(1), '示范甲'];
  expect(codeOf(() => read([...HEADING, '备注'], line))).toEqual([
    'desk.unknown_column',
    { column: '备注' },
  ]);
  expect(codeOf(() => read([...HEADING, '姓名'], line))).toMatchObject(['desk.column_twice', {}]);
  expect(codeOf(() => read(['身份证号', '姓名'], line))).toMatchObject([
    'desk.column_missing',
    { columnZh: '原因' },
  ]);
  expect(codeOf(() => read(HEADING, ['', ' ']))).toEqual(['desk.empty_sheet', {}]);
  const many = Array.from({ length: 5_001 }, () => line);
  expect(codeOf(() => read(HEADING, ...many))).toMatchObject(['desk.too_many_rows', {}]);
});

test('papers go with the line that they are of, and what is brought is not promised', () => {
  const paper = { material: 'proof', file: 'f'.repeat(64), name: '3.jpg', turns: 0 } as const;
  const lines = [
    [numberOf(1), '示范甲', 'other', '530100', '2025-09-01'],
    [numberOf(2), '示范乙', 'other', '530100', '2025-09-01'],
  ];
  const sheet = { heading: HEADING.slice(0, 5), lines, promised: ['proof'] };
  const rows = readSheet(MATTER, { ...sheet, papers: [{ ...paper, line: 3 }] }, named);
  expect(rows.map(({ promised, papers }) => [promised, papers])).toEqual([
    [['proof'], undefined],
    [[], [paper]],
  ]);
  expect(
    codeOf(() => readSheet(MATTER, { ...sheet, papers: [{ ...paper, line: 9 }] }, named)),
  ).toEqual(['desk.paper_without_row', { line: '9' }]);
});

test('what is of nobody, or a table by itself, is brought by no sheet', () => {
  const about = (change: Partial<Matter>) => codeOf(() => columnsOf({ ...MATTER, ...change }));
  expect(about({ concerns: 'nobody' })?.[0]).toBe('desk.not_for_sheets');
  expect(about({ confidential: true })?.[0]).toBe('desk.not_for_sheets');
});
