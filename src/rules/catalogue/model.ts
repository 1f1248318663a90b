import type { Day } from '../../kernel/days.ts';
import type { Money, Rate } from '../../kernel/money.ts';
import type { Period } from '../../kernel/period.ts';

/** 甲, 乙, 丙. */
export type ItemClass = 'A' | 'B' | 'C';
export type ItemKind = 'drug' | 'service' | 'material';

/** One dated version of a drug, service or material. */
export type CatalogueItem = Period & {
  readonly code: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly unit: string;
  readonly class: ItemClass;
  /** 先行自付比例 of class B. */
  readonly priorRate: Rate;
  /** Highest price of one unit that insurance takes into account; null: none. */
  readonly ceiling: Money | null;
  /** 集采: bought at the price of a central tender. */
  readonly procured: boolean;
  /** 限制使用: insurance counts it only where the hospital approved its use. Absent: no. */
  readonly restricted?: boolean;
};

/** A charge as the provider states it: amounts as decimal text, not yet trusted. */
export type ChargeLine = {
  readonly code: string;
  readonly name?: string | undefined;
  readonly day: Day;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  /** The provider's own number of the line; tells apart lines that are otherwise the same. */
  readonly lineNo?: string | undefined;
  /** The hospital's own approval of a restricted item. */
  readonly approved?: boolean | undefined;
};

/** How the catalogue divides an amount; the four add up to it. */
export type Split = {
  /** 全自费. */
  readonly fullSelfPay: Money;
  /** 超限价. */
  readonly overCeiling: Money;
  /** 先行自付. */
  readonly priorSelfPay: Money;
  /** 符合政策范围. */
  readonly inScope: Money;
};

export type PricedLine = Split & {
  readonly lineNo: string | null;
  readonly code: string;
  readonly name: string;
  readonly day: Day;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: Money;
  readonly class: ItemClass;
  readonly procured: boolean;
  /** Self-paid because nobody approved it, whatever its class; absent of all others. */
  readonly unapproved?: true;
};
