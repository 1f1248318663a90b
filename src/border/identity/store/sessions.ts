import type { Sql } from '../../../platform/sql.ts';
import type { Account, AccountName, PostingId, Session, SessionId, Standing } from '../model.ts';
import { ACCOUNT } from './accounts.ts';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const SESSION = `s.id as "sessionId", s.method, s.account, s.posting, s.person_id as person,
  s.area as "sessionArea", ${ms('s.started_at')} as "startedMs", ${ms('s.used_at')} as "usedMs",
  ${ms('s.ends_at')} as "endsMs", ${ms('s.factor_at')} as "factorMs",
  s.offered_secret as "offeredSecret", s.ended_at as "endedAt"`;

type StandingRow = Omit<Session, 'id' | 'area'> &
  Partial<Account> & {
    readonly sessionId: SessionId;
    readonly sessionArea: Session['area'];
    readonly role: string | null;
    readonly area: Session['area'];
    readonly county: string | null;
    readonly provider: string | null;
    readonly office: string | null;
    readonly ownPerson: string | null;
  };

/** One row for everything that says what a token may do now. */
export async function findStanding(sql: Sql, tokenHash: string): Promise<Standing | null> {
  const [row] = await sql<StandingRow>(
    'identity: standing',
    `select ${SESSION}, ${ACCOUNT}, p.role, p.area, p.county, p.provider, p.office,
       p.own_person as "ownPerson"
     from session s
       left join staff_account a on a.name = s.account
       left join staff_posting p on p.id = s.posting and p.account = s.account and p.ended_at is null
     where s.token_hash = $1`,
    [tokenHash],
  );
  return row ? standingOf(row) : null;
}

function standingOf(row: StandingRow): Standing {
  const { sessionId, sessionArea, method, account, posting, person } = row;
  const { startedMs, usedMs, endsMs, factorMs, offeredSecret, endedAt } = row;
  const times = { startedMs, usedMs, endsMs, factorMs };
  const { role, area, county, provider, office, ownPerson } = row;
  const session = { id: sessionId, method, account, posting, person, area: sessionArea };
  return {
    session: { ...session, ...times, offeredSecret, endedAt },
    account: row.name ? (row as unknown as Account) : null,
    posting:
      role && posting
        ? ({
            ...{ id: posting, account, role },
            ...{ area, county, provider, office, ownPerson },
          } as Standing['posting'])
        : null,
  };
}

export type NewSession = Pick<
  Session,
  'id' | 'method' | 'account' | 'posting' | 'person' | 'area'
> & {
  readonly tokenHash: string;
  readonly now: string;
  readonly seconds: number;
  readonly address: string;
  readonly agent: string;
};

export async function insertSession(sql: Sql, session: NewSession): Promise<void> {
  const { id, tokenHash, method, account, posting, person, area } = session;
  await sql(
    'identity: insert session',
    `insert into session (id, token_hash, method, account, posting, person_id, area, started_at,
       used_at, ends_at, address, agent)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8,
       $8::timestamptz + make_interval(secs => $9), $10, $11)`,
    [
      id,
      tokenHash,
      method,
      account,
      posting,
      person,
      area,
      session.now,
      session.seconds,
      session.address,
      session.agent,
    ],
  );
}

export async function touchSession(sql: Sql, id: SessionId, now: string): Promise<void> {
  await sql(
    'identity: touch session',
    'update session set used_at = $2 where id = $1 and used_at < $2 and ended_at is null',
    [id, now],
  );
}

export type Promotion = {
  readonly id: SessionId;
  readonly tokenHash: string;
  readonly now: string;
};

/** A token that was known before the second factor is worth nothing after it. False: no longer there. */
export async function promoteSession(sql: Sql, promotion: Promotion): Promise<boolean> {
  const rows = await sql(
    'identity: promote session',
    `update session set token_hash = $2, factor_at = $3, used_at = $3, offered_secret = null
     where id = $1 and ended_at is null returning id`,
    [promotion.id, promotion.tokenHash, promotion.now],
  );
  return rows.length > 0;
}

export async function offerSecret(sql: Sql, id: SessionId, sealed: string): Promise<void> {
  await sql('identity: offer secret', 'update session set offered_secret = $2 where id = $1', [
    id,
    sealed,
  ]);
}

export async function choosePosting(sql: Sql, id: SessionId, posting: PostingId): Promise<void> {
  await sql('identity: choose posting', 'update session set posting = $2 where id = $1', [
    id,
    posting,
  ]);
}

export type Ending = { readonly by: string; readonly now: string };

export async function endSession(sql: Sql, id: SessionId, { by, now }: Ending): Promise<boolean> {
  const rows = await sql(
    'identity: end session',
    `update session set ended_at = $2, ended_by = $3
     where id = $1 and ended_at is null returning id`,
    [id, now, by],
  );
  return rows.length > 0;
}

/** All of an account, or all but one. */
export async function endSessions(
  sql: Sql,
  account: AccountName,
  { by, now, but = null }: Ending & { readonly but?: SessionId | null },
): Promise<number> {
  const rows = await sql(
    'identity: end sessions',
    `update session set ended_at = $2, ended_by = $3
     where account = $1 and ended_at is null and ($4::uuid is null or id <> $4) returning id`,
    [account, now, by, but],
  );
  return rows.length;
}

export type SessionRow = {
  readonly id: SessionId;
  readonly method: Session['method'];
  readonly startedAt: string;
  readonly usedAt: string;
  readonly address: string;
  readonly agent: string;
};

export function listSessions(
  sql: Sql,
  account: AccountName,
  { now, idleSeconds }: { readonly now: string; readonly idleSeconds: number },
): Promise<readonly SessionRow[]> {
  return sql<SessionRow>(
    'identity: list sessions',
    `select id, method, started_at as "startedAt", used_at as "usedAt", address, agent from session
     where account = $1 and ended_at is null and ends_at > $2
       and used_at > $2::timestamptz - make_interval(secs => $3)
     order by id desc limit 50`,
    [account, now, idleSeconds],
  );
}
