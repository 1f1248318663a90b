import { assert } from '../../../kernel/assert.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Shelved } from '../matter-shelf.ts';

export async function insertDocuments(
  sql: Sql,
  documents: readonly Shelved[],
  now: string,
): Promise<void> {
  await sql(
    'matters: publish documents',
    `insert into matter_document (hash, code, starts_on, text, published_at)
     select hash, code, starts_on::date, text, $5::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) d (hash, code, starts_on, text)
     on conflict do nothing`,
    [
      documents.map(({ hash }) => hash),
      documents.map(({ matter }) => matter.code),
      documents.map(({ matter }) => matter.from),
      documents.map(({ text }) => text),
      now,
    ],
  );
}

export async function getDocument(sql: Sql, hash: string): Promise<string> {
  const [row] = await sql<{ text: string }>(
    'matters: document',
    'select text from matter_document where hash = $1',
    [hash],
  );
  assert(row, 'the document of a case is kept');
  return row.text;
}
