/** What computing a claim again made the funds owe its person, and what was paid of it or, below zero, asked back. */
const SUPPLEMENTS = `select s.id, s.person_id, s.settled_at,
    s.pool + s.large_amount + s.serious + s.aid as owed,
    coalesce(p.amount, -r.amount) as done,
    exists (select from settlement back where back.person_id = s.person_id
      and back.kind = 'reversal' and back.original_id = s.original_id) as reversed
  from encounter e
  join settlement s on s.encounter_id = e.id and s.person_id = e.person_id
    and s.kind = 'supplement' and s.pool + s.large_amount + s.serious + s.aid <> 0
  left join person_payment p on p.key = 'supplement-' || s.id
  left join lateral (select sum(amount) as amount from recovery
    where owed_by = 'due:' || s.person_id and starts_with(key, 'supplement-' || s.id || '~')) r on true
  where e.claim is not null`;

/** Payments of what a settlement or a premium booked as owed without saying how it is paid. */
const DIRECT = (
  payment: string,
) => `(${payment}.kind = 'supplement' and ${payment}.key not like 'supplement-%'
  or ${payment}.kind = 'premium-refund' and not exists (select from person_payment_part t
    where t.payment_id = ${payment}.id and t.borne_by is not null))`;

/** What must hold of paying persons, and the rows for which it does not. */
export const PERSON_PAYMENT_RULES = [
  {
    what: 'a claim on paper was settled for another amount than is paid',
    // Decided anew after an objection a claim has several of both.
    finds: `select 'case ' || e.claim as "where" from encounter e
            join settlement s on s.encounter_id = e.id and s.person_id = e.person_id
            left join (select case_id, sum(amount) as amount from person_payment group by 1) p
              on p.case_id = e.claim
            left join matter_case c on c.id = e.claim
            where e.claim is not null and s.kind = 'settlement'
              and c.state is distinct from 'approved'
            group by e.claim, p.amount
            having sum(s.pool + s.large_amount + s.serious + s.aid) <> coalesce(p.amount, 0)`,
  },
  {
    what: 'a settlement of a claim that was taken back is not asked back, or not for its amount',
    // A reversal mirrors the supplements as well, which were paid for other reasons.
    finds: `select 'case ' || b.claim as "where"
            from (select e.claim, sum(o.pool + o.large_amount + o.serious + o.aid) as amount
                  from encounter e join settlement s on s.encounter_id = e.id
                    and s.person_id = e.person_id and s.kind = 'reversal'
                  join settlement o on o.id = s.original_id
                  where e.claim is not null group by e.claim) b
            left join (select p.case_id, sum(r.amount) as amount
                  from recovery r join person_payment p on p.id = r.payment_id group by 1) r
              on r.case_id = b.claim
            left join matter_case c on c.id = b.claim
            where b.amount <> coalesce(r.amount, 0) and c.state is distinct from 'approved'`,
  },
  {
    what: 'a case waits to be paid, and there is no payment of it',
    finds: `select 'case ' || c.id as "where" from matter_case c where c.state = 'paying'
              and not exists (select from person_payment p where p.case_id = c.id)`,
  },
  {
    what: 'a payment differs from what its case decided',
    finds: `select 'payment ' || p.id as "where" from person_payment p
            join matter_case c on c.id = p.case_id
            where c.result::json ->> 'payment' = p.id::text
              and (c.result::json ->> 'payable')::numeric * 100 <> p.amount`,
  },
  {
    what: 'no decision of its case says what is paid',
    finds: `select 'payment ' || p.id as "where" from person_payment p
            where exists (select from case_event e where e.case_id = p.case_id)
              and not exists (select from case_event e where e.case_id = p.case_id
                and e.act = 'carry-out' and e.facts::json ->> 'payment' = p.amount::text)`,
  },
  {
    what: 'the parts do not add up to the payment, its order or its recovery',
    finds: `select 'payment ' || p.id as "where" from person_payment p
            left join (select payment_id, sum(amount) as total from person_payment_part group by 1) t
              on t.payment_id = p.id where t.total is distinct from p.amount
            union all
            select 'order ' || o.id from person_pay_order o
            left join (select order_id, sum(amount) as total from person_pay_order_part group by 1) t
              on t.order_id = o.id where t.total is distinct from o.amount
            union all
            select 'recovery ' || r.id from recovery r
            left join (select recovery_id, sum(amount) as total from recovery_part group by 1) t
              on t.recovery_id = r.id where t.total is distinct from r.amount
            union all
            select 'recovery ' || e.recovery_id from recovery_entry e
            left join (select recovery_id, seq, sum(amount) as total from recovery_entry_part
                       group by 1, 2) t using (recovery_id, seq)
            where t.total is distinct from e.amount`,
  },
  {
    what: 'it differs from its journal',
    finds: `select 'journal ' || coalesce(g.journal_id, t.journal_id) as "where"
            from person_pay_posting g
            full join (select * from transfer
                       where journal_id in (select journal_id from person_pay_posting)) t
              using (journal_id, debit, credit, amount, on_day)
            where g.journal_id is null or t.journal_id is null`,
  },
  {
    what: 'more than one order stands for a payment, or one for another amount than is left to pay',
    finds: `select 'payment ' || p.id as "where" from person_payment_now p
            join person_pay_order_now o on o.payment_id = p.id
            where o.state in ('made', 'approved', 'sent', 'unknown', 'paid')
            group by p.id, p.amount, p.set_off
            having count(*) > 1 or max(o.amount) <> p.amount - p.set_off`,
  },
  {
    what: 'an order has no event, or its events do not follow each other',
    finds: `select 'order ' || o.id as "where" from person_pay_order o
            left join (select order_id, seq, state,
                row_number() over w as position, lag(state) over w as before
              from person_pay_order_event window w as (partition by order_id order by seq)) e
              on e.order_id = o.id
            where e.seq is distinct from e.position or e.seq is null
              or coalesce(e.before, '') || '>' || e.state <> all ('{>made,made>withdrawn,made>rejected,
                made>approved,approved>rejected,approved>sent,sent>paid,sent>failed,sent>unknown,
                unknown>paid,unknown>failed,paid>returned}'::text[])`,
  },
  {
    what: 'whoever checked an order had made it or its account',
    finds: `select 'order ' || o.id as "where" from person_pay_order o
            join person_pay_order_event e on e.order_id = o.id and e.state in ('approved', 'rejected')
            join person_payment_account a on a.id = o.account_id
            join person_pay_batch b on b.id = o.batch_id
            where e.actor in (a.made_by, b.made_by)`,
  },
  {
    what: 'more was given back than was to be, or more asked back than was paid',
    finds: `select 'recovery ' || id as "where" from recovery_now where open < 0
            union all
            select 'payment ' || p.id from person_payment p
            join (select payment_id, sum(amount) as total from recovery group by 1) r
              on r.payment_id = p.id where r.total > p.amount`,
  },
  {
    what: 'what computing a claim again changed is neither paid nor asked back, or not for its amount',
    // Whatever was computed again without a case is found within minutes; nothing is owed of a claim that was taken back.
    finds: `select 'settlement ' || s.id as "where" from (${SUPPLEMENTS}) s
            where s.done is distinct from s.owed
              and not (s.done is null and (s.reversed or s.settled_at > now() - interval '1 hour'))`,
  },
  {
    what: 'the ledger owes a person something else than what waits to be paid or given back',
    // What bills of hospitals gave him later, and premiums that came back, wait in the ledger until a case or a desk pays them:
    // that is told apart by its journals.
    finds: `select d.account as "where"
            from (select l.account, -sum(l.amount) as owed,
                    coalesce(-sum(l.amount) filter
                      (where e.id is not null or o.journal_id is not null), 0) as direct
                  from ledger_line l
                  left join (select distinct journal_id from premium_event
                    where journal_id is not null) o on o.journal_id = l.journal_id
                  left join settlement s on s.id = l.journal_id
                  left join encounter e on e.id = s.encounter_id and e.claim is null
                  where l.account like 'due:%' group by 1) d
            left join (select owed_by as account,
                sum(case when state in ('paid', 'set-off') then 0 else amount - set_off end) as waiting,
                sum(amount) filter (where ${DIRECT('person_payment_now')}) as direct
              from person_payment_now group by 1) p using (account)
            left join (select r.owed_by as account, sum(r.open) as waiting,
                sum(r.amount) filter (where ${DIRECT('p')}) as direct
              from recovery_now r join person_payment p on p.id = r.payment_id group by 1) r
              using (account)
            left join (select 'due:' || person_id as account, sum(owed) as waiting
              from (${SUPPLEMENTS}) s where done is null and not reversed group by 1) u using (account)
            where d.owed - coalesce(p.waiting, 0) + coalesce(r.waiting, 0)
                <> d.direct - coalesce(p.direct, 0) + coalesce(r.direct, 0) + coalesce(u.waiting, 0)
              and not exists (select from encounter e join matter_case c on c.id = e.claim
                where e.person_id = substring(d.account from 5) and c.state = 'approved')`,
  },
] as const;
