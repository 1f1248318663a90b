import type { Sql } from '../../../platform/sql.ts';

export type Flow = {
  readonly stateHash: string;
  readonly flowHash: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
};

export async function insertFlow(
  sql: Sql,
  flow: Flow,
  { now, seconds }: { readonly now: string; readonly seconds: number },
): Promise<void> {
  await sql(
    'identity: insert flow',
    `insert into provider_flow (state_hash, flow_hash, nonce, verifier, return_to, ends_at)
     values ($1, $2, $3, $4, $5, $6::timestamptz + make_interval(secs => $7))`,
    [flow.stateHash, flow.flowHash, flow.nonce, flow.verifier, flow.returnTo, now, seconds],
  );
}

/** A way back is walked once, in time, by the browser that set out; null otherwise. */
export async function takeFlow(
  sql: Sql,
  { stateHash, flowHash, now }: Pick<Flow, 'stateHash' | 'flowHash'> & { readonly now: string },
): Promise<Flow | null> {
  const rows = await sql<Flow>(
    'identity: take flow',
    `update provider_flow set used_at = $3
     where state_hash = $1 and flow_hash = $2 and used_at is null and ends_at > $3
     returning state_hash as "stateHash", flow_hash as "flowHash", nonce, verifier,
       return_to as "returnTo"`,
    [stateHash, flowHash, now],
  );
  return rows[0] ?? null;
}
