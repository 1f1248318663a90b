import type { ProviderId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';

export type SignIn = {
  readonly number: string;
  readonly provider: ProviderId;
  readonly operator: string;
  readonly signedInAt: string;
  readonly endedAt: string | null;
};

export async function insertSignIn(
  sql: Sql,
  signIn: Omit<SignIn, 'endedAt'> & { readonly mac: string; readonly ip: string },
): Promise<void> {
  await sql(
    'national: sign in',
    `insert into operator_sign_in (sign_no, provider_id, operator_id, mac, ip, signed_in_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [signIn.number, signIn.provider, signIn.operator, signIn.mac, signIn.ip, signIn.signedInAt],
  );
}

export async function findSignIn(sql: Sql, number: string): Promise<SignIn | null> {
  const [row] = await sql<SignIn>(
    'national: find sign-in',
    `select sign_no as number, provider_id as provider, operator_id as operator,
            signed_in_at as "signedInAt", ended_at as "endedAt"
     from operator_sign_in where sign_no = $1`,
    [number],
  );
  return row ?? null;
}

/** False: it had ended already. */
export async function endSignIn(sql: Sql, number: string, at: string): Promise<boolean> {
  const rows = await sql(
    'national: sign out',
    `update operator_sign_in set ended_at = $2 where sign_no = $1 and ended_at is null
     returning sign_no`,
    [number, at],
  );
  return rows.length > 0;
}
