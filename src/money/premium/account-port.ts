import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PremiumScheme } from './model.ts';

export type PremiumPayer = { readonly own: PersonId } | { readonly grant: string };

export type PremiumDraw = {
  readonly key: string;
  readonly payer: PremiumPayer;
  /** Whose premium it is. */
  readonly insured: PersonId;
  readonly amount: Money;
  readonly use: `premium-${PremiumScheme}`;
  readonly order: string;
};

export type PremiumReturn = {
  readonly key: string;
  /** The key of the draw that is taken back. */
  readonly draw: string;
  readonly by: string;
};

/**
 * Own accounts and wallets, as premiums use them: a draw takes the money out of the account and gives it to the
 * contributions, in a journal of its own and once a key; a return is its mirror.
 */
export type AccountPort = {
  readonly drawPremium: (sql: Sql, draw: PremiumDraw) => Promise<unknown>;
  readonly returnDraw: (sql: Sql, back: PremiumReturn) => Promise<unknown>;
};

/** An order is paid once, so that its draw is named by it. */
export function drawKeyOf(order: string): string {
  return `premium:${order}`;
}
