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
    what: 'the ledger is not drawn to zero although everything is paid and given back',
    finds: `select l.account as "where"
            from (select account, sum(amount) as total from ledger_line
                  where account like 'due:%' group by 1) l
            where l.total <> 0
              and exists (select 1 from person_payment p where p.owed_by = l.account)
              and not exists (select 1 from person_payment_now p
                where p.owed_by = l.account and p.state not in ('paid', 'set-off'))
              and not exists (select 1 from recovery_now r
                where r.owed_by = l.account and r.open > 0)
              and not exists (select 1 from settlement s
                join encounter e on e.id = s.encounter_id
                left join matter_case c on c.id = e.claim
                where s.person_id = substring(l.account from 5)
                  and (s.kind = 'supplement' or c.state = 'approved'))`,
  },
] as const;
