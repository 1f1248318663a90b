export { checkDecimal } from './check-decimal.ts';
export { type CodePage, codesPage } from './code-lists/download.ts';
export { type CodesLoaded, loadCodes } from './code-lists/load.ts';
export type { CodeEntry, CodeList, ListedCode, NewCode, UsedCode } from './code-lists/model.ts';
export { CODE_LISTS } from './code-lists/model.ts';
export { parseCodes } from './code-lists/parse-codes.ts';
export { codeListRoutes } from './code-lists/routes.ts';
export { findCodes, findUnlisted } from './code-lists/store.ts';
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
export { countedAs, itemOn, priceLine, splitAmount } from './price-line.ts';
export { type CatalogueDeps, catalogueRoutes } from './routes.ts';
export { readAllNames } from './search/read-names.ts';
export { searchItems } from './search/search-items.ts';
export { type FoundItem, findItemsOn } from './search/store.ts';
export { findItems } from './store/items.ts';
export { findChargeItems, findListed, listItems } from './store/listing.ts';
export { listMappings } from './store/mappings.ts';
export { FoundItemView, foundItemView, ItemView, itemView } from './view.ts';
