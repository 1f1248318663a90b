import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { FundLayer } from '../../money/benefit/index.ts';
import { claimEncounter } from '../../money/encounter/index.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';

/** Invoices that another case holds, with that case's number. */
export function findClaimed(
  sql: Sql,
  invoices: readonly string[],
  except: string,
): Promise<{ readonly invoice: string; readonly number: string }[]> {
  return sql<{ invoice: string; number: string }>(
    'reimbursement: claimed invoices',
    `select i.number as invoice, coalesce(c.number, i.case_id::text) as number
     from claimed_invoice i left join matter_case c on c.id = i.case_id
     where i.number = any($1) and i.released_at is null and i.case_id::text <> $2
     order by i.number`,
    [invoices, except],
  );
}

/** Takes the invoices for a case. One that another case holds is left out, whoever came first in the same moment. */
export async function takeInvoices(
  sql: Sql,
  { invoices, of, at }: { invoices: readonly string[]; of: string; at: string },
): Promise<void> {
  await sql(
    'reimbursement: take invoices',
    `insert into claimed_invoice (number, case_id, claimed_at)
     select number, $2, $3 from unnest($1::text[]) as u(number) order by number
     on conflict do nothing`,
    [invoices, of, at],
  );
}

/** What was paid for them was taken back, so that they may be claimed again. */
export async function releaseInvoices(sql: Sql, of: string, at: string): Promise<void> {
  await sql(
    'reimbursement: release invoices',
    'update claimed_invoice set released_at = $2 where case_id = $1 and released_at is null',
    [of, at],
  );
}

/** Invoices that a corrected claim does not name any more. */
export async function releaseOthers(
  sql: Sql,
  { invoices, of, at }: { invoices: readonly string[]; of: string; at: string },
): Promise<void> {
  await sql(
    'reimbursement: release other invoices',
    `update claimed_invoice set released_at = $3
     where case_id = $1 and released_at is null and number <> all($2)`,
    [of, invoices, at],
  );
}

export async function findLastTrial(sql: Sql, of: string): Promise<Money | null> {
  const [row] = await sql<{ fund: Money }>(
    'reimbursement: last trial',
    'select fund from claim_trial where case_id = $1 order by seq desc limit 1',
    [of],
  );
  return row?.fund ?? null;
}

export async function insertTrial(
  sql: Sql,
  { of, fund, by, at }: { of: string; fund: Money; by: string; at: string },
): Promise<void> {
  await sql(
    'reimbursement: insert trial',
    `insert into claim_trial (case_id, seq, fund, seen_by, seen_at)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4 from claim_trial where case_id = $1`,
    [of, fund, by, at],
  );
}

/** The bill that a case was settled as, while it stands. */
export async function findSettledBill(sql: Sql, of: string) {
  const [row] = await sql<{
    encounter: EncounterId;
    settlement: SettlementId;
    person: PersonId;
    provider: ProviderId;
  }>(
    'reimbursement: paid bill',
    `select e.id as encounter, e.settlement_id as settlement, e.person_id as person,
       e.provider_id as provider
     from encounter e where e.id = $1 and e.claim is not null and e.settlement_id is not null`,
    [claimEncounter(of)],
  );
  return row ?? null;
}

export type Doubled = {
  readonly case: string;
  readonly number: string;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly settlement: SettlementId;
  readonly direct: SettlementId;
};

/** Claims of which the hospital settled the same days directly since: what was paid for them has to come back. */
export async function listDoubled(sql: Sql, { limit, offset }: Page): Promise<Doubled[]> {
  return sql<Doubled>(
    'reimbursement: settled directly since',
    `select c.claim as case, coalesce(m.number, '') as number, c.person_id as person,
       c.provider_id as provider, c.settlement_id as settlement, d.settlement_id as direct
     from person_payment p
     join encounter c on c.person_id = p.person_id and c.claim = p.case_id
       and c.settlement_id is not null
     join encounter d on d.person_id = c.person_id and d.provider_id = c.provider_id
       and d.claim is null and d.settlement_id is not null
       and d.started_on <= coalesce(c.ended_on, c.started_on)
       and coalesce(d.ended_on, d.started_on) >= c.started_on
     left join matter_case m on m.id = c.claim
     order by p.id desc limit $1 offset $2`,
    [limit, offset],
  );
}

/** Null: there is no such case. */
export async function findCaseState(sql: Sql, of: string): Promise<string | null> {
  const [row] = await sql<{ state: string }>(
    'reimbursement: state of case',
    'select state from matter_case where id = $1',
    [of],
  );
  return row?.state ?? null;
}

/** The bill of a case was reversed by an earlier try, which broke before it was claimed back. */
export async function isReversed(sql: Sql, encounter: string): Promise<boolean> {
  const rows = await sql(
    'reimbursement: reversed',
    `select 1 as one from encounter e join settlement s on s.person_id = e.person_id
       and s.encounter_id = e.id and s.kind = 'reversal' where e.id = $1 limit 1`,
    [encounter],
  );
  return rows.length > 0;
}

/** What computing a claim again changed of what the funds owe the person. */
export type OpenSupplement = { readonly id: string; readonly case: string } & Readonly<
  Record<FundLayer, Money>
>;

/** Of a claim that stands, and neither paid nor asked back yet. */
const OPEN = `s.kind = 'supplement' and s.pool + s.large_amount + s.serious + s.aid <> 0
  and not exists (select from settlement back where back.person_id = s.person_id
    and back.kind = 'reversal' and back.original_id = s.original_id)
  and not exists (select from person_payment p where p.key = 'supplement-' || s.id)
  and not exists (select from recovery r where r.owed_by = 'due:' || s.person_id
    and starts_with(r.key, 'supplement-' || s.id || '~'))`;

export function findSupplements(sql: Sql, person: PersonId): Promise<OpenSupplement[]> {
  return sql<OpenSupplement>(
    'reimbursement: supplements of person',
    `select s.id, e.claim as case, s.pool, s.large_amount as "largeAmount",
       s.serious as "seriousDisease", s.aid as "medicalAid"
     from settlement s join encounter e on e.id = s.encounter_id
     where s.person_id = $1 and e.claim is not null and ${OPEN} order by s.id`,
    [person],
  );
}

const AT_ONCE = 500;

/** Whose they are. Found by the invoices that claims hold, of which there are few among all bills. */
export async function listUnpaid(sql: Sql): Promise<readonly PersonId[]> {
  const rows = await sql<{ person: PersonId }>(
    'reimbursement: supplements unpaid',
    `select distinct e.person_id as person
     from (select distinct case_id from claimed_invoice where released_at is null) held
     join encounter e on e.id = 'claim-' || held.case_id
     join settlement s on s.person_id = e.person_id and s.encounter_id = e.id
     where ${OPEN} order by 1 limit ${AT_ONCE}`,
    [],
  );
  return rows.map(({ person }) => person);
}

export async function supplementsOf(sql: Sql, of: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>(
    'reimbursement: supplements of claim',
    `select s.id from encounter e
     join settlement s on s.person_id = e.person_id and s.encounter_id = e.id
     where e.id = $1 and s.kind = 'supplement' order by s.id`,
    [claimEncounter(of)],
  );
  return rows.map(({ id }) => id);
}

/** Whose bill a claim is; null: it never became one. */
export async function findClaimant(sql: Sql, of: string): Promise<PersonId | null> {
  const [row] = await sql<{ person: PersonId }>(
    'reimbursement: claimant',
    'select person_id as person from encounter where id = $1',
    [claimEncounter(of)],
  );
  return row?.person ?? null;
}
