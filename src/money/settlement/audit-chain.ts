import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { hashBatch, sha256 } from './row-hash.ts';

/**
 * The chain of one worker of one process. It is anchored in the heads of all chains that were there when
 * it opened, so that the end of an older chain cannot be cut off unseen.
 */
export type AuditChain = {
  readonly lane: string;
  readonly next: (rowHashes: readonly string[]) => Link;
  /** Call when the link was recorded; a link that failed is made anew. */
  readonly advance: (link: Link) => void;
};

export type Link = { readonly seq: bigint; readonly previous: string; readonly hash: string };

export async function openAuditChain(sql: Sql, ids: IdSource): Promise<AuditChain> {
  const heads = await findHeads(sql);
  const lane = ids.next();
  const anchor = anchorOf(heads);
  await sql('audit: open lane', 'insert into audit_lane (id, anchor, heads) values ($1, $2, $3)', [
    lane,
    anchor,
    JSON.stringify(heads),
  ]);
  let seq = 0n;
  let head = anchor;
  return {
    lane,
    next: (rowHashes) => ({
      seq: seq + 1n,
      previous: head,
      hash: hashBatch(head, rowHashes),
    }),
    advance: (link) => {
      seq = link.seq;
      head = link.hash;
    },
  };
}

export type Head = readonly [lane: string, seq: string, hash: string];

export function anchorOf(heads: readonly Head[]): string {
  return sha256(JSON.stringify(heads));
}

function findHeads(sql: Sql): Promise<Head[]> {
  return sql<{ lane: string; seq: string; hash: string }>(
    'audit: heads',
    `select distinct on (lane_id) lane_id as lane, seq::text, hash from audit_batch
     order by lane_id, seq desc`,
  ).then((rows) => rows.map(({ lane, seq, hash }) => [lane, seq, hash] as const));
}
