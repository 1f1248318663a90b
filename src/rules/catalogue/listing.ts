import type { Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Period } from '../../kernel/period.ts';
import type { CatalogueItem, ItemClass } from './model.ts';

/** 目录类别: in which national list an item stands, and so by which download it comes. */
export const LISTS = [
  'medicine',
  'herbal-piece',
  'preparation',
  'ethnic-medicine',
  'other',
  'granule',
  'service',
  'material',
] as const;
export type ItemList = (typeof LISTS)[number];

/** 收费项目类别: the line of an invoice on which an item stands. */
export type ChargeItem =
  | 'bed'
  | 'consultation'
  | 'examination'
  | 'laboratory'
  | 'treatment'
  | 'surgery'
  | 'nursing'
  | 'material'
  | 'western-medicine'
  | 'herbal-medicine'
  | 'patent-medicine'
  | 'general-visit'
  | 'registration'
  | 'other';

/** A version of an item with all that is told of it outside. */
export type ListedItem = CatalogueItem & {
  readonly initials: string;
  readonly list: ItemList;
  readonly chargeItem: ChargeItem;
  /** 限制使用: paid only under conditions that the hospital confirms. */
  readonly restricted: boolean;
  /** Specification, maker, approval number …, by our names. */
  readonly particulars: Readonly<Record<string, string>>;
  /** Number of its latest offer for download; null: not yet numbered. */
  readonly version: bigint | null;
  readonly updatedAt: Moment | null;
};

export type ListingSearch = {
  readonly list: ItemList | null;
  readonly code: string | null;
  /** Any part of the name. */
  readonly name: string | null;
  /** Beginning of the pinyin initials. */
  readonly initials: string | null;
  readonly class: ItemClass | null;
  readonly chargeItem: ChargeItem | null;
  readonly restricted: boolean | null;
  /** In force on this day; null: all versions. */
  readonly on: Day | null;
  readonly startsOn: Day | null;
  /** Whether in force today or later (true) or over (false). */
  readonly live: { readonly is: boolean; readonly today: Day } | null;
  readonly hasCeiling: boolean;
  /** Changed after this time (`2025-06-01 08:30:00`); what has no number yet counts as changed now. */
  readonly changedAfter: string | null;
  readonly limit: number;
  readonly offset: number;
};

/** Every version of every item; a search states what narrows it. */
export const EVERY_ITEM: ListingSearch = {
  list: null,
  code: null,
  name: null,
  initials: null,
  class: null,
  chargeItem: null,
  restricted: null,
  on: null,
  startsOn: null,
  live: null,
  hasCeiling: false,
  changedAfter: null,
  limit: 0,
  offset: 0,
};

/** 目录对照: which national item a provider's own code stands for. */
export type ItemMapping = Period & {
  readonly provider: ProviderId;
  readonly ownCode: string;
  readonly ownName: string | null;
  readonly list: ItemList;
  readonly code: string;
  readonly particulars: Readonly<Record<string, string>>;
};

export type KeptMapping = ItemMapping & {
  readonly id: string;
  readonly recordedAt: Moment;
  readonly withdrawnAt: Moment | null;
};

export type MappingSearch = {
  readonly provider: ProviderId;
  readonly ownCode: string | null;
  readonly ownName: string | null;
  readonly list: ItemList | null;
  readonly code: string | null;
  readonly on: Day | null;
  readonly startsOn: Day | null;
  /** Null: withdrawn ones too. */
  readonly valid: boolean | null;
  readonly changedAfter: string | null;
  readonly limit: number;
  readonly offset: number;
};
