import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';

export type OrderId = Id<'premium-order'>;
export type BatchId = Id<'premium-batch'>;

/** What a person pays for himself: insurance as a resident, 长期护理保险, 职工大额医疗费用补助. */
export const PREMIUM_SCHEMES = ['resident', 'ltc', 'large-amount'] as const;
export type PremiumScheme = (typeof PREMIUM_SCHEMES)[number];

/** How the personal part came. `aid`: nothing was left to pay. */
export const CHANNELS = ['cash', 'station', 'bank', 'tax', 'account', 'wallet', 'aid'] as const;
export type Channel = (typeof CHANNELS)[number];

export const ORDER_STATES = [
  'made',
  'sent',
  'unknown',
  'failed',
  'paid',
  'withdrawn',
  'refunded',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What may follow what. A bank's unknown answer is asked for again and never paid twice. */
export const ORDER_MOVES: Readonly<Record<OrderState, readonly OrderState[]>> = {
  made: ['sent', 'paid', 'withdrawn'],
  sent: ['unknown', 'failed', 'paid'],
  unknown: ['failed', 'paid'],
  failed: ['sent', 'paid', 'withdrawn'],
  paid: ['refunded'],
  withdrawn: [],
  refunded: [],
};

/** A part of the fiscal share and the budget that bears it. */
export type FiscalPart = { readonly level: string; readonly amount: Money };

export type Shares = {
  /** What is left for the person, with what repairs missed years. */
  readonly personal: Money;
  readonly fiscal: readonly FiscalPart[];
  readonly aid: Money;
  readonly aidLevel: string | null;
  /** On whose ground there is help; of several groups the one that helps most. */
  readonly group: string | null;
};

/** What somebody is asked for a year. Never changed; its state is its last event. */
export type PremiumOrder = Shares & {
  readonly id: OrderId;
  readonly key: string;
  readonly bodyHash: string;
  readonly person: PersonId;
  readonly scheme: PremiumScheme;
  readonly year: number;
  readonly attempt: number;
  readonly repairedYears: number;
  readonly payUntil: Day;
  readonly madeOn: Day;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly office: string | null;
  readonly batch: BatchId | null;
};

/** The insurance that a payment makes. */
export type Insurance = {
  readonly startsOn: Day;
  readonly coveredFrom: Day;
  readonly endsOn: Day;
};

export type StandingOrder = PremiumOrder & {
  readonly state: OrderState;
  readonly seq: number;
  readonly movedOn: Day;
  readonly movedAt: string;
  readonly channel: Channel | null;
  readonly paymentId: string | null;
  readonly payer: string | null;
  readonly agreement: string | null;
  readonly reference: string;
  readonly receipt: string | null;
  readonly insurance: Insurance | null;
};

export type PremiumEvent = {
  readonly order: OrderId;
  readonly seq: number;
  readonly kind: OrderState;
  readonly key: string | null;
  readonly channel: Channel | null;
  readonly paymentId: string | null;
  readonly payer: string | null;
  readonly agreement: string | null;
  readonly reference: string;
  readonly journal: string | null;
  readonly onDay: Day;
  readonly insurance: Insurance | null;
  readonly receipt: string | null;
  readonly actor: string;
  readonly at: string;
};

/** Who asks: the account of a member of staff or the person himself, and from which office. */
export type Actor = { readonly id: string; readonly office: string | null };
