import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import { formatYuan, type Money } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { NamedSettlement } from './settlements.ts';
import { type RawSettlement, SETTLEMENT_COLUMNS, toSettlement } from './store.ts';
import type { SettlementSummary } from './view.ts';

export async function findNamed(sql: Sql, id: SettlementId): Promise<NamedSettlement | undefined> {
  const [raw] = await sql<RawSettlement & { personName: string; providerName: string }>(
    'settlement: with names',
    `select ${SETTLEMENT_COLUMNS}, p.name as "personName", v.name as "providerName"
     from settlement s join person p on p.id = s.person_id join provider v on v.id = s.provider_id
     where s.id = $1`,
    [id],
  );
  if (!raw) return undefined;
  const { personName, providerName, ...row } = raw;
  return { row: toSettlement(row), personName, providerName };
}

type SummaryRow = Omit<
  SettlementSummary,
  'person' | 'provider' | 'total' | 'fund' | 'personal' | 'cash'
> & {
  readonly personId: PersonId;
  readonly personName: string;
  readonly providerId: ProviderId;
  readonly providerName: string;
  readonly total: Money;
  readonly fund: Money;
  readonly personal: Money;
  readonly cash: Money;
};

const SUMMARY = `s.id, s.kind, s.original_id as "originalId", s.encounter_id as encounter,
  s.visit_kind as "visitKind", s.benefit_day as "benefitDay", s.settled_at as "settledAt",
  p.id as "personId", p.name as "personName", v.id as "providerId", v.name as "providerName",
  s.total, s.pool + s.large_amount + s.serious + s.aid as fund,
  s.own_account + s.mutual_aid + s.cash as personal, s.cash,
  exists (select 1 from settlement r where r.person_id = s.person_id and r.scheme = s.scheme
    and r.benefit_year = s.benefit_year and r.kind = 'reversal' and r.original_id = s.id) as reversed`;
const NAMES = `join person p on p.id = s.person_id join provider v on v.id = s.provider_id`;

/** What a person claimed on paper is no business of the hospital's desk. */
const NO_CLAIM = `not exists (select from encounter e
  where e.id = s.encounter_id and e.claim is not null)`;

type Rows = { readonly rows: SettlementSummary[]; readonly total: number };

/** A person's records, newest first. */
export async function listByPerson(sql: Sql, person: PersonId, page: Page): Promise<Rows> {
  const [rows, [count]] = await Promise.all([
    sql<SummaryRow>(
      'settlement: list of person',
      `select ${SUMMARY} from settlement s ${NAMES} where s.person_id = $1
       order by s.id desc limit $2 offset $3`,
      [person, page.limit, page.offset],
    ),
    sql<{ total: number }>(
      'settlement: count of person',
      'select count(*)::int as total from settlement where person_id = $1',
      [person],
    ),
  ]);
  return { rows: rows.map(toSummary), total: count?.total ?? 0 };
}

/** A provider's records of one posting day, newest first; ids rise with time, so a day is a range. */
export async function listByProvider(
  sql: Sql,
  { provider, day }: { provider: ProviderId; day: Day },
  page: Page,
): Promise<Rows> {
  const [rows, [count]] = await Promise.all([
    sql<SummaryRow>(
      'settlement: list of provider',
      `select ${SUMMARY} from settlement s ${NAMES}
       where s.provider_id = $1 and s.settled_at >= $2::date and s.settled_at < $2::date + 1
         and ${NO_CLAIM}
       order by s.id desc limit $3 offset $4`,
      [provider, day, page.limit, page.offset],
    ),
    sql<{ total: number }>(
      'settlement: count of provider',
      `select count(*)::int as total from settlement s
       where provider_id = $1 and settled_at >= $2::date and settled_at < $2::date + 1
         and ${NO_CLAIM}`,
      [provider, day],
    ),
  ]);
  return { rows: rows.map(toSummary), total: count?.total ?? 0 };
}

function toSummary(row: SummaryRow): SettlementSummary {
  const { personId, personName, providerId, providerName, total, fund, personal, cash, ...rest } =
    row;
  return {
    ...rest,
    person: { id: personId, name: maskName(personName) },
    provider: { id: providerId, name: providerName },
    total: formatYuan(total),
    fund: formatYuan(fund),
    personal: formatYuan(personal),
    cash: formatYuan(cash),
  };
}
