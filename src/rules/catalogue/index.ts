export type {
  CatalogueItem,
  ChargeLine,
  ItemClass,
  ItemKind,
  PricedLine,
  Split,
} from './model.ts';
export { itemOn, priceLine } from './price-line.ts';
export { type CatalogueDeps, catalogueRoutes } from './routes.ts';
export { findItems, searchItems } from './store.ts';
export { ItemView, itemView } from './view.ts';
