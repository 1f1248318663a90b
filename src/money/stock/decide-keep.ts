import type { Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { DAY_IN_FUTURE, MORE_THAN_ORIGIN, NOT_POSITIVE, UNKNOWN_ORIGIN } from './errors.ts';
import type { StockEntry, StockKind } from './model.ts';

/** A live sale or purchase that a return names. */
export type Origin = {
  readonly id: string;
  readonly provider: ProviderId;
  readonly kind: StockKind;
  readonly batch: string;
  readonly item: string;
  readonly quantity: string;
  readonly returned: string;
};

export type StockFacts = {
  readonly today: Day;
  readonly origins: ReadonlyMap<string, Origin>;
  /** `countKey` of every batch that was counted before. */
  readonly counted: ReadonlySet<string>;
};

export type ToKeep = Omit<StockEntry, 'opening'>;
export type Decided = { readonly keep: readonly ToKeep[] } | { readonly refuse: Rejection };

const TAKES_BACK: Readonly<Partial<Record<StockKind, StockKind>>> = {
  'purchase-return': 'purchase',
  'sale-return': 'sale',
};

/** In order, so that two returns of one sale in one message count together. */
export function decideKeep(entries: readonly StockEntry[], facts: StockFacts): Decided[] {
  const counted = new Set(facts.counted);
  const returned = new Map<string, bigint>();
  return entries.map((entry) => {
    const refusal = refuseForm(entry, facts.today) ?? refuseReturn(entry, facts, returned);
    if (refusal) return { refuse: refusal };
    if (entry.origin !== null) {
      const before = returned.get(entry.origin) ?? 0n;
      returned.set(entry.origin, before + tenThousandths(entry.quantity));
    }
    const { opening, ...kept } = entry;
    const first = entry.kind === 'count' && !counted.has(countKey(entry));
    if (entry.kind === 'count') counted.add(countKey(entry));
    if (!first || opening === null) return { keep: [kept] };
    return { keep: [kept, { ...kept, kind: 'change', document: opening }] };
  });
}

/** A batch of one kind of goods of one provider. */
export function countKey({
  provider,
  item,
  batch,
}: Pick<StockEntry, 'provider' | 'item' | 'batch'>): string {
  return JSON.stringify([provider, item, batch]);
}

function refuseForm({ kind, quantity, batch, on }: StockEntry, today: Day): Rejection | null {
  const amount = tenThousandths(quantity);
  // A change says by its type whether goods come or go, and senders write either sign; a count may be nought.
  const least = kind === 'count' ? 0n : 1n;
  if (kind !== 'change' && amount < least) return new Rejection(NOT_POSITIVE, { batch, quantity });
  if (on > today) return new Rejection(DAY_IN_FUTURE, { batch, day: on, today });
  return null;
}

function refuseReturn(
  { kind, origin: id, provider, batch, item, quantity }: StockEntry,
  { origins }: StockFacts,
  returned: ReadonlyMap<string, bigint>,
): Rejection | null {
  if (id === null) return null;
  const origin = origins.get(id);
  const fits =
    origin !== undefined &&
    origin.kind === TAKES_BACK[kind] &&
    origin.provider === provider &&
    origin.batch === batch &&
    origin.item === item;
  if (!fits) return new Rejection(UNKNOWN_ORIGIN, { batch, origin: id });
  const before = tenThousandths(origin.returned) + (returned.get(id) ?? 0n);
  const left = tenThousandths(origin.quantity) - before;
  if (tenThousandths(quantity) <= left) return null;
  return new Rejection(MORE_THAN_ORIGIN, { batch, quantity, left: decimalOf(left) });
}

const PLACES = 4;

function tenThousandths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES));
  return decimal.startsWith('-') ? -value : value;
}

function decimalOf(value: bigint): string {
  const digits = String(value < 0n ? 0n : value).padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return digits.slice(0, -PLACES) + (fraction === '' ? '' : `.${fraction}`);
}
