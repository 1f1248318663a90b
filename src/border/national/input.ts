import type { Day } from '../../kernel/days.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Money } from '../../kernel/money.ts';
import type { Rejection } from '../../kernel/rejection.ts';

/**
 * One row of a node after normalising: spellings unified, empty forms absent, codes checked. Asking for a field
 * that the catalogue does not have is an InvariantError, so a typing mistake fails the first test of the file.
 */
export type Row = {
  readonly where: string; // 'feedetail[3]'
  readonly has: (code: string) => boolean;
  readonly text: (code: string) => string;
  readonly textOr: (code: string) => string | null;
  readonly money: (code: string) => Money; // may be negative: the caller says where that is wrong
  readonly moneyOr: (code: string) => Money | null;
  /** Exact decimal text in the catalogue's places, sign kept: '1.5', '-2'. */
  readonly decimal: (code: string) => string;
  readonly decimalOr: (code: string) => string | null;
  readonly whole: (code: string) => number;
  readonly wholeOr: (code: string) => number | null;
  readonly day: (code: string) => Day;
  readonly dayOr: (code: string) => Day | null;
  readonly moment: (code: string) => Moment;
  readonly momentOr: (code: string) => Moment | null;
  readonly flag: (code: string) => boolean;
  readonly bytes: (code: string) => Uint8Array;
  readonly one: (node: string) => Row | null;
  readonly many: (node: string) => readonly Row[];
  /** The row as normalised, in the sender's codes, for records that are kept as sent. */
  readonly asSent: () => Readonly<Record<string, unknown>>;
  /** A refusal that names node, field and rule. */
  readonly refuse: (code: string, rule: string) => Rejection;
};
/** `one` throws the refusal when the node is absent; `many` gives [] for none. Either accepts object or list. */
export type Input = {
  readonly one: (node: string) => Row;
  readonly oneOr: (node: string) => Row | null;
  readonly many: (node: string) => readonly Row[];
  /** Everything as understood: what makes two messages the same. */
  readonly asSent: () => Readonly<Record<string, unknown>>;
};
