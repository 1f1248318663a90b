import { type Static, Type } from 'typebox';
import { formatRate, formatYuan } from '../../kernel/money.ts';
import type { CatalogueItem } from './model.ts';
import type { FoundItem } from './search/store.ts';

export const ItemView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['drug', 'service', 'material']),
  unit: Type.String(),
  class: Type.Enum(['A', 'B', 'C']),
  priorRate: Type.String({ description: 'Share of a class B item that the person pays first' }),
  ceiling: Type.Union([Type.String(), Type.Null()], { description: 'Yuan a unit' }),
  procured: Type.Boolean(),
  restricted: Type.Boolean({ description: 'Counts only where the hospital approved its use' }),
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
    restricted: item.restricted === true,
    startsOn: item.startsOn,
    endsOn: item.endsOn,
  };
}

const NullableText = Type.Union([Type.String(), Type.Null()]);

/** What somebody who charges an item has to see beside price and class. */
export const FoundItemView = Type.Object({
  ...ItemView.properties,
  restricted: Type.Boolean({
    description: 'Paid only under a condition that the provider confirms',
  }),
  restriction: NullableText,
  specification: NullableText,
  maker: NullableText,
  price: Type.Union([Type.String(), Type.Null()], {
    description: 'Listed price of one unit, where the area publishes one',
  }),
  packSize: Type.Union([Type.String(), Type.Null()], { description: 'Doses in one unit' }),
  perDay: Type.Union([Type.String(), Type.Null()], { description: 'Usual doses a day' }),
  usage: NullableText,
});
export type FoundItemView = Static<typeof FoundItemView>;

export function foundItemView(item: FoundItem): FoundItemView {
  const { restricted, particulars: said } = item;
  return {
    ...itemView(item),
    restricted,
    restriction: said.restriction ?? null,
    specification: said.specification ?? null,
    maker: said.maker ?? null,
    price: said.price ?? null,
    packSize: said.packSize ?? null,
    perDay: said.perDay ?? null,
    usage: said.usage ?? null,
  };
}
