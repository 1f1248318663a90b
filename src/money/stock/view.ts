import { type Static, Type } from 'typebox';
import type { ProviderId } from '../../kernel/ids.ts';
import { type KeptEntry, STOCK_KINDS } from './model.ts';

/** Without the patient: whoever follows a box needs the places it went through. */
export const StockView = Type.Object({
  id: Type.String(),
  provider: Type.Unsafe<ProviderId>(Type.String()),
  kind: Type.Enum([...STOCK_KINDS]),
  batch: Type.String(),
  item: Type.String(),
  nationalItem: Type.String(),
  on: Type.String(),
  quantity: Type.String(),
  origin: Type.Union([Type.String(), Type.Null()]),
  traceCodes: Type.Array(Type.String()),
  withdrawn: Type.Boolean(),
});
export type StockView = Static<typeof StockView>;

export function stockView(entry: KeptEntry): StockView {
  const { id, provider, kind, batch, item, nationalItem, on, quantity, origin } = entry;
  return {
    id,
    provider,
    kind,
    batch,
    item,
    nationalItem,
    on,
    quantity,
    origin,
    traceCodes: [...entry.traceCodes],
    withdrawn: !entry.valid,
  };
}
