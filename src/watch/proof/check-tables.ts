import type { Sql } from '../../platform/sql.ts';
import { type Check, type CheckName, findings } from './model.ts';
import { PAYMENT_RULES } from './payment-rules.ts';
import { PERSON_PAYMENT_RULES } from './person-payment-rules.ts';
import { PREMIUM_RULES } from './premium-rules.ts';
import { CLINICAL_DOCUMENT_RULES, FILING_RULES, SETTLEMENT_LIST_RULES } from './record-rules.ts';
import { countRows, findProblems } from './store.ts';
import { ACCOUNT_RULES, WALLET_RULES } from './wallet-rules.ts';

/** A check that the database does alone: what must hold, and the rows for which it does not. */
type TableCheck = {
  readonly name: CheckName;
  readonly counts: string;
  readonly rules: readonly { readonly what: string; readonly finds: string }[];
};

const CHECKS: readonly TableCheck[] = [
  {
    name: 'own-accounts',
    counts: 'personal_account',
    rules: [
      {
        what: 'the balance differs from the sum of its entries',
        finds: `select a.person_id as "where" from personal_account a
                left join (select person_id, sum(amount) as total from account_entry group by 1) e
                  using (person_id)
                where a.balance <> coalesce(e.total, 0)`,
      },
      {
        what: 'the balance differs from the ledger',
        finds: `select a.person_id as "where" from personal_account a
                left join (select account, -sum(amount) as total from ledger_line
                           where account like 'account:%' group by 1) l
                  on l.account = 'account:' || a.person_id
                where a.balance <> coalesce(l.total, 0)`,
      },
      ...ACCOUNT_RULES,
      {
        what: 'a balance after an entry does not follow from the one before',
        finds: `select person_id || ' entry ' || id as "where" from (
                  select id, person_id, balance_after,
                    sum(amount) over (partition by person_id order by id) as running
                  from account_entry) e
                where balance_after <> running`,
      },
    ],
  },
  {
    name: 'ledger-days',
    counts: 'ledger_day',
    rules: [
      {
        what: 'the sum of a closed day differs from its lines',
        finds: `select coalesce(d.account, l.account) || ' on ' || coalesce(d.on_day, l.on_day) as "where"
                from ledger_day d
                full join (
                  select on_day, account, sum(greatest(amount, 0)) as debits,
                    sum(greatest(-amount, 0)) as credits
                  from ledger_line where on_day in (select on_day from ledger_day)
                  group by 1, 2) l using (on_day, account)
                where (coalesce(d.debits, 0), coalesce(d.credits, 0))
                  <> (coalesce(l.debits, 0), coalesce(l.credits, 0))`,
      },
    ],
  },
  {
    name: 'requests',
    counts: 'request',
    rules: [
      {
        what: 'a request names a record that does not exist',
        finds: `select r.provider_id || ' ' || r.key as "where"
                from request r, json_array_elements_text(r.settlement_ids::json) as s(id)
                where not exists (select 1 from settlement t where t.id = s.id::uuid)`,
      },
      {
        what: 'a record is not named by exactly one request',
        finds: `select t.id::text as "where" from settlement t
                left join (select s.id::uuid as id, count(*) as times
                  from request r, json_array_elements_text(r.settlement_ids::json) as s(id)
                  group by 1) n using (id)
                where n.times is distinct from 1`,
      },
      {
        what: 'a hospital’s upload is not named by exactly one request of charges',
        finds: `select coalesce(u.encounter_id, n.encounter) || ' upload ' || coalesce(u.seq, n.seq) as "where"
                from (select encounter_id, seq from charge_upload where particulars is not null) u
                full join (select up ->> 0 as encounter, (up ->> 1)::int as seq, count(*) as times
                  from charge_request r, json_array_elements(r.uploads::json) as up
                  group by 1, 2) n on n.encounter = u.encounter_id and n.seq = u.seq
                where u.seq is null or n.times is distinct from 1`,
      },
    ],
  },
  {
    name: 'encounters',
    counts: 'encounter',
    rules: [
      {
        what: 'its person or its provider is not known',
        finds: `select e.id as "where" from encounter e
                left join person p on p.id = e.person_id
                left join provider h on h.id = e.provider_id
                where p.id is null or h.id is null`,
      },
      {
        what: 'an upload is of no encounter, or takes back none of it',
        finds: `select u.encounter_id || ' upload ' || u.seq as "where" from charge_upload u
                left join encounter e on e.id = u.encounter_id
                left join charge_upload v on v.encounter_id = u.encounter_id and v.seq = u.voids
                where e.id is null or (u.voids is not null and v.seq is null)`,
      },
      {
        what: 'it names a settlement that is not its own live one',
        finds: `select e.id as "where" from encounter e
                left join settlement s on s.id = e.settlement_id and s.kind = 'settlement'
                  and s.encounter_id = e.id
                where e.settlement_id is not null and (s.id is null or exists (
                  select 1 from settlement r where r.person_id = s.person_id
                    and r.scheme = s.scheme and r.benefit_year = s.benefit_year
                    and r.kind = 'reversal' and r.original_id = s.id))`,
      },
      {
        what: 'a live settlement is not known to its encounter',
        finds: `select s.encounter_id as "where" from settlement s
                join encounter e on e.id = s.encounter_id
                where s.kind = 'settlement' and e.settlement_id is null
                  and not exists (select 1 from settlement r where r.person_id = s.person_id
                    and r.scheme = s.scheme and r.benefit_year = s.benefit_year
                    and r.kind = 'reversal' and r.original_id = s.id)`,
      },
      {
        what: 'its settlements do not add up to its bill',
        finds: `select e.id as "where" from encounter e
                join settlement s on s.encounter_id = e.id and s.kind = 'settlement'
                where e.settlement_id is not null
                  and not exists (select 1 from settlement r where r.person_id = s.person_id
                    and r.scheme = s.scheme and r.benefit_year = s.benefit_year
                    and r.kind = 'reversal' and r.original_id = s.id)
                group by e.id having sum(s.total) <> max(e.bill_total)`,
      },
      {
        what: 'its registration is another person’s or provider’s, or was cancelled',
        finds: `select e.id as "where" from encounter e
                left join registration r on r.id = e.registration_id
                where e.registration_id is not null and (r.id is null
                  or r.person_id <> e.person_id or r.provider_id <> e.provider_id
                  or (r.cancelled_at is not null and e.charge_count > 0))`,
      },
    ],
  },
  { name: 'payments', counts: 'pay_posting', rules: PAYMENT_RULES },
  { name: 'person-payments', counts: 'person_payment', rules: PERSON_PAYMENT_RULES },
  { name: 'premiums', counts: 'premium_order', rules: PREMIUM_RULES },
  { name: 'settlement-lists', counts: 'settlement_list_version', rules: SETTLEMENT_LIST_RULES },
  { name: 'clinical-documents', counts: 'clinical_document', rules: CLINICAL_DOCUMENT_RULES },
  { name: 'filings', counts: 'filing', rules: FILING_RULES },
  { name: 'wallets', counts: 'wallet_use', rules: WALLET_RULES },
];

export async function checkTables(sql: Sql): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { name, counts, rules } of CHECKS) {
    const found = findings(name);
    found.count(await countRows(sql, counts));
    for (const [i, { what, finds }] of rules.entries()) {
      const rows = await findProblems(sql, `${name} ${i}`, finds);
      for (const { where } of rows) found.report(what, where);
    }
    checks.push(found.done());
  }
  return checks;
}
