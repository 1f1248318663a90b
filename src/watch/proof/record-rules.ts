/** A history is one row a step, counted from 1 without a gap: what was taken out of its middle is missed. */
const gaps = (table: string, keys: string, step: string) =>
  `select concat_ws(' ', ${keys}) as "where" from ${table}
   group by ${keys} having count(*) <> max(${step}) or min(${step}) <> 1`;

export const SETTLEMENT_LIST_RULES = [
  {
    what: 'a version of it is missing',
    finds: gaps('settlement_list_version', 'list_id', 'version'),
  },
  { what: 'a state of it is missing', finds: gaps('settlement_list_state', 'list_id', 'seq') },
  {
    what: 'a state is of a version that there is not',
    finds: `select s.list_id || ' state ' || s.seq as "where" from settlement_list_state s
            left join settlement_list_version v using (list_id, version) where v.list_id is null`,
  },
  {
    what: 'it is not of a settlement of its person and provider',
    finds: `select l.id::text as "where" from settlement_list l
            left join settlement s on s.id = l.settlement_id and s.person_id = l.person_id
              and s.provider_id = l.provider_id where s.id is null`,
  },
];

export const CLINICAL_DOCUMENT_RULES = [
  {
    what: 'a version of it is missing',
    finds: gaps('clinical_document', 'provider_id, kind, number', 'version'),
  },
  {
    what: 'it is of a registration of another person or provider',
    finds: `select d.id::text as "where" from clinical_document d
            join registration r on r.id = d.registration_id
            where d.provider_id <> r.provider_id
              or (d.person_id is not null and d.person_id <> r.person_id)`,
  },
];

export const FILING_RULES = [
  {
    what: 'what it recognised is another person’s, or of no filing of a disease',
    finds: `select d.id::text as "where" from recognised_disease d
            left join filing f on f.id = d.filing_id and f.person_id = d.person_id
              and f.kind = 'disease'
            where d.filing_id is not null and f.id is null`,
  },
  {
    what: 'what it recognised was withdrawn without it, or it without what it recognised',
    finds: `select d.filing_id::text as "where" from recognised_disease d
            left join filing_withdrawal w on w.filing_id = d.filing_id
            where d.filing_id is not null and (d.withdrawn_at is null) <> (w.filing_id is null)`,
  },
  {
    what: 'care away is filed at two places on one day',
    finds: `with standing as (
              select f.id, f.person_id, daterange(f.starts_on,
                greatest(f.starts_on,
                  least(f.ends_on, w.withdrawn_on, 'infinity'))) as days
              from filing f left join filing_withdrawal w on w.filing_id = f.id
              where f.kind = 'away')
            select a.id::text as "where" from standing a
            join standing b on b.person_id = a.person_id and b.id < a.id and b.days && a.days`,
  },
];
