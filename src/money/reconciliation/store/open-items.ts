import type { Day } from '../../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';

/**
 * Begun and not brought to an end: charges never settled, a discharge never settled, a registration never billed.
 * One-sided without any system of the provider's.
 */
export const OPEN_KINDS = ['unsettled-visit', 'unsettled-stay', 'unbilled'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

export type OpenItem = {
  readonly id: string;
  readonly kind: OpenKind;
  readonly person: PersonId;
  readonly personName: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly visitKind: string | null;
  readonly number: string;
  readonly total: Money;
};

export type OpenSearch = Page & {
  readonly provider: ProviderId;
  readonly kind: OpenKind;
  /** Opened in this time. */
  readonly startsOn: Day;
  readonly endsOn: Day;
};

const BILL = `select e.id, e.person_id as person, p.name as "personName",
    e.started_on as "startedOn", e.ended_on as "endedOn", e.kind as "visitKind",
    coalesce(g.number, '') as number, e.bill_total as total
  from encounter e join person p on p.id = e.person_id
  left join registration g on g.id = e.registration_id
  where e.provider_id = $1 and e.opened_at >= $2::date and e.opened_at < $3::date
    and e.settlement_id is null and e.charge_count > 0`;
const QUERIES: Readonly<Record<OpenKind, string>> = {
  'unsettled-visit': `${BILL} and e.kind <> 'inpatient' and e.kind <> 'disease-quota'`,
  'unsettled-stay': `${BILL} and e.kind in ('inpatient', 'disease-quota') and e.ended_on is not null`,
  unbilled: `select g.id, g.person_id as person, p.name as "personName",
    left(g.began_at, 10) as "startedOn", left(g.ended_at, 10) as "endedOn",
    g.visit_kind as "visitKind", g.number, 0::bigint as total
  from registration g join person p on p.id = g.person_id
  where g.provider_id = $1 and g.began_at >= $2::date::text and g.began_at < $3::date::text
    and g.cancelled_at is null and (not g.stay or g.ended_at is not null)
    and not exists (select 1 from encounter e where e.registration_id = g.id
      and (e.charge_count > 0 or e.settlement_id is not null))
    and not exists (select 1 from encounter e where e.id = g.id
      and (e.charge_count > 0 or e.settlement_id is not null))`,
};

export async function listOpenItems(sql: Sql, search: OpenSearch) {
  const { provider, kind, startsOn, endsOn, limit, offset } = search;
  const values = [provider, startsOn, endsOn];
  const query = QUERIES[kind];
  const [rows, counted] = await Promise.all([
    sql<Omit<OpenItem, 'kind'>>(
      `reconciliation: open ${kind}`,
      `${query} order by "startedOn" desc, id desc limit $4 offset $5`,
      [...values, limit, offset],
    ),
    sql<{ total: number }>(
      `reconciliation: count open ${kind}`,
      `select count(*)::int as total from (${query} limit ${COUNT_LIMIT}) m`,
      values,
    ),
  ]);
  return { rows: rows.map((row) => ({ ...row, kind })), total: counted[0]?.total ?? 0 };
}
