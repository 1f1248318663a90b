import type { Day } from '../../../kernel/days.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
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
  readonly queue: 'mine' | 'office' | 'all';
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
  readonly state: CaseState | null;
  /** A person's id, found by whatever was typed; null: not searched for. */
  readonly persons: readonly string[] | null;
  /** Beginning of a case's number. */
  readonly number: string | null;
};

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
          sql: '(not c.confidential or c.office = $ or c.assignee = @ or c.opened_by = @)',
          value: search.own ?? '',
        }
      : null,
    colourOf(search),
    search.matter === null ? null : { name: 'matter', sql: 'c.matter = $', value: search.matter },
    search.persons === null
      ? null
      : { name: 'person', sql: 'c.person_id = any($)', value: search.persons },
    search.number === null
      ? null
      : { name: 'number', sql: 'starts_with(c.number, $)', value: search.number },
  ];
  return parts.filter((part) => part !== null);
}

function stateOf({ state, persons, number }: QueueSearch): Part | null {
  if (state !== null) return { name: 'state', sql: 'c.state = $', value: state };
  if (persons !== null || number !== null) return null;
  return { name: 'going', sql: `c.state in ${GOING}` };
}

function placeOf({ queue, me, own, within, everywhere }: QueueSearch): Part | null {
  if (queue === 'mine') return { name: 'mine', sql: 'c.assignee = $', value: me };
  if (queue === 'office' && own !== null) return { name: 'own', sql: 'c.office = $', value: own };
  if (everywhere) return null;
  const below = (column: string) => `${column} = $ or ${column} like $ || '/%'`;
  const columns = ['c.office', 'c.accepted_at', 'c.home'];
  return { name: 'within', sql: `(${columns.map(below).join(' or ')})`, value: within };
}

function colourOf({ colour, today }: QueueSearch): Part | null {
  if (colour === null) return null;
  const sql = {
    red: 'c.step_due_on < $',
    amber: 'c.step_due_on >= $ and c.amber_on <= $',
    green: '(c.step_due_on is null or (c.step_due_on >= $ and c.amber_on > $))',
  }[colour];
  return { name: colour, sql, value: today };
}

/** By the deadline in the order of the index; else over what is most urgent. A text of its own each, by its name. */
function orderedBy(search: QueueSearch, condition: string): { name: string; sql: string } {
  const { sort, descending } = search;
  const order = descending ? 'step_due_on desc nulls first, id desc' : 'step_due_on nulls last, id';
  const all = `select * from matter_case c where ${condition}`;
  if (sort === 'due') return { name: `due ${descending}`, sql: `${all} order by ${order}` };
  const column = { number: 'number', matter: 'matter', submitted: 'submitted_at' }[sort];
  return {
    name: `${sort} ${descending}`,
    sql: `select * from (${all} order by step_due_on nulls last, id limit ${SORTED_MOST}) urgent
      order by ${column} ${descending ? 'desc' : 'asc'}, id`,
  };
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
  const [counted] = await sql<{ total: number }>(
    `matters: count ${shape}`,
    `select count(*)::int as total
     from (select 1 from matter_case c where ${condition} limit ${COUNT_LIMIT}) counted`,
    values,
  );
  const cases = rows.map((row) => ({ case: caseFrom(sql, row), personName: row.personName }));
  return { cases, total: counted?.total ?? 0 };
}

export type QueueCounts = { readonly red: number; readonly amber: number; readonly green: number };

/** How many of each colour, of the most urgent `COUNT_LIMIT`: beyond them everything is the least urgent anyhow. */
export async function countColours(sql: Sql, search: QueueSearch): Promise<QueueCounts> {
  const { shape, condition, values } = conditionOf({ ...search, colour: null });
  const today = `$${values.length + 1}`;
  const [counted] = await sql<QueueCounts>(
    `matters: colours ${shape}`,
    `select count(*) filter (where step_due_on < ${today})::int as red,
       count(*) filter (where step_due_on >= ${today} and amber_on <= ${today})::int as amber,
       count(*) filter (where step_due_on is null or step_due_on >= ${today} and amber_on > ${today})::int
         as green
     from (select step_due_on, amber_on from matter_case c where ${condition}
           order by step_due_on nulls last, id limit ${COUNT_LIMIT}) counted`,
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
