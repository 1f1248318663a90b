import { Rejection } from '../../../kernel/rejection.ts';
import type { Matter } from '../../matters/index.ts';
import { COLUMN_MISSING, COLUMN_TWICE, NOT_FOR_SHEETS, UNKNOWN_COLUMN } from '../errors.ts';

type Field = Matter['fields'][number];
type Names = Field['label'];

/** What a column of the sheet is about. */
export type Column = {
  /** As the template heads it. */
  readonly heading: Names;
  /** What else it may be headed. */
  readonly known: readonly string[];
  readonly required: boolean;
  readonly about: 'number' | 'name' | Field;
  /** Of a bank account. */
  readonly part: 'holder' | 'bank' | 'number' | null;
};

const PERSON: readonly Column[] = [
  {
    heading: { zh: '身份证号', en: 'ID number' },
    known: ['身份证号码', '证件号码', '公民身份号码', '居民身份证号', 'Identity number'],
    ...{ required: true, about: 'number', part: null },
  },
  {
    heading: { zh: '姓名', en: 'Name' },
    known: ['参保人姓名', '人员姓名'],
    ...{ required: true, about: 'name', part: null },
  },
];

const ACCOUNT_PARTS = [
  ['holder', { zh: '户名', en: 'holder' }],
  ['bank', { zh: '开户行', en: 'bank' }],
  ['number', { zh: '账号', en: 'number' }],
] as const;

/** Whether many of a matter can be brought by a sheet: it is of a person, and no question is a table by itself. */
export function isForSheets({ concerns, confidential, fields }: Matter): boolean {
  const table = fields.some(({ kind, required }) => kind === 'lines' && required);
  return concerns === 'person' && !confidential && !table;
}

export function columnsOf(matter: Matter): readonly Column[] {
  if (!isForSheets(matter)) {
    throw new Rejection(NOT_FOR_SHEETS, { nameZh: matter.names.zh, nameEn: matter.names.en });
  }
  const columns = [...PERSON];
  for (const field of matter.fields) {
    if (field.kind !== 'lines') columns.push(...columnsOfField(field, columns));
  }
  return columns;
}

function columnsOfField(field: Field, before: readonly Column[]): readonly Column[] {
  const { name, label, kind } = field;
  const required = field.required && field.fetched === null && field.when.length === 0;
  const taken = before.some((one) => [label.zh, label.en].some((text) => isHeaded(one, text)));
  const own: Names = taken ? { zh: `${label.zh}（${name}）`, en: `${label.en} (${name})` } : label;
  if (kind !== 'account') {
    return [{ heading: own, known: [name], required, about: field, part: null }];
  }
  return ACCOUNT_PARTS.map(([part, said]) => ({
    heading: { zh: `${own.zh}（${said.zh}）`, en: `${own.en} (${said.en})` },
    known: [`${name}.${part}`],
    ...{ required, about: field, part },
  }));
}

/** Which column of the sheet is which, by its first line; a place without a heading is nothing. */
export function readHeading(
  matter: Matter,
  heading: readonly string[],
): readonly (Column | null)[] {
  const columns = columnsOf(matter);
  const found = heading.map((text) => {
    if (plain(text) === '') return null;
    const column = columns.find((one) => isHeaded(one, text));
    if (!column) throw new Rejection(UNKNOWN_COLUMN, { column: text.trim() });
    return column;
  });
  for (const column of columns) {
    const times = found.filter((one) => one === column).length;
    const { zh, en } = column.heading;
    if (times > 1) throw new Rejection(COLUMN_TWICE, { columnZh: zh, columnEn: en });
    if (times === 0 && column.required) {
      throw new Rejection(COLUMN_MISSING, { columnZh: zh, columnEn: en });
    }
  }
  return found;
}

function isHeaded({ heading, known }: Column, text: string): boolean {
  return [heading.zh, heading.en, ...known].some((name) => plain(name) === plain(text));
}

/** People put spaces and marks of what is required into headings. */
function plain(text: string): string {
  return text
    .replace(/[\s*＊:：]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .toLowerCase();
}
