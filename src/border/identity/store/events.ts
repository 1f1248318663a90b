import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Event } from '../model.ts';

export type EventRow = Event & { readonly id: string; readonly at: string };

export async function insertEvents(sql: Sql, rows: readonly EventRow[]): Promise<void> {
  await sql(
    'identity: insert events',
    `insert into sign_in_event (id, at, event, account, person, area, actor, reason, address, agent)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[],
       $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])`,
    COLUMNS.map((column) => rows.map((row) => row[column])),
  );
}

const COLUMNS = [
  'id',
  'at',
  'event',
  'account',
  'person',
  'area',
  'actor',
  'reason',
  'address',
  'agent',
] as const satisfies readonly (keyof EventRow)[];

export type EventSearch = Page & {
  readonly account: string | null;
  /** Only of accounts with a posting in this area; null: all. */
  readonly area: string | null;
};

export function listEvents(
  sql: Sql,
  { account, area, limit, offset }: EventSearch,
): Promise<readonly (EventRow & { readonly total: bigint })[]> {
  return sql(
    'identity: list events',
    `select e.id, e.at, e.event, e.account, e.person, e.area, e.actor, e.reason, e.address, e.agent,
       count(*) over () as total
     from sign_in_event e
     where ($1::text is null or e.account = $1)
       and ($2::text is null or e.area = $2 or exists (select 1 from staff_posting p
             where p.account = e.account and p.area = $2))
     order by e.id desc limit $3 offset $4`,
    [account, area, limit, offset],
  );
}
