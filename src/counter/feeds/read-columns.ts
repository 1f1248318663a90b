import { Rejection } from '../../kernel/rejection.ts';
import { COLUMN_MISSING, COLUMN_TWICE } from './errors.ts';
import type { FeedKind } from './model.ts';

/** What a column may be called. A column that is called otherwise is kept with the file and not read. */
const CALLED = {
  idNumber: ['idNumber', '身份证号', '身份证号码', '公民身份号码', '证件号码'],
  name: ['name', '姓名'],
  household: ['household', '户号', '家庭编号', '户编号'],
  group: ['group', '人员类别', '身份类别', '对象类别', '类别'],
  startsOn: ['startsOn', '开始日期', '认定日期', '起始日期', '生效日期'],
  endsOn: ['endsOn', '终止日期', '退出日期'],
  lastDay: ['lastDay', '有效期至', '截止日期'],
  bornOn: ['bornOn', '出生日期'],
  change: ['change', '变动类型', '变动', '操作'],
} as const;
export type ColumnName = keyof typeof CALLED;

export type Columns = Readonly<Partial<Record<ColumnName, number>>>;

/** The place of each column; refuses a table that lacks one that it needs. */
export function readColumns(heading: readonly string[], kind: FeedKind): Columns {
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const [name, called] of Object.entries(CALLED) as [ColumnName, readonly string[]][]) {
    const places = heading.flatMap((cell, at) => (called.includes(cell.trim()) ? [at] : []));
    if (places.length > 1) throw new Rejection(COLUMN_TWICE, { column: called[1] ?? name });
    const [at] = places;
    if (at !== undefined) columns[name] = at;
  }
  const needed: ColumnName[] = ['idNumber', 'name', 'group', 'startsOn'];
  if (kind === 'difference') needed.push('change');
  const missing = needed.filter((name) => columns[name] === undefined);
  if (missing.length > 0) {
    throw new Rejection(COLUMN_MISSING, {
      columns: missing.map((one) => CALLED[one][1]).join('、'),
    });
  }
  return columns;
}

/** The last column that has to be there for a line to be whole. */
export function lastNeeded(columns: Columns): number {
  const { idNumber = 0, name = 0, group = 0, startsOn = 0, change = 0 } = columns;
  return Math.max(idNumber, name, group, startsOn, change);
}
