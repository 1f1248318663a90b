import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Scheme, VisitKind } from '../../rules/policy/index.ts';

/** A settlement as it stands: itself and whatever corrected it. One that was taken back is not there. */
export type Paid = {
  readonly settlement: SettlementId;
  readonly provider: ProviderId;
  readonly providerName: string;
  readonly scheme: Scheme;
  readonly kind: VisitKind;
  readonly benefitDay: Day;
  readonly total: Money;
  readonly pool: Money;
  readonly largeAmount: Money;
  readonly seriousDisease: Money;
  readonly medicalAid: Money;
  readonly ownAccount: Money;
  readonly mutualAid: Money;
  readonly cash: Money;
};

const AMOUNTS = ['total', 'pool', 'large_amount', 'serious', 'aid', 'own_account', 'mutual_aid'];
const SUMS = [...AMOUNTS, 'cash'].map((name) => `sum(${name})::bigint as ${name}`).join(', ');

/** What was paid for a person by whom, of the benefit days from the first until before the last, in their order. */
export async function findPaid(
  sql: Sql,
  person: PersonId,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<Paid[]> {
  return sql<Paid>(
    'settlement: paid in a time',
    `select s.id as settlement, s.provider_id as provider, v.name as "providerName", s.scheme,
       s.visit_kind as kind, s.benefit_day as "benefitDay", net.total, net.pool,
       net.large_amount as "largeAmount", net.serious as "seriousDisease", net.aid as "medicalAid",
       net.own_account as "ownAccount", net.mutual_aid as "mutualAid", net.cash
     from (select coalesce(original_id, id) as id, ${SUMS} from settlement
           where person_id = $1 group by 1
           having not bool_or(kind = 'reversal')) net
     join settlement s on s.id = net.id
     join provider v on v.id = s.provider_id
     where s.benefit_day >= $2 and s.benefit_day < $3
     order by s.benefit_day, s.id`,
    [person, from, until],
  );
}
