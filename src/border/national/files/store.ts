import type { ProviderId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { STORED_FILE, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { NationalFile } from '../output.ts';

type FileRow = NationalFile & {
  readonly id: string;
  readonly provider: ProviderId | null;
  readonly kind: string;
  readonly sha256: string;
  readonly endsAt: string;
};

/** What a provider uploads may be about patients and is sealed; what everybody downloads is not. */
export async function insertFile(sql: Sql, file: FileRow): Promise<void> {
  const { bytes, sealedBy } =
    file.provider === null
      ? { bytes: file.bytes, sealedBy: null }
      : sql.sealer.sealBytes(file.bytes, sealedIn(STORED_FILE, file.id));
  await sql(
    'national: keep file',
    `insert into stored_file (id, provider_id, kind, name, bytes, sealed_by, sha256, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [file.id, file.provider, file.kind, file.name, bytes, sealedBy, file.sha256, file.endsAt],
  );
}

type Asked = { readonly id: string; readonly asker: ProviderId; readonly now: string };

export async function findFile(sql: Sql, { id, asker, now }: Asked): Promise<NationalFile | null> {
  const [row] = await sql<{ name: string; bytes: Buffer; sealedBy: string | null }>(
    'national: open file',
    `select name, bytes, sealed_by as "sealedBy" from stored_file
     where id = $1 and (provider_id is null or provider_id = $2) and $3::timestamptz < ends_at`,
    [id, asker, now],
  );
  if (!row) return null;
  const { name, bytes, sealedBy } = row;
  if (sealedBy === null) return { name, bytes };
  return { name, bytes: sql.sealer.openBytes({ bytes, sealedBy }, sealedIn(STORED_FILE, id)) };
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
