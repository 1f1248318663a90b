export { checkDecimal } from './check-decimal.ts';
export { downloadPage, numberNewItems, versionText } from './download-page.ts';
export { AMOUNT_DIFFERS, NOT_IN_FORCE, UNKNOWN_CODE } from './errors.ts';
export type {
  ChargeItem,
  ItemList,
  ItemMapping,
  KeptMapping,
  ListedItem,
  ListingSearch,
  MappingSearch,
} from './listing.ts';
export { EVERY_ITEM, LISTS } from './listing.ts';
export { type MappingDeps, type MappingName, mapItems, unmapItem } from './map-items.ts';
export type {
  CatalogueItem,
  ChargeLine,
  ItemClass,
  ItemKind,
  PricedLine,
  Split,
} from './model.ts';
export { itemOn, priceLine, splitAmount } from './price-line.ts';
export { type CatalogueDeps, catalogueRoutes } from './routes.ts';
export { findItems, searchItems } from './store/items.ts';
export { listItems } from './store/listing.ts';
export { listMappings } from './store/mappings.ts';
export { ItemView, itemView } from './view.ts';
