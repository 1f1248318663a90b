import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { Bank } from '../provider-payment/index.ts';
import type { PaymentMoved } from './model.ts';

export type PersonPaymentDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Null: no bank is reached by message; orders go out and come back as files. */
  readonly bank: Bank | null;
  /** Told in the transaction that books it, so that a case never says otherwise than the books. */
  readonly paymentMoved: (sql: Sql, moved: PaymentMoved) => Promise<void>;
};

export type Recording = Pick<PersonPaymentDeps, 'clock' | 'ids'>;
