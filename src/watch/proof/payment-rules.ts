/** What must hold of paying the providers, and the rows for which it does not. */
export const PAYMENT_RULES = [
  {
    what: 'a period does not begin where the one before ended',
    finds: `select starts_on::text as "where" from (
              select starts_on, lag(ends_on) over (order by ends_on) as before from pay_period) p
            where starts_on <> before`,
  },
  {
    what: 'the statements of a period differ from the lines of its days',
    finds: `select coalesce(s.account, l.account) || ' from ' || coalesce(s.starts_on, l.starts_on) as "where"
            from (select starts_on, 'payable:' || provider_id || ':' || fund as account, drawn
                  from pay_statement join pay_period p on p.id = period_id) s
            full join (
              select p.starts_on, t.account, -sum(t.amount) as owed from ledger_line t
              join pay_period p on t.on_day < p.ends_on and t.on_day >= p.starts_on
              where t.account like 'payable:%'
                and not exists (select 1 from pay_posting g where g.journal_id = t.journal_id)
              group by 1, 2) l using (starts_on, account)
            where coalesce(s.drawn, 0) <> coalesce(l.owed, 0)`,
  },
  {
    what: 'a payment, return or deduction differs from its journal',
    finds: `select 'journal ' || coalesce(g.journal_id, t.journal_id) as "where" from pay_posting g
            full join (select * from transfer t where (debit like any ('{bank:%,withheld:%}')
                         or credit like any ('{bank:%,withheld:%}'))
                       and not exists (select from person_pay_posting p
                         where p.journal_id = t.journal_id)) t using (journal_id)
            where (g.debit, g.credit, g.amount, g.on_day)
              is distinct from (t.debit, t.credit, t.amount, t.on_day)`,
  },
  {
    what: 'an order that stands differs from what its statement leaves to pay',
    finds: `select 'order ' || o.id as "where" from pay_order_now o
            join pay_statement_now s on s.id = o.statement_id
            where o.state in ('made', 'approved', 'sent', 'unknown', 'paid') and o.amount <> s.payable`,
  },
  {
    what: 'more than one order stands for a statement',
    finds: `select 'statement ' || statement_id as "where" from pay_order_now
            where state in ('made', 'approved', 'sent', 'unknown', 'paid')
            group by statement_id having count(*) > 1`,
  },
  {
    what: 'a debt that is carried differs from the statement that left it',
    finds: `select 'statement ' || n.id as "where" from pay_statement n
            join pay_statement_now s on s.id = n.carried_from
            where n.carried <> s.payable or n.provider_id <> s.provider_id or n.fund <> s.fund`,
  },
  {
    what: 'a deduction was given back with another amount',
    finds: `select 'deduction ' || b.id as "where" from pay_deduction b
            join pay_deduction d on d.id = b.takes_back
            where b.amount <> -d.amount or b.statement_id <> d.statement_id`,
  },
  {
    what: 'an order has no event, or its events do not follow each other',
    finds: `select 'order ' || o.id as "where" from pay_order o
            left join (select order_id, seq, state,
                row_number() over w as position, lag(state) over w as before
              from pay_order_event window w as (partition by order_id order by seq)) e
              on e.order_id = o.id
            where e.seq is distinct from e.position or e.seq is null
              or coalesce(e.before, '') || '>' || e.state <> all ('{>made,made>withdrawn,made>rejected,
                made>approved,approved>rejected,approved>sent,sent>paid,sent>failed,sent>unknown,
                unknown>paid,unknown>failed,paid>returned}'::text[])`,
  },
  {
    what: 'whoever checked an order had made it, its account or a deduction',
    finds: `select 'order ' || o.id as "where" from pay_order o
            join pay_order_event e on e.order_id = o.id and e.state in ('approved', 'rejected')
            join pay_account a on a.id = o.account_id
            where e.actor = a.made_by
              or exists (select 1 from pay_order_event m
                         where m.order_id = o.id and m.seq = 1 and m.actor = e.actor)
              or exists (select 1 from pay_deduction d where d.statement_id = o.statement_id
                         and d.made_at <= e.at and d.made_by = e.actor)`,
  },
] as const;
