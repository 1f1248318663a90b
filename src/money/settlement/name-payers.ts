import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import {
  findQuotasById,
  findRelationsTo,
  type GrantId,
  readWalletOwner,
} from '../../people/accounts/index.ts';
import { findPersons, maskName } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { SettlementRow } from './model.ts';

/** Whose account paid besides the person's own, as a slip names him. */
export type RelativePayer = {
  /** Masked. */
  readonly name: string;
  /** What he is to the person; empty: that was not kept. */
  readonly relation: string;
  /** From another area, by a wallet. */
  readonly wallet: boolean;
  readonly amount: string;
};

/** In the order in which they paid; of a reversal, what each was given back. */
export async function namePayers(
  sql: Sql,
  { person, document }: Pick<SettlementRow, 'person' | 'document'>,
): Promise<readonly RelativePayer[]> {
  const drawn = document.drawn.filter(({ owner }) => owner !== person);
  if (drawn.length === 0) return [];
  const wallets = drawn.flatMap(({ owner }) => readWalletOwner(owner)?.id ?? []);
  const givers = drawn.flatMap(({ owner }) => (readWalletOwner(owner) ? [] : [owner]));
  const [quotas, persons, relations] = await Promise.all([
    findQuotasById(sql, wallets),
    findPersons(sql, givers),
    findRelationsTo(sql, person, givers),
  ]);
  const named = (owner: PersonId) => {
    const wallet = readWalletOwner(owner);
    const quota = wallet ? quotas.get(wallet.id as GrantId) : undefined;
    if (wallet) return { name: quota?.giverName ?? '', relation: quota?.relation ?? '' };
    const name = maskName(persons.get(owner)?.name ?? '');
    return { name, relation: relations.get(owner) ?? '' };
  };
  return drawn.map(({ owner, amount }) => ({
    ...{ ...named(owner), wallet: readWalletOwner(owner) !== null, amount: formatYuan(amount) },
  }));
}
