import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Office, OfficePath } from './model.ts';

type Row = Omit<Office, 'delegated'> & { readonly delegated: string };

const COLUMNS = `path, level, name, name_en as "nameEn", county, phone, address, delegated`;

/** Open ones only: nothing new is brought to a closed office. */
export async function findOffices(
  sql: Sql,
  paths: readonly OfficePath[],
): Promise<Map<OfficePath, Office>> {
  const rows = await sql<Row>(
    'offices: by path',
    `select ${COLUMNS} from office where path = any($1) and closed_on is null`,
    [paths],
  );
  return new Map(rows.map((row) => [row.path, officeFrom(row)]));
}

export async function insertOffices(sql: Sql, offices: readonly Office[]): Promise<void> {
  const texts = (name: Exclude<keyof Office, 'delegated'>) => offices.map((one) => one[name]);
  await sql(
    'offices: insert',
    `insert into office (path, level, name, name_en, county, phone, address, delegated)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::text[])
     on conflict (path) do nothing`,
    [
      ...[texts('path'), texts('level'), texts('name'), texts('nameEn'), texts('county')],
      ...[texts('phone'), texts('address'), offices.map(({ delegated }) => delegated.join(' '))],
    ],
  );
}

export type OfficeSearch = Page & {
  /** The office and whatever is below it. */
  readonly within: string;
  readonly level: Office['level'] | null;
  /** Beginning of the path, or a part of the name. */
  readonly text: string;
};

export async function listOffices(
  sql: Sql,
  { within, level, text, limit, offset }: OfficeSearch,
): Promise<{ readonly rows: readonly Office[]; readonly total: number }> {
  const rows = await sql<Row & { readonly total: bigint }>(
    'offices: list',
    `select ${COLUMNS}, count(*) over () as total from office
     where (path = $1 or starts_with(path, $1 || '/')) and closed_on is null
       and ($2::text is null or level = $2)
       and ($3 = '' or starts_with(path, $3) or position($3 in name) > 0
         or position(lower($3) in lower(name_en)) > 0)
     order by path limit $4 offset $5`,
    [within, level, text, limit, offset],
  );
  return { rows: rows.map(officeFrom), total: Number(rows[0]?.total ?? 0n) };
}

function officeFrom(row: Row): Office {
  const { path, level, name, nameEn, county, phone, address, delegated } = row;
  const codes = delegated.split(' ').filter((code) => code !== '');
  return { path, level, name, nameEn, county, phone, address, delegated: codes };
}
