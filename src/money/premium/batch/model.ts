import type { Day } from '../../../kernel/days.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Facts } from '../../../kernel/rejection.ts';
import type { BatchId } from '../model.ts';

/** One person of a list, as it was sent. `county`: where somebody lives who is not known yet; empty: he has to be known. */
export type BatchLine = {
  readonly line: number;
  readonly idNumber: string;
  readonly name: string;
  readonly county: string;
  readonly household: string;
};

/** `none`: their premiums are asked for and not paid yet. */
export const BATCH_CHANNELS = ['station', 'bank', 'tax', 'none'] as const;
export type BatchChannel = (typeof BATCH_CHANNELS)[number];

export type Batch = {
  readonly id: BatchId;
  readonly key: string;
  readonly bodyHash: string;
  readonly year: number;
  readonly channel: BatchChannel;
  readonly lines: number;
  readonly madeBy: string;
  readonly office: string | null;
  readonly madeAt: string;
};

export type BatchProgress = {
  readonly done: number;
  readonly orders: number;
  readonly persons: number;
  readonly refused: number;
  readonly personal: Money;
};

export type LineRefusal = {
  readonly line: number;
  readonly code: string;
  readonly facts: Facts;
};

export type Chunk = {
  readonly seq: number;
  readonly lines: number;
  readonly first: number;
  readonly last: number;
  readonly orders: number;
  readonly persons: number;
  readonly personal: Money;
  readonly refusals: readonly LineRefusal[];
  readonly day: Day;
};
