import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Account, Grant, NewGrant } from './model.ts';

const ACCOUNT = `person_id as "ownerId", balance, held, version`;

/** Absent from the map: has no own account. */
export async function findAccounts(
  sql: Sql,
  ownerIds: readonly PersonId[],
): Promise<Map<PersonId, Account>> {
  const rows = await sql<Account>(
    'accounts: accounts',
    `select ${ACCOUNT} from personal_account where person_id = any($1)`,
    [ownerIds],
  );
  return new Map(rows.map((row) => [row.ownerId, row]));
}

/** What relatives have promised, in the order in which it pays. Of all times: the caller picks the day. */
export async function findGrants(
  sql: Sql,
  receiverIds: readonly PersonId[],
): Promise<Map<PersonId, Grant[]>> {
  const rows = await sql<Grant>(
    'accounts: grants',
    `select aid.giver_id as "giverId", aid.receiver_id as "receiverId", aid.relation, aid.position,
       aid.quota_left as "quotaLeft", aid.starts_on as "startsOn", aid.ends_on as "endsOn",
       giver.balance as "giverBalance", giver.held as "giverHeld", giver.version as "giverVersion"
     from mutual_aid aid join personal_account giver on giver.person_id = aid.giver_id
     where aid.receiver_id = any($1) order by aid.position, aid.giver_id`,
    [receiverIds],
  );
  const found = new Map<PersonId, Grant[]>();
  for (const row of rows) {
    const grants = found.get(row.receiverId);
    if (grants) grants.push(row);
    else found.set(row.receiverId, [row]);
  }
  return found;
}

export async function lockAccount(sql: Sql, ownerId: PersonId): Promise<Account | undefined> {
  const rows = await sql<Account>(
    'accounts: lock account',
    `select ${ACCOUNT} from personal_account where person_id = $1 for update`,
    [ownerId],
  );
  return rows[0];
}

export type Credit = {
  readonly entryId: string;
  readonly ownerId: PersonId;
  readonly amount: Money;
  readonly reason: string;
};

/** Opens the account with the first credit. The entry and the balance are one statement. */
export async function creditBalance(sql: Sql, credit: Credit): Promise<Account | undefined> {
  const rows = await sql<Account>(
    'accounts: credit',
    `with account as (
       insert into personal_account (person_id, balance, version) values ($2, $3, 1)
       on conflict (person_id) do update
         set balance = personal_account.balance + excluded.balance,
             version = personal_account.version + 1
       returning *),
     entry as (
       insert into account_entry (id, person_id, amount, balance_after, reason)
       select $1, person_id, $3, balance, $4 from account)
     select ${ACCOUNT} from account`,
    [credit.entryId, credit.ownerId, credit.amount, credit.reason],
  );
  return rows[0];
}

/** The promise and the hold on the giver's account are one statement. */
export async function insertGrant(sql: Sql, grant: NewGrant, position: number): Promise<void> {
  const { giverId, receiverId, relation, quota, startsOn, endsOn } = grant;
  await sql(
    'accounts: grant',
    `with held as (
       update personal_account set held = held + $5::bigint, version = version + 1
       where person_id = $1 returning person_id)
     insert into mutual_aid
       (giver_id, receiver_id, relation, position, quota_left, starts_on, ends_on)
     select person_id, $2, $3, $4, $5, $6, $7 from held`,
    [giverId, receiverId, relation, position, quota, startsOn, endsOn],
  );
}
