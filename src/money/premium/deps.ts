import type { Facts } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import type { AccountPort } from './account-port.ts';
import type { Collector } from './collector.ts';

/** What writing takes. */
export type Writing = Pick<PremiumDeps, 'ids' | 'clock'>;

export type PremiumDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly figures: FigureShelf;
  /** Null: premiums do not come that way here. */
  readonly collectors: { readonly bank: Collector | null; readonly tax: Collector | null };
  readonly accounts: AccountPort | null;
  /** Says a refusal of a line in words; absent: its code stands alone. */
  readonly word?: (code: string, facts: Facts) => { readonly zh: string; readonly en: string };
};
