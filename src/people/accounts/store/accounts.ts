import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Account } from '../model.ts';

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

/** Held until the transaction ends. Ids of entries are taken afterwards, so that they lie in the order of the balances. */
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
