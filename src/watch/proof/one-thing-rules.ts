/** That what was decided of refunds, transfers and withdrawals was carried out to the ledger, to accounts and to insurance. */
export const ONE_THING_RULES = [
  {
    what: 'a refund of a premium has another order, state or amount than its decision',
    finds: `select 'case ' || r.case_id as "where" from refund_decision r
            left join premium_order o on o.id = r.order_id and o.person_id = r.person_id and o.year = r.year
            left join premium_event e on e.order_id = r.order_id and e.seq = r.order_seq
            where r.carried in ('premium', 'owed') and (o.id is null or o.personal <> r.amount
              or e.kind is null or e.journal_id is null and r.amount > 0 and r.to_person > 0
              or (r.carried = 'premium' and e.kind <> 'refunded')
              or (r.carried = 'owed' and e.kind not in ('refunded', 'failed')))`,
  },
  {
    what: 'a refund has not the payment that it needs',
    finds: `select 'case ' || r.case_id as "where" from refund_decision r
            left join person_payment p on p.key = 'refund:' || r.case_id
            left join lateral (select sum(h.amount) as given from premium_help h
              join person_payment b on b.key = 'help:' || h.id
              join premium_event e on e.order_id = h.order_id and e.seq = r.order_seq and e.kind = 'refunded'
              where h.order_id = r.order_id and h.outcome = 'difference') before on true
            where r.carried is not null and (coalesce(p.amount, 0) <> r.to_person
              or (p.id is not null and p.owed_by <> 'due:' || r.person_id)
              or (r.carried <> 'premium' and r.to_person <> r.amount - coalesce(before.given, 0)))`,
  },
  {
    what: 'insurance of whoever moved away goes on',
    finds: `select 'case ' || d.case_id as "where" from transfer_decision d
            where d.carried and d.direction = 'out' and exists (select from coverage c
              where c.person_id = d.person_id and c.withdrawn_at is null and c.starts_on < d.starts_on
                and (c.ends_on is null or c.ends_on > d.starts_on))`,
  },
  {
    what: 'care away, or a chosen provider, of whoever moved away stays filed',
    finds: `select 'case ' || d.case_id as "where" from transfer_decision d
            join filing f on f.person_id = d.person_id and f.kind in ('away', 'provider')
            left join filing_withdrawal w on w.filing_id = f.id
            where d.carried and d.direction = 'out' and w.filing_id is null
              and (f.ends_on is null or f.ends_on > d.starts_on)
              and ((f.recorded_at at time zone 'Asia/Shanghai')::date < d.decided_on
                or f.kind = 'away' and f.starts_on < d.starts_on)`,
  },
  {
    what: 'an answer to a transfer does not follow from what was asked',
    finds: `select 'case ' || a.case_id as "where" from (
              select *, row_number() over w as position, lag(kind) over w as before
              from transfer_answer window w as (partition by case_id order by seq)) a
            where a.seq <> a.position or coalesce(a.before, '') || '>' || a.kind <> all
              ('{>confirmed,>contradicted,contradicted>settled,contradicted>asked-again,asked-again>confirmed,
                asked-again>contradicted}'::text[])`,
  },
  {
    what: 'the money of a transfer moved without a confirmation, before its day, or differs from its act',
    finds: `select 'case ' || m.case_id as "where" from transfer_movement m
            join transfer_decision d on d.case_id = m.case_id
            left join lateral (select kind, balance from transfer_answer where case_id = m.case_id
              order by seq desc limit 1) a on true
            left join account_act t on t.id = m.act_id
            where coalesce(a.kind, '') not in ('confirmed', 'settled') or m.on_day < d.starts_on
              or (m.act_id is not null and (t.id is null or t.amount <> m.amount or t.person_id <> d.person_id
                or t.kind <> case d.direction when 'in' then 'received' else 'sent' end))
              or (d.direction = 'in' and m.amount <> a.balance)`,
  },
  {
    what: 'a withdrawal differs from its act or its payment, or insurance goes on',
    finds: `select 'case ' || w.case_id as "where" from account_withdrawal w
            left join account_act t on t.id = w.act_id and t.person_id = w.person_id and t.kind = 'withdrawal'
            left join person_payment p on p.id = w.payment_id and p.case_id = w.case_id
            where t.amount is distinct from w.amount or p.amount is distinct from w.amount
              or exists (select from coverage c where c.person_id = w.person_id and c.withdrawn_at is null
                and c.starts_on <= w.on_day and (c.ends_on is null or c.ends_on > w.on_day + 1))`,
  },
  {
    what: 'a death differs from the case that says it',
    finds: `select person_id as "where" from account_withdrawal w join death using (person_id)
            where w.reason = 'death' and died_on <> w.on_day`,
  },
] as const;
