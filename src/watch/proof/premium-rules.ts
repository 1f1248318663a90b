/** What budgets gave a person back of what he had paid although it should have been given. */
const GIVEN_BACK = `premium_help h join person_payment p on p.key = 'help:' || h.id and h.outcome = 'difference'`;

/** Its decision was taken back. */
const UNDONE = (help: string) => `select from premium_help_undone u where u.help_id = ${help}`;

/** What an event of a premium books, line by line; the events of a list share one journal. */
const BOOKED = `
  select e.journal_id, o.person_id, e.kind, e.channel, l.debit, l.credit, l.amount
  from premium_event e join premium_order o on o.id = e.order_id
  cross join lateral (
    select 'fiscal:' || o.aid_level as debit, 'aid:premium' as credit, o.aid as amount where e.kind = 'made'
    union all
    select 'aid:premium', 'fiscal:' || o.aid_level, o.aid where e.kind in ('withdrawn', 'refunded')
    union all
    select 'aid:premium', 'contributions:' || o.scheme, o.aid where e.kind = 'paid'
    union all
    select 'contributions:' || o.scheme, 'aid:premium', o.aid where e.kind = 'refunded'
    union all
    select 'fiscal:' || u.level, 'contributions:' || o.scheme, u.amount
    from unnest(o.levels, o.fiscal) as u(level, amount) where e.kind = 'paid'
    union all
    select 'contributions:' || o.scheme, 'fiscal:' || u.level, u.amount
    from unnest(o.levels, o.fiscal) as u(level, amount) where e.kind = 'refunded'
    union all
    select 'collected:' || e.channel, 'contributions:' || o.scheme, o.personal
    where e.kind = 'paid' and e.channel not in ('account', 'wallet')
    union all
    select 'contributions:' || o.scheme, 'due:' || o.person_id, o.personal - coalesce((
      select sum(h.amount) from ${GIVEN_BACK} where h.order_id = o.id), 0)::bigint
    where e.kind = 'refunded' and e.channel not in ('account', 'wallet')
    union all
    select 'contributions:' || o.scheme, 'fiscal:' || h.level, h.amount
    from ${GIVEN_BACK} where h.order_id = o.id and e.kind = 'refunded'
      and e.channel not in ('account', 'wallet')
    union all
    select 'collected:' || e.channel, 'due:' || o.person_id, o.personal where e.kind = 'failed') l
  where e.journal_id is not null and l.amount > 0`;

