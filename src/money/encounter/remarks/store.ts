import type { RegistrationId } from '../../../kernel/ids.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { ChargeRemark, ListedMark, MarkSearch, VisitMark } from './model.ts';

export async function insertRemarks(
  sql: Sql,
  registration: RegistrationId,
  remarks: readonly ChargeRemark[],
): Promise<void> {
  await sql(
    'remark: insert',
    `insert into charge_remark (registration_id, line, remark)
     select $1, * from unnest($2::text[], $3::text[])`,
    [
      registration,
      remarks.map(({ line }) => line),
      remarks.map(({ remark }) => maskPersonalNumbers(remark)),
    ],
  );
}

/** The newest remark of each line that ever had one, by the sender's number of the line. */
export async function findRemarks(
  sql: Sql,
  registration: RegistrationId,
): Promise<Map<string, string>> {
  const rows = await sql<{ line: string; remark: string }>(
    'remark: of registration',
    `select distinct on (line) line, remark from charge_remark
     where registration_id = $1 order by line, id desc`,
    [registration],
  );
  return new Map(rows.map(({ line, remark }) => [line, remark]));
}

export async function insertMark(sql: Sql, mark: VisitMark): Promise<void> {
  const remark = maskPersonalNumbers(mark.remark);
  await sql(
    'mark: insert',
    `insert into visit_mark (id, registration_id, kind, mark, remark, operator)
     values ($1, $2, $3, $4, $5, $6)`,
    [mark.id, mark.registration, mark.kind, mark.mark, remark, mark.operator],
  );
}

/** The newest mark of each kind of a visit or stay, newest first. */
export async function listMarks(sql: Sql, search: MarkSearch): Promise<ListedMark[]> {
  const { provider, id, registration, person, name, number, kind, mark } = search;
  return sql<ListedMark>(
    'mark: list',
    `select m.id, m.registration_id as registration, m.kind, m.mark, m.remark, m.operator,
       r.person_id as person, r.number
     from visit_mark m join registration r on r.id = m.registration_id
     where r.provider_id = $1 and r.cancelled_at is null
       and ($2::uuid is null or m.id = $2) and ($3::text is null or r.id = $3)
       and ($4::text is null or r.person_id = $4) and ($5::text is null or r.number = $5)
       and ($6::text is null or m.kind = $6) and ($7::text is null or m.mark = $7)
       and not exists (select from visit_mark later where later.registration_id = m.registration_id
         and later.kind = m.kind and later.id > m.id)
       and ($8::text is null
         or exists (select from person p where p.id = r.person_id and p.name = $8))
     order by m.id desc limit $9 offset $10`,
    [
      ...[provider, id, registration, person, number, kind, mark, name],
      ...[search.limit, search.offset],
    ],
  );
}
