import type { ProviderId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { NationalFile } from '../output.ts';

type FileRow = NationalFile & {
  readonly id: string;
  readonly provider: ProviderId | null;
  readonly kind: string;
  readonly sha256: string;
  readonly endsAt: string;
};

export async function insertFile(sql: Sql, file: FileRow): Promise<void> {
  await sql(
    'national: keep file',
    `insert into stored_file (id, provider_id, kind, name, bytes, sha256, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [file.id, file.provider, file.kind, file.name, file.bytes, file.sha256, file.endsAt],
  );
}

type Asked = { readonly id: string; readonly asker: ProviderId; readonly now: string };

export async function findFile(sql: Sql, { id, asker, now }: Asked): Promise<NationalFile | null> {
  const [row] = await sql<NationalFile>(
    'national: open file',
    `select name, bytes from stored_file
     where id = $1 and (provider_id is null or provider_id = $2) and $3::timestamptz < ends_at`,
    [id, asker, now],
  );
  return row ?? null;
}

type Sought = {
  readonly kind: string;
  readonly name: string;
  readonly sha256: string;
  readonly now: string;
};

/** Everybody's file of the same bytes, as long as it has more than a day to go. */
export async function findSame(
  sql: Sql,
  { kind, name, sha256, now }: Sought,
): Promise<{ readonly id: string; readonly endsAt: Moment } | null> {
  const [row] = await sql<{ readonly id: string; readonly endsAt: Moment }>(
    'national: same file',
    `select id, to_char(ends_at, 'YYYY-MM-DD HH24:MI:SS') as "endsAt" from stored_file
     where sha256 = $1 and kind = $2 and name = $3 and provider_id is null
       and ends_at > $4::timestamptz + interval '1 day' order by id desc limit 1`,
    [sha256, kind, name, now],
  );
  return row ?? null;
}
