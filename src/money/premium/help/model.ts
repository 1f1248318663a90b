import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Facts } from '../../../kernel/rejection.ts';
import type { Channel, OrderId } from '../model.ts';

/**
 * `insured`: all was given, so that nobody had to pay. `asked`: a part was given and the rest is asked for. `lowered`, `raised`: an
 * order that nobody had paid makes room for another. `withdrawn`: it was there for its help alone, which is over. `difference`:
 * the person had paid what should have been given. `refused`: somebody has to look.
 */
export const HELP_OUTCOMES = [
  'insured',
  'asked',
  'lowered',
  'raised',
  'withdrawn',
  'difference',
  'refused',
] as const;
export type HelpOutcome = (typeof HELP_OUTCOMES)[number];

/** What came of the beginning or end of an identity for one year's premium. Never changed. */
export type Help = {
  readonly id: string;
  readonly cause: string;
  readonly person: PersonId;
  readonly year: number;
  readonly outcome: HelpOutcome;
  readonly group: string | null;
  readonly level: string | null;
  readonly amount: Money;
  readonly order: OrderId | null;
  readonly reason: string | null;
  readonly facts: Facts;
  readonly on: Day;
  readonly at: string;
};

/** Money that the person paid although a budget should have given it. */
export type Difference = Help & {
  readonly outcome: 'difference';
  readonly level: string;
  /** How it had come: what an account or a wallet gave is never given back as money. */
  readonly channel: Channel | null;
};

/** That somebody's identity began or ended; the id is that of the record which says so. */
export type GroupChange = { readonly id: string; readonly person: PersonId };
