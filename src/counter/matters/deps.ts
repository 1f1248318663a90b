import type { Facts } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Role } from '../../platform/http/route.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import type { DelegatedItem, OfficeHours } from './document/load-matters.ts';
import type { MatterShelf } from './matter-shelf.ts';
import type { Case, Matter, Names, NoticeEvent } from './model.ts';

/** Something that has to be said about a line of a trace; kept in the transaction that writes the line. */
export type NoticeToMake = {
  readonly case: Case;
  readonly matter: Matter;
  readonly event: NoticeEvent;
  readonly seq: number;
};
export type Notify = (sql: Sql, notices: readonly NoticeToMake[]) => Promise<void>;

/** Who works at an office, for whoever gives cases to them. Null: nobody can be asked; any name is taken. */
export type Colleagues = (office: string) => Promise<readonly Colleague[]>;
export type Colleague = {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
};

/** What a refusal says, which the border knows. */
export type Word = (code: string, facts: Facts) => Names;

export type MatterDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: MatterShelf;
  readonly delegated: readonly DelegatedItem[];
  readonly hours: OfficeHours;
  readonly calendar: Calendar;
  /** Signs the tokens of receipts. */
  readonly secret: Uint8Array;
  readonly notify: Notify | null;
  readonly colleagues: Colleagues | null;
  /** The sentence of a refusal; absent: its code stands for it. */
  readonly word?: Word;
};
