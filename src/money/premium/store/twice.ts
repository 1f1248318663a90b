import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';

export type TwiceRow = {
  readonly person: PersonId;
  readonly name: string;
  readonly county: string;
  readonly from: Day;
  readonly employeeFrom: Day;
  readonly residentUntil: Day | null;
};

const TWICE = `from coverage r
  join coverage e on e.person_id = r.person_id and e.scheme = 'employee' and e.standing = 'covered'
    and e.withdrawn_at is null and (e.ends_on is null or e.ends_on > greatest(r.starts_on, $1::date))
    and (r.ends_on is null or e.starts_on < r.ends_on)
  join person p on p.id = r.person_id
  where r.scheme = 'resident' and r.standing <> 'arrears' and r.withdrawn_at is null
    and (r.ends_on is null or r.ends_on > $1) and ($2::text is null or p.county = $2)`;

/** Who is insured twice from a day on: one line a person. */
export async function findTwice(
  sql: Sql,
  search: { readonly after: Day; readonly county: string | null },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: TwiceRow[]; readonly total: number }> {
  const values = [search.after, search.county];
  const [rows, counted] = await Promise.all([
    sql<TwiceRow>(
      'premium: insured twice',
      `select p.id as person, p.name, p.county, min(greatest(r.starts_on, e.starts_on)) as from,
         min(e.starts_on) as "employeeFrom", max(r.ends_on) as "residentUntil"
       ${TWICE} group by p.id order by p.id limit $3 offset $4`,
      [...values, page.limit, page.offset],
    ),
    sql<{ total: bigint }>(
      'premium: count insured twice',
      `select count(*) as total from (select p.id ${TWICE} group by p.id limit 10000) counted`,
      values,
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}
