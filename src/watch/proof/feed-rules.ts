/** What a list of special groups did agrees with its lines, and what stands in the memberships with what it did. */
export const FEED_RULES = [
  {
    what: 'an addition has no membership, or another one',
    finds: `select a.id::text as "where" from feed_act a left join group_membership m on m.id = a.id
            where a.act = 'add' and a.state = 'done' and (m.id is null or m.person_id <> a.person_id
              or m.group_code <> a.group_code or m.starts_on <> a.starts_on)`,
  },
  {
    what: 'an ending did not end its membership',
    finds: `select a.id::text as "where" from feed_act a left join group_membership m on m.id = a.membership_id
            where a.act = 'end' and a.state = 'done' and (m.id is null or m.person_id <> a.person_id
              or ((m.ends_on is null or m.ends_on > a.ends_on)
                and not exists (select from group_review r where r.person_id = a.person_id and r.group_code = a.group_code)))`,
  },
  {
    what: 'an act is not what its line says',
    finds: `select a.id::text as "where" from feed_act a
            left join feed_row r on r.feed_id = a.feed_id and r.line = a.line
            where a.line is not null and (r.line is null or r.verdict <> 'change'
              or r.person_id is distinct from a.person_id or r.group_code is distinct from a.group_code)`,
  },
  {
    what: 'it acted, and something is left of what it planned',
    finds: `select f.id::text as "where" from feed f where f.state in ('acted', 'recomputing')
              and exists (select from feed_act a where a.feed_id = f.id and a.state = 'planned')`,
  },
  {
    what: 'an ending is held, and no line that names nobody waits',
    finds: `select a.id::text as "where" from feed_act a where a.state = 'held'
              and not exists (select from feed_row r where r.feed_id = a.feed_id and r.person_id is null
                and r.verdict in ('doubtful', 'refused') and (r.group_code is null or r.group_code = a.group_code))`,
  },
  {
    what: 'a line or an act is of no feed, or an act of nobody',
    finds: `select a.id::text as "where" from feed_act a left join feed f on f.id = a.feed_id
            left join person p on p.id = a.person_id where f.id is null or p.id is null
            union all
            select r.feed_id || ' line ' || r.line from feed_row r left join feed f on f.id = r.feed_id where f.id is null`,
  },
  {
    what: 'its lines are not those that came',
    finds: `select f.id::text as "where" from feed f
            left join (select feed_id, sum(rows) as rows from feed_part group by feed_id) p on p.feed_id = f.id
            where f.state <> 'refused' and p.rows is distinct from f.rows
            union all
            select f.id::text from feed f
            join (select feed_id, count(*) as rows from feed_row group by feed_id) r on r.feed_id = f.id
            where r.rows > f.rows`,
  },
  {
    what: 'a line that was taken by somebody has no review',
    finds: `select r.feed_id || ' line ' || r.line as "where" from feed_row r where r.verdict = 'left'
              and not exists (select from feed_review v where v.feed_id = r.feed_id and v.line = r.line)`,
  },
];

/** What was found is of the settlement it names, and what was posted for it is what was said. */
export const TILT_RULES = [
  {
    what: 'a finding is not of its settlement',
    finds: `select f.id::text as "where" from tilt_finding f left join settlement s on s.id = f.settlement_id
            where s.id is null or s.person_id <> f.person_id or s.provider_id <> f.provider_id
              or s.benefit_day <> f.benefit_day or s.policy_set <> f.policy_set`,
  },
  {
    what: 'a remedy says something else than its records posted',
    finds: `select m.key as "where" from tilt_remedy m
            left join request q on q.transaction = 'recompute' and q.provider_id = 'agency' and q.key = m.key
            left join lateral (select count(*)::int as records, -coalesce(sum(s.cash + s.own_account + s.mutual_aid), 0) as due
              from json_array_elements_text(q.settlement_ids::json) as i(id) join settlement s on s.id = i.id::uuid) p on true
            where q.key is null or p.records <> m.corrected or p.due <> m.due`,
  },
];
