type Rule = { readonly what: string; readonly finds: string };

/** Of own accounts: what is held is what quotas of both kinds have left; acts have their entries and their journals. */
export const ACCOUNT_RULES: readonly Rule[] = [
  {
    what: 'the held part differs from the quotas given',
    finds: `select a.person_id as "where" from personal_account a
            left join (select giver_id, sum(quota_left) as total from mutual_aid group by 1) g
              on g.giver_id = a.person_id
            left join (select giver_id, sum(left_amount) as total from wallet_grant group by 1) w
              on w.giver_id = a.person_id
            where a.held <> coalesce(g.total, 0) + coalesce(w.total, 0)`,
  },
  {
    what: 'a credit differs from its entry, or a period is credited twice',
    finds: `select c.person_id || ' ' || c.kind || ' ' || c.period as "where" from account_credit c
            left join account_entry e on e.id = c.entry_id and e.person_id = c.person_id
              and e.amount = case c.act when 'credit' then c.amount else -c.amount end
            where e.id is null
            union all
            select person_id || ' ' || kind || ' ' || period from account_credit
            group by person_id, kind, period
            having count(*) filter (where act = 'credit') - count(*) filter (where act = 'reversal') > 1`,
  },
  {
    what: 'an act has not its entry',
    finds: `select a.key as "where" from account_act a
            left join account_entry e on e.id = a.id and e.person_id = a.person_id
              and abs(e.amount) = a.amount
            where a.payer <> 'wallet' and e.id is null`,
  },
  {
    what: 'an act differs from its journal',
    finds: `select coalesce(p.journal_id, t.journal_id)::text as "where"
            from own_account_posting p
            left join transfer t on t.journal_id = p.journal_id and t.debit = p.debit
              and t.credit = p.credit and t.amount = p.amount and t.on_day = p.on_day
            where t.journal_id is null`,
  },
  {
    what: 'what was granted, changed and ended does not add up to nothing at the end',
    finds: `select g.giver_id || ' ' || g.receiver_id as "where" from mutual_aid g
            where g.ended_at is not null and g.quota_left <> 0`,
  },
];

/** Of quotas between areas: each side from its own records. That both say the same is the hash of the clearing. */
export const WALLET_RULES: readonly Rule[] = [
  {
    what: 'what is left of a quota given elsewhere differs from its uses',
    finds: `select g.id::text as "where" from wallet_grant g
            left join (select grant_id, sum(amount) as used from wallet_booking where to_quota
                       group by 1) b on b.grant_id = g.id
            where g.state <> 'ended' and g.left_amount <> g.quota - coalesce(b.used, 0)`,
  },
  {
    what: 'a booked use has not its entry and its journal',
    finds: `select b.use_id::text as "where" from wallet_booking b
            join wallet_grant g on g.id = b.grant_id
            left join account_entry e on e.id = b.entry_id and e.person_id = g.giver_id
              and e.amount = -b.amount
            left join (select journal_id, 'clearing:' as kind, sum(case
                  when credit like 'clearing:%' then amount else -amount end) as total
                from transfer where credit like 'clearing:%' or debit like 'clearing:%'
                group by 1) t on t.journal_id = b.entry_id
            where e.id is null or t.total is distinct from b.amount`,
  },
  {
    what: 'what is left of a quota received differs from its uses',
    finds: `select q.id::text as "where" from wallet_quota q
            left join (select quota_id, sum(amount) as used from wallet_use where to_quota
                       group by 1) u on u.quota_id = q.id
            where q.state <> 'offered'
              and case q.state when 'open' then q.left_amount else q.closed_left end
                <> q.amount - coalesce(u.used, 0)`,
  },
  {
    what: 'a use is of no settlement and no premium of the same amount',
    finds: `select u.id::text as "where" from wallet_use u
            left join account_act a on a.id = u.act_id
            left join settlement s on s.id = u.settlement_id and s.person_id = u.person_id
            where (u.act_id is not null and (a.id is null
                or u.amount <> case a.kind when 'return' then -a.amount else a.amount end))
              or (u.settlement_id is not null and s.id is null)`,
  },
  {
    what: 'accounts and wallets gave another amount than the settlement says',
    finds: `select s.id::text as "where" from settlement s
            join (select settlement_id, sum(amount) as given from wallet_use
                  where settlement_id is not null group by 1) u on u.settlement_id = s.id
            left join (select settlement_id, -sum(amount) as given from account_entry
                       where settlement_id is not null group by 1) e on e.settlement_id = s.id
            where s.own_account + s.mutual_aid <> u.given + coalesce(e.given, 0)`,
  },
  {
    what: 'a clearing differs from the uses of its month',
    finds: `select c.month || ' ' || c.direction || ' ' || c.other_area as "where" from wallet_clearing c
            left join (
              select to_char(used_on, 'YYYY-MM') as month, 'owed' as direction, giver_area as other,
                count(*) as uses, sum(amount) as total from wallet_use group by 1, 2, 3
              union all
              select to_char(b.used_on, 'YYYY-MM'), 'owing', g.receiver_area, count(*), sum(b.amount)
              from wallet_booking b join wallet_grant g on g.id = b.grant_id group by 1, 2, 3) u
              on (u.month, u.direction, u.other) = (c.month, c.direction, c.other_area)
            where c.uses <> coalesce(u.uses, 0) or c.total <> coalesce(u.total, 0)`,
  },
];
