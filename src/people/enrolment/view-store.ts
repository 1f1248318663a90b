import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Period } from '../../kernel/period.ts';
import { COUNT_LIMIT, type Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import { isIdNumber } from './check-id-number.ts';
import type { Coverage, IdentifiedPerson } from './model.ts';
import { KEPT_PERSON, marksOf, opened } from './store.ts';

/** Reads for the consoles. They look across the contexts of `people` and at the running totals. */

export type PersonSearch = Page & { readonly query: string };

type Wanted = { readonly by: string; readonly where: string; readonly values: readonly unknown[] };

/** Sorts after every character, so that a prefix is a range that the index can walk. */
const LAST_CHARACTER = '\u{10FFFF}';

/** What the words mean: a full identity number, else an id or a beginning of name or pinyin initials. */
function meaningOf(sql: Sql, query: string): Wanted {
  const text = query.trim();
  if (text === '') return { by: 'all', where: 'true', values: [] };
  if (isIdNumber(text.toUpperCase())) {
    const marks = marksOf(sql, text.toUpperCase());
    return { by: 'id number', where: 'id_mark = any($1)', values: [marks] };
  }
  const byName = 'id = $1 or (name ~>=~ $1 and name ~<~ $2)';
  const end = text + LAST_CHARACTER;
  if (!/^[A-Za-z]+$/.test(text)) return { by: 'name', where: `(${byName})`, values: [text, end] };
  const initials = text.toLowerCase();
  return {
    by: 'letters',
    where: `(${byName} or (initials ~>=~ $3 and initials ~<~ $4))`,
    values: [text, end, initials, initials + LAST_CHARACTER],
  };
}

export async function searchPersons(sql: Sql, { query, limit, offset }: PersonSearch) {
  const { by, where, values } = meaningOf(sql, query);
  const [rows, counted] = await Promise.all([
    sql<IdentifiedPerson>(
      `enrolment: search by ${by}`,
      `select ${KEPT_PERSON} from person where ${where} order by id
       limit $${values.length + 1} offset $${values.length + 2}`,
      [...values, limit, offset],
    ),
    sql<{ total: bigint }>(
      `enrolment: count by ${by}`,
      `select count(*) as total from
         (select 1 from person where ${where} limit ${COUNT_LIMIT}) matching`,
      values,
    ),
  ]);
  return {
    rows: rows.map((row) => opened(sql, row)),
    total: Number(counted[0]?.total ?? 0n),
  };
}

export type GroupOnDay = { readonly personId: PersonId; readonly group: string };

export async function findGroupsOn(
  sql: Sql,
  ids: readonly PersonId[],
  on: Day,
): Promise<GroupOnDay[]> {
  return sql<GroupOnDay>(
    'enrolment: groups on a day',
    `select distinct person_id as "personId", group_code as "group" from group_membership
     where person_id = any($1) and starts_on <= $2 and (ends_on is null or $2 < ends_on)
     order by 1, 2`,
    [ids, on],
  );
}

/** Everything the person's page shows. Amounts are fen as text, since JSON has no bigint. */
export type PersonRecord = IdentifiedPerson & {
  readonly coverage: readonly Omit<Coverage, 'personId'>[];
  readonly groups: readonly (Period & { group: string })[];
  readonly diseases: readonly (Period & { kind: string; disease: string })[];
  readonly members: readonly { id: string; name: string; relation: string | null }[];
  readonly account: { balance: string; held: string } | null;
  readonly mutualAid: readonly {
    giver: string;
    giverName: string;
    relation: string;
    quotaLeft: string;
    position: number;
  }[];
  readonly yearToDate: readonly { scheme: string; year: number; totals: string }[];
};

const LISTS = {
  coverage: `select scheme, standing, retired, starts_on as "startsOn", ends_on as "endsOn"
    from coverage where person_id = person.id and withdrawn_at is null order by starts_on, scheme`,
  groups: `select group_code as "group", starts_on as "startsOn", ends_on as "endsOn"
    from group_membership where person_id = person.id order by starts_on, group_code`,
  diseases: `select kind, disease, starts_on as "startsOn", ends_on as "endsOn"
    from recognised_disease where person_id = person.id and withdrawn_at is null order by starts_on, disease`,
  members: `select member.id, member.name, aid.relation from person member
    left join mutual_aid aid on (aid.giver_id, aid.receiver_id) = (member.id, person.id)
    where member.household = person.household and member.id <> person.id order by member.id`,
  mutualAid: `select aid.giver_id as giver, giver.name as "giverName", aid.relation,
      aid.quota_left::text as "quotaLeft", aid.position
    from mutual_aid aid join person giver on giver.id = aid.giver_id
    where aid.receiver_id = person.id and aid.starts_on <= $2
      and (aid.ends_on is null or $2 < aid.ends_on) order by aid.position, aid.giver_id`,
  yearToDate: `select scheme, benefit_year as year, totals
    from year_to_date where person_id = person.id order by benefit_year desc, scheme`,
};

const LIST_COLUMNS = Object.entries(LISTS)
  .map(([name, query]) => `array(select to_json(row) from (${query}) row) as "${name}"`)
  .join(',\n');

/** Mutual aid as it stands on the day; everything dated in full. */
export async function findPersonRecord(
  sql: Sql,
  id: PersonId,
  on: Day,
): Promise<PersonRecord | null> {
  const rows = await sql<PersonRecord>(
    'enrolment: person record',
    `select ${KEPT_PERSON}, ${LIST_COLUMNS},
       (select json_build_object('balance', balance::text, 'held', held::text)
        from personal_account where person_id = person.id) as account
     from person where id = $1`,
    [id, on],
  );
  return rows[0] ? opened(sql, rows[0]) : null;
}
