import type { Money } from '../../kernel/money.ts';

/** What a bank or the tax office is told: collect so much under this agreement, once for the key. */
export type Collection = {
  readonly key: string;
  readonly amount: Money;
  readonly agreement: string;
};

export const COLLECT_OUTCOMES = ['paid', 'failed', 'unknown'] as const;
export type CollectOutcome = (typeof COLLECT_OUTCOMES)[number];

export type CollectAnswer = {
  readonly outcome: CollectOutcome;
  readonly reference: string;
  readonly reason: string;
};

/** Whoever collects premiums: a bank by agreement, the tax office. */
export type Collector = {
  /** Collects once a key, however often it is told. */
  readonly collect: (collection: Collection) => Promise<CollectAnswer>;
  /** Null: it never heard of this key. */
  readonly ask: (key: string) => Promise<CollectAnswer | null>;
};
