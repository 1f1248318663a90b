import type { Day } from '../../../kernel/days.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import { isEnded } from '../case-table.ts';
import type { Colour } from '../deadlines.ts';
import type { CaseState } from '../model.ts';
import { CASE_COLUMNS, type CaseRow, caseFrom } from './cases.ts';

export const QUEUE_SORTS = ['due', 'number', 'matter', 'submitted'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/**
 * Only the deadline has an index for every place and filter. Another order is given to the most urgent so many, which is
 * told, so that a list of the whole area does not sort all of it for every reader.
 */
export const SORTED_MOST = 5_000;

export type QueueSearch = Page & {
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly queue: 'mine' | 'office' | 'all' | 'owed';
  readonly me: string;
  /** The reader's office; null: of no office, and bound by `within` only. */
  readonly own: string | null;
  /** Everything at or below it. */
  readonly within: string;
  /** Whether `within` is the whole area, which then bounds nothing. */
  readonly everywhere: boolean;
  /** Whether confidential matters of others are hidden. */
  readonly hidden: boolean;
  readonly colour: Colour | null;
  readonly today: Day;
  readonly matter: string | null;
  /** Of the person: exactly this township or county. */
  readonly home: string | null;
  readonly state: CaseState | null;
  /** A person's id, found by whatever was typed; null: not searched for. */
  readonly persons: readonly string[] | null;
  /** Beginning of a case's number. */
  readonly number: string | null;
};

/** Counting a queue stops here: a clerk narrows it down, nobody turns to page 50. */
export const QUEUE_COUNT_LIMIT = 1_000;

/** Colours of so many are told above a queue. */
export const COLOURS_MOST = 10_000;

type Part = { readonly name: string; readonly sql: string; readonly value?: unknown };

const GOING = `('submitted', 'open', 'approved', 'paying')`;

/** Only what somebody has to do something about is a queue; a search by state, number or person finds the rest. */
function partsOf(search: QueueSearch): readonly Part[] {
  const parts: (Part | null)[] = [
    stateOf(search),
    placeOf(search),
    search.hidden
      ? {
          name: 'open',
          sql: '(not c.confidential or (c.office = $ and c.ended_at is null) or c.assignee = @ or c.opened_by = @)',
          value: search.own ?? '',
        }
      : null,
    colourOf(search),
    search.matter === null ? null : { name: 'matter', sql: 'c.matter = $', value: search.matter },
    search.home === null ? null : { name: 'home', sql: 'c.home = $', value: search.home },
    search.persons === null
      ? null
      : { name: 'person', sql: 'c.person_id = any($)', value: search.persons },
    numberOf(search),
  ];
  return parts.filter((part) => part !== null);
}

function stateOf({ queue, state, persons, number }: QueueSearch): Part | null {
  if (queue === 'owed') {
    return { name: 'owed', sql: "c.promised <> '' and c.state in ('paying', 'done')" };
  }
  // Each state is a statement of its own, so that each is planned for the index that holds it.
  if (state !== null) {
    const ended = isEnded(state) ? ' and c.ended_at is not null' : '';
    return { name: `state ${state}`, sql: `c.state = '${state}'${ended}` };
  }
  if (persons !== null || number !== null) return null;
  return { name: 'going', sql: `c.state in ${GOING}` };
}

/**
 * An office and what is below it, as a range of paths: '0' follows '/'. How much that is depends on its level, so each
 * level is a statement of its own with its own plan: a county's cases are met soon on the way through all by their
 * day, a station's are found by their place.
 */
function placeOf({ queue, me, own, within, everywhere }: QueueSearch): Part | null {
  if (queue === 'mine') return { name: 'mine', sql: 'c.assignee = $', value: me };
  if (queue === 'office' && own !== null) {
    return { name: `own ${levelOf(own)}`, sql: 'c.office = $', value: own };
  }
  if (everywhere) return null;
  const below = (column: string) =>
    `${column} = $ or (${column} ~>=~ ($ || '/') and ${column} ~<~ ($ || '0'))`;
  const columns = ['c.office', 'c.accepted_at', 'c.home'];
  const sql = `(${columns.map(below).join(' or ')})`;
  return { name: `within ${levelOf(within)}`, sql, value: within };
}

const TOWNSHIP = 3;

function levelOf(path: string): number {
  return path.split('/').length;
}

const WHOLE_NUMBER = /^\d{6}-\d{4}-\d{7}$/;

/** Below a county there are few: sorting them costs less than going through a year of numbers for them. */
function isSorted({ everywhere, within, number }: QueueSearch): boolean {
  return !WHOLE_NUMBER.test(number ?? '') && !everywhere && levelOf(within) >= TOWNSHIP;
}

function numberOf(search: QueueSearch): Part | null {
  const { number } = search;
  if (number === null) return null;
  if (WHOLE_NUMBER.test(number)) return { name: 'number', sql: 'c.number = $', value: number };
  return {
    name: isSorted(search) ? 'few numbers' : 'numbers',
    sql: 'starts_with(c.number, $)',
    value: number,
  };
}

type Order = readonly { readonly by: string; readonly down: boolean }[];

/**
 * The most urgent first. What came to its end has no day any more: the last one first. Numbers that begin alike may be
 * a year's, and come in their own order.
 */
function orderOf(search: QueueSearch): Order {
  const { state, persons, number } = search;
  const up = (by: string) => ({ by, down: false });
  if (number !== null) return [up(isSorted(search) ? `c.number || ''` : 'c.number')];
  if (persons === null && state !== null && isEnded(state)) {
    return [{ by: 'c.ended_at', down: true }, up('c.id')];
  }
  return [up(DAY), up('c.id')];
}

function orderText(order: Order, turned: boolean): string {
  return order.map(({ by, down }) => `${by} ${down === turned ? 'asc' : 'desc'}`).join(', ');
}

const SORT_COLUMNS = { number: 'number', matter: 'matter', submitted: 'submitted_at' } as const;

/** By the deadline in the order of the index; else over what is most urgent. A text of its own each, by its name. */
function orderedBy(search: QueueSearch, condition: string): { name: string; sql: string } {
  const { sort, descending } = search;
  const all = `select * from matter_case c where ${condition}`;
  const order = orderOf(search);
  const name = `${sort} ${descending ? 'down' : 'up'}`;
  if (sort === 'due') return { name, sql: `${all} order by ${orderText(order, descending)}` };
  return {
    name,
    sql: `select * from (${all} order by ${orderText(order, false)} limit ${SORTED_MOST}) urgent
      order by ${SORT_COLUMNS[sort]} ${descending ? 'desc' : 'asc'}, id`,
  };
}

/** What has no day comes after all that has one, so that one index holds the order and every colour is a range of it. */
const DAY = `coalesce(c.step_due_on, 'infinity'::date)`;

function colourOf({ colour, today }: QueueSearch): Part | null {
  if (colour === null) return null;
  const sql = {
    red: `${DAY} < $`,
    amber: `${DAY} >= $ and c.amber_on <= $`,
    green: `${DAY} >= $ and (c.step_due_on is null or c.amber_on > $)`,
  }[colour];
  return { name: colour, sql, value: today };
}

export type QueueRow = CaseRow & { readonly personName: string | null };

/** What is searched for, as one condition; its shape names the statement, since a statement has one text. */
function conditionOf(search: QueueSearch) {
  const parts = partsOf(search);
  const values: unknown[] = [search.me];
  const where = parts.map((part) => {
    if (part.value !== undefined) values.push(part.value);
    return part.sql.replaceAll('$', `$${values.length}`).replaceAll('@', '$1');
  });
  const shape = parts.map(({ name }) => name).join(' ');
  return { shape, values, condition: ['$1::text is not null', ...where].join(' and ') };
}

export async function findQueue(sql: Sql, search: QueueSearch) {
  const { shape, values, condition } = conditionOf(search);
  const ordered = orderedBy(search, condition);
  const rows = await sql<QueueRow>(
    `matters: queue ${shape} by ${ordered.name}`,
    `select ${CASE_COLUMNS}, p.name as "personName"
     from (select page.*, row_number() over () as place
           from (${ordered.sql} limit $${values.length + 1} offset $${values.length + 2}) page) c
       left join person p on p.id = c.person_id
     order by c.place`,
    [...values, search.limit, search.offset],
  );
  // In the order of the rows: else it would read what ended from the beginning of the table until it has enough.
  const [counted] = await sql<{ total: number }>(
    `matters: count ${shape}`,
    `select count(*)::int as total
     from (select 1 from matter_case c where ${condition}
           order by ${orderText(orderOf(search), false)} limit ${QUEUE_COUNT_LIMIT}) counted`,
    values,
  );
  const cases = rows.map((row) => ({ case: caseFrom(sql, row), personName: row.personName }));
  return { cases, total: counted?.total ?? 0 };
}

export type QueueCounts = { readonly red: number; readonly amber: number; readonly green: number };

/** How many of each colour, of the most urgent `COLOURS_MOST`: beyond them everything is the least urgent anyhow. */
export async function countColours(sql: Sql, search: QueueSearch): Promise<QueueCounts> {
  const { shape, condition, values } = conditionOf({ ...search, colour: null });
  const today = `$${values.length + 1}`;
  const [counted] = await sql<QueueCounts>(
    `matters: colours ${shape}`,
    `select count(*) filter (where step_due_on < ${today})::int as red,
       count(*) filter (where step_due_on >= ${today} and amber_on <= ${today})::int as amber,
       count(*) filter (where step_due_on is null or (step_due_on >= ${today} and amber_on > ${today}))::int
         as green
     from (select step_due_on, amber_on from matter_case c where ${condition}
           order by ${orderText(orderOf(search), false)} limit ${COLOURS_MOST}) counted`,
    [...values, search.today],
  );
  return counted ?? { red: 0, amber: 0, green: 0 };
}

/** People by whole name or beginning of it, for a search by what is written on a card. */
export async function findPersonsNamed(sql: Sql, text: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>(
    'matters: persons named',
    `select id from person where name ~>=~ $1 and name ~<~ $2 or id = $1 limit 200`,
    [text, `${text}\u{10ffff}`],
  );
  return rows.map(({ id }) => id);
}
