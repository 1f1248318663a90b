import type { Role } from '../../../platform/http/route.ts';
import type { Sql } from '../../../platform/sql.ts';

export type ColleagueRow = {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
};

/** Everybody with a posting at exactly this office who can sign in. */
export function findColleagues(sql: Sql, office: string): Promise<ColleagueRow[]> {
  return sql<ColleagueRow>(
    'identity: colleagues',
    `select a.name, a.display_name as "displayName", p.role
     from staff_posting p join staff_account a on a.name = p.account
     where p.office = $1 and p.ended_at is null and a.blocked_at is null order by a.name, p.id`,
    [office],
  );
}
