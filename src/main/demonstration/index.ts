export { buildOffices, townshipPart } from './build-offices.ts';
export { COUNTIES_BY_SHARE, DEMONSTRATION_AREA } from './counties.ts';
export { type FillOptions, fillDemonstration } from './fill.ts';
export { fillCodeLists } from './fill-code-lists.ts';
export { fillPremiums } from './fill-premiums.ts';
export { FATHERS_AREA, fillWallets, type WalletArea } from './fill-wallets.ts';
export { fillWindow, type OfficeClock, officeClock } from './fill-window.ts';
export { createIdentities, personId } from './identities.ts';
export {
  type DemonstrationState,
  demonstrationState,
  type Loaded,
  type LoadOptions,
  loadDemonstration,
  PEOPLE_MAX,
  PEOPLE_MIN,
  type Progress,
} from './load.ts';
export { pickFamily, pickName } from './names.ts';
export { progressPrinter } from './progress.ts';
export { createRandom, type Random, type Weighted } from './random.ts';
export { analyse, findSampledPerson } from './store.ts';
