import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Rejection } from '../../kernel/rejection.ts';
import type { ShortId } from '../../kernel/short-id.ts';
import type { Sql } from '../../platform/sql.ts';

export const STOCK_KINDS = [
  'count',
  'change',
  'purchase',
  'purchase-return',
  'sale',
  'sale-return',
] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** One movement (or count) of a batch of goods, as its provider states it. */
export type StockEntry = {
  readonly provider: ProviderId;
  readonly kind: StockKind;
  /** 批次: the provider's own number. */
  readonly batch: string;
  /** The provider's own code of the goods. */
  readonly item: string;
  readonly nationalItem: string;
  readonly on: Day;
  /** Exact decimal with at most four places, in the smallest unit that is priced. */
  readonly quantity: string;
  /** The sale or purchase that a return takes back; null: the sender names none. */
  readonly origin: string | null;
  readonly person: PersonId | null;
  readonly visit: string | null;
  readonly settlement: SettlementId | null;
  /** 药品追溯码. */
  readonly traceCodes: readonly string[];
  /** What was sent, whole; opaque here. */
  readonly document: string;
  /** Of a count: the document of the change that is kept with it when the batch is counted for the first time. */
  readonly opening: string | null;
};

export type KeptEntry = Omit<StockEntry, 'opening'> & {
  readonly id: ShortId;
  /** False: withdrawn. */
  readonly valid: boolean;
  readonly recordedAt: Moment;
};

export type StockSearch = {
  /** Null: every provider's. */
  readonly provider: ProviderId | null;
  readonly kinds: readonly StockKind[];
  readonly from: Day | null;
  readonly until: Day | null;
  readonly batch: string | null;
  readonly item: string | null;
  readonly nationalItem: string | null;
  readonly traceCode: string | null;
  readonly person: PersonId | null;
  readonly visit: string | null;
  readonly limit: number;
  readonly offset: number;
};

export type Stock = {
  /** For each entry, in order: its id, or why it was not kept. The neighbours of a refusal are kept. */
  readonly keep: (
    sql: Sql,
    entries: readonly StockEntry[],
  ) => Promise<readonly (ShortId | Rejection)[]>;
  /** All live entries of these kinds of the batch; refused when there are none. Says how many. */
  readonly withdraw: (
    sql: Sql,
    provider: ProviderId,
    batch: string,
    kinds: readonly StockKind[],
  ) => Promise<number>;
  readonly list: (sql: Sql, search: StockSearch) => Promise<readonly KeptEntry[]>;
};