/** What must hold of premiums, contributions and incentives, and the rows for which it does not. */
export const PREMIUM_RULES = [
  {
    what: 'what a premium booked differs from its journal',
    finds: `select 'journal ' || coalesce(b.journal_id, t.journal_id) as "where"
            from (select journal_id, debit, credit, sum(amount)::bigint as amount from (${BOOKED}) booked
                  group by 1, 2, 3) b
            full join (select journal_id, debit, credit, amount from transfer t
                       where journal_id in (select journal_id from premium_event)) t
              using (journal_id, debit, credit)
            where b.amount is distinct from t.amount`,
  },
  {
    what: 'an event that books something has no journal',
    finds: `select 'order ' || e.order_id as "where" from premium_event e
            join premium_order o on o.id = e.order_id
            where e.journal_id is null and ((e.kind in ('made', 'withdrawn') and o.aid > 0)
              or (e.kind in ('paid', 'refunded') and (o.aid > 0 or o.fiscal[1] > 0
                or (o.personal > 0 and e.channel not in ('account', 'wallet')))))`,
  },
  {
    what: 'an order has no event, or its events do not follow each other',
    finds: `select 'order ' || o.id as "where" from premium_order o
            left join (select order_id, seq, kind, row_number() over w as position, lag(kind) over w as before
              from premium_event window w as (partition by order_id order by seq)) e on e.order_id = o.id
            where e.seq is distinct from e.position or e.seq is null
              or coalesce(e.before, '') || '>' || e.kind <> all ('{>made,made>sent,made>paid,made>withdrawn,
                sent>unknown,sent>failed,sent>paid,unknown>failed,unknown>paid,failed>sent,failed>paid,
                failed>withdrawn,paid>refunded}'::text[])`,
  },
  {
    what: 'an order is found by another state than its last event tells',
    finds: `select 'order ' || coalesce(n.id, s.order_id) as "where" from premium_order_now n
            full join premium_order_state s on s.order_id = n.id
            where (n.state, n.seq, n.year, n.scheme) is distinct from (s.state, s.seq, s.year, s.scheme)`,
  },
  {
    what: 'more than one order of a year stands',
    finds: `select person_id || ' ' || scheme || ' ' || year as "where" from premium_order_now
            where state not in ('withdrawn', 'refunded') group by person_id, scheme, year having count(*) > 1`,
  },
  {
    what: 'insurance that a premium made differs from its payment, or nobody paid it',
    finds: `select 'order ' || c.order_id as "where" from coverage c
            left join premium_order o on o.id = c.order_id
            left join premium_event e on e.order_id = c.order_id and e.kind = 'paid'
            where c.order_id is not null and (e.order_id is null or o.person_id <> c.person_id
              or c.starts_on <> case c.standing when 'waiting' then e.starts_on else e.covered_from end
              or c.ends_on > e.ends_on)`,
  },
  {
    what: 'a paid year made no insurance, or one that was given back makes some still',
    finds: `select 'order ' || o.id as "where" from premium_order_now o
            where o.scheme = 'resident' and (
              (o.state = 'paid' and not exists (select from coverage c where c.order_id = o.id))
              or (o.state = 'refunded' and exists (select from coverage c where c.order_id = o.id
                and c.withdrawn_at is null and c.ends_on > o.moved_on)))`,
  },
  {
    what: 'help that followed from an identity differs from its order',
    finds: `select 'help ' || h.id as "where" from premium_help h
            left join premium_order o on o.id = h.order_id and o.person_id = h.person_id and o.year = h.year
            where h.outcome <> 'refused' and (o.id is null
              or (h.outcome not in ('difference', 'withdrawn') and (o.aid, o.aid_level, o.group_code) is distinct from
                (h.amount, h.level, h.group_code))
              or (h.outcome = 'insured' and o.personal > 0))`,
  },
  {
    what: 'more of a premium was given back than the person paid, or another amount than was found',
    finds: `select 'order ' || h.order_id as "where" from premium_help h
            join premium_order o on o.id = h.order_id
            where h.outcome = 'difference' and not exists (${UNDONE('h.id')})
            group by h.order_id, o.personal having sum(h.amount) > o.personal
            union all
            select 'help ' || h.id from premium_help h
            join person_payment p on p.key = 'help:' || h.id
            where h.outcome <> 'difference' or p.amount <> h.amount or p.person_id <> h.person_id`,
  },
  {
    what: 'help that a case decided differs from what was booked, or was booked twice',
    finds: `select 'case ' || a.case_id as "where" from premium_aid a join premium_help h on h.id = a.help_id
            where (h.cause, h.person_id, h.year) is distinct from (a.case_id, a.person_id, a.year)
              or h.outcome in ('refused', 'withdrawn')
            union all
            select a.person_id || ' ' || a.year from premium_aid a
            where a.help_id is not null and not exists (${UNDONE('a.help_id')})
            group by a.person_id, a.year having count(*) > 1`,
  },
  {
    what: 'help stands whose decision was taken back, or was taken back and is still given',
    finds: `select 'case ' || c.number as "where" from premium_aid a join matter_case c on c.id = a.case_id
            where c.state in ('refused', 'withdrawn') and a.help_id is not null
              and not exists (${UNDONE('a.help_id')})
            union all
            select 'help ' || h.id from premium_help_undone done join premium_help h on h.id = done.help_id
            left join premium_order_now o on o.id = h.order_id
            where case h.outcome
              when 'difference' then exists (select from person_payment p where p.key = 'help:' || h.id)
              else coalesce(o.state, '') not in ('withdrawn', 'refunded') end`,
  },
  {
    what: 'a month of a unit differs from the shares of its members',
    finds: `select m.unit_id || ' ' || m.month as "where" from unit_month m
            left join (select unit_id, month, count(*) as members, sum(unit_share) as unit_share,
                sum(person_share) as person_share from unit_month_member group by 1, 2) s
              using (unit_id, month)
            where (m.members, m.unit_share, m.person_share)
              <> (coalesce(s.members, 0), coalesce(s.unit_share, 0), coalesce(s.person_share, 0))`,
  },
  {
    what: 'somebody is in arrears whose unit owes nothing',
    finds: `select c.person_id as "where" from coverage c
            join unit_member m on m.person_id = c.person_id and m.ends_on is null
            where c.scheme = 'employee' and c.standing = 'arrears' and c.ends_on is null
              and c.withdrawn_at is null and not exists (
                select from unit_month u cross join lateral (select kind from unit_month_event e
                  where (e.unit_id, e.month) = (u.unit_id, u.month) order by seq desc limit 1) e
                where u.unit_id = m.unit_id and e.kind = 'arrears')`,
  },
  {
    what: 'a paid month of a unit differs from its journal, or its events do not follow each other',
    finds: `select e.unit_id || ' ' || e.month as "where" from (
              select *, row_number() over w as position, lag(kind) over w as before
              from unit_month_event window w as (partition by unit_id, month order by seq)) e
            join unit_month m using (unit_id, month)
            left join transfer t on t.journal_id = e.journal_id
            where e.seq <> e.position
              or coalesce(e.before, '') || '>' || e.kind <> all
                ('{>made,made>paid,made>arrears,arrears>paid}'::text[])
              or (e.kind = 'paid' and m.unit_share + m.person_share > 0 and
                (t.debit, t.credit, t.amount) is distinct from
                ('collected:' || e.channel, 'contributions:employee', m.unit_share + m.person_share))`,
  },
] as const;
