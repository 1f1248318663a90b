import { addDays, type Day, isDay } from '../../kernel/days.ts';
import { bornOnOf, isIdNumber } from '../../people/enrolment/index.ts';
import { ROW_REASONS, type RowReason } from './errors.ts';
import type { FeedKind, ReadRow } from './model.ts';
import { type ColumnName, type Columns, lastNeeded } from './read-columns.ts';

export type Reading = {
  readonly columns: Columns;
  readonly kind: FeedKind;
  readonly asOf: Day;
  /** Groups on which the sender decides. */
  readonly groups: readonly string[];
  readonly groupNamed: (name: string) => string | null;
};

const ADDS = ['add', '新增', '增加', '变更', 'change'];
const ENDS = ['end', '终止', '退出', '减少', '取消'];

/** What a line says, or why it says nothing. It never throws: its neighbours go on. */
export function readRow(line: number, cells: readonly string[], reading: Reading): ReadRow {
  const { columns } = reading;
  const cell = (name: ColumnName) => clean(cells[columns[name] ?? -1] ?? '');
  const idNumber = cell('idNumber').replace(/^'/, '').replaceAll(' ', '').toUpperCase();
  const change = changeOf(cell('change'), reading.kind);
  const group = reading.groupNamed(cell('group'));
  const days = daysOf(cell);
  const read = {
    line,
    idNumber: idNumber === '' ? null : idNumber,
    name: plainName(cell('name')),
    household: cell('household') || null,
    change: change ?? 'add',
    group,
    startsOn: days?.startsOn ?? null,
    endsOn: days?.endsOn ?? null,
    wrongNumber: wrongNumber(idNumber, cell('bornOn')),
  };
  const whole = cells.length > lastNeeded(columns);
  return { ...read, refused: refuse({ ...read, whole, change, days, reading }) };
}

type Read = Pick<ReadRow, 'name' | 'group' | 'startsOn' | 'endsOn'> & {
  readonly whole: boolean;
  readonly change: ReadRow['change'] | null;
  readonly days: object | null;
  readonly reading: Reading;
};

function refuse({ whole, name, change, days, reading, ...read }: Read): RowReason | null {
  const { group, startsOn, endsOn } = read;
  if (!whole) return ROW_REASONS.cellsMissing.code;
  if (name === '') return ROW_REASONS.nameMissing.code;
  if (change === null) return ROW_REASONS.changeInvalid.code;
  if (group === null) return ROW_REASONS.groupUnknown.code;
  if (!reading.groups.includes(group)) return ROW_REASONS.groupOfOther.code;
  if (days === null || (change === 'add' && startsOn === null)) return ROW_REASONS.dayInvalid.code;
  if (endsOn !== null && startsOn !== null && endsOn <= startsOn) {
    return ROW_REASONS.endsBeforeStart.code;
  }
  return null;
}

/** In a full list every line says that somebody is in the group. */
function changeOf(text: string, kind: FeedKind): ReadRow['change'] | null {
  if (kind === 'full') return 'add';
  if (ADDS.includes(text)) return 'add';
  return ENDS.includes(text) ? 'end' : null;
}

/** `lastDay` is a day on which it still holds, `endsOn` the first on which it does not. Null: something is no day. */
function daysOf(cell: (name: ColumnName) => string) {
  const [starts, ends, last] = (['startsOn', 'endsOn', 'lastDay'] as const).map((name) =>
    cell(name),
  );
  const startsOn = dayOf(starts ?? '');
  const given = ends === '' ? dayOf(last ?? '') : dayOf(ends ?? '');
  if (startsOn === undefined || given === undefined) return null;
  return { startsOn, endsOn: given !== null && ends === '' ? addDays(given, 1) : given };
}

/** Null: none was written; undefined: what was written is none. */
function dayOf(text: string): Day | null | undefined {
  if (text === '') return null;
  const found = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?(?:[ T]00:00(?::00)?)?$/.exec(
    text,
  );
  if (!found) return undefined;
  const [, year = '', month = '', date = ''] = found;
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

function wrongNumber(idNumber: string, bornOn: string): RowReason | null {
  if (idNumber === '') return null;
  if (!isIdNumber(idNumber)) return ROW_REASONS.numberInvalid.code;
  const born = dayOf(bornOn);
  return born && born !== bornOnOf(idNumber) ? ROW_REASONS.bornOnDiffers.code : null;
}

function clean(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Names are compared without blanks, and with one kind of middle dot. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[•‧∙・．.]/g, '·');
}
