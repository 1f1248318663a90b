import { type Static, Type } from 'typebox';
import { formatRate, formatYuan } from '../../kernel/money.ts';
import type { CatalogueItem } from './model.ts';

export const ItemView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['drug', 'service', 'material']),
  unit: Type.String(),
  class: Type.Enum(['A', 'B', 'C']),
  priorRate: Type.String({ description: 'Share of a class B item that the person pays first' }),
  ceiling: Type.Union([Type.String(), Type.Null()], { description: 'Yuan a unit' }),
  procured: Type.Boolean(),
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()]),
});
export type ItemView = Static<typeof ItemView>;

export function itemView(item: CatalogueItem): ItemView {
  return {
    code: item.code,
    name: item.name,
    kind: item.kind,
    unit: item.unit,
    class: item.class,
    priorRate: formatRate(item.priorRate),
    ceiling: item.ceiling === null ? null : formatYuan(item.ceiling),
    procured: item.procured,
    startsOn: item.startsOn,
    endsOn: item.endsOn,
  };
}
