import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Permission } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Input } from './input.ts';
import type { MessageId, TransactionNumber } from './model.ts';
import type { Output } from './output.ts';
import type { SignedIn } from './signed-in.ts';
import type { NationalWorld } from './world.ts';

export type Effect =
  /** Reads; answered anew each time; `sql` is the area's pool. */
  | 'reads'
  /** Writes inside one transaction together with its key and its answer; `sql` is that transaction. */
  | 'keeps'
  /** Goes through a lane (charges, money); the lane keeps the key. The answer is rebuilt from the records. */
  | 'lane';

export type Call = {
  readonly number: TransactionNumber; // as sent, so that aliases can tell
  readonly signedIn: SignedIn;
  readonly key: {
    readonly provider: ProviderId;
    readonly transaction: TransactionNumber;
    readonly message: MessageId;
  };
  readonly insuredArea: string | null;
  readonly input: Input;
  readonly sql: Sql;
  readonly world: NationalWorld;
  readonly now: Moment;
  readonly today: Day;
  /** Whose record this opens or changes: message log by patient, access log. Call it as soon as it is known. */
  readonly concerns: (who: {
    readonly person?: PersonId;
    readonly registration?: RegistrationId;
  }) => void;
};

export type Transaction = {
  readonly number: TransactionNumber;
  /** Other numbers with the same payload: 2203A, 2206A, 4101A. */
  readonly alsoKnownAs?: readonly TransactionNumber[];
  readonly effect: Effect;
  /** Which right the provider's operator needs; checked for console users too. */
  readonly permission: Permission;
  readonly handle: (call: Call) => Promise<Output>;
};

/** One file a transaction, each with one of these. */
export function transaction(definition: Transaction): Transaction {
  return definition;
}
