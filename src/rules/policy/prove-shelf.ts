import type { Sql } from '../../platform/sql.ts';
import { setHashOf } from './assemble-set.ts';
import { hashOfText } from './document.ts';
import { findPublished, findSets } from './store.ts';

export type ShelfProof = {
  readonly checked: number;
  readonly problems: readonly { readonly what: string; readonly where: string }[];
};

/** Whether each published document and each pinned set is still what its hash says. */
export async function proveShelf(sql: Sql): Promise<ShelfProof> {
  const [rows, sets] = await Promise.all([findPublished(sql), findSets(sql)]);
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  const problems = [
    ...rows
      .filter(({ hash, document }) => hashOfText(document) !== hash)
      .map(({ id }) => ({ what: 'a policy document differs from its hash', where: id as string })),
    ...sets
      .filter(
        ({ hash, documents }) =>
          setHashOf(documents.map((each) => each.hash)) !== hash ||
          documents.some((each) => hashes.get(each.id) !== each.hash),
      )
      .map(({ hash }) => ({ what: 'a policy set differs from its hash', where: hash })),
  ];
  return { checked: rows.length + sets.length, problems };
}
