export { buildOffices } from './build-offices.ts';
export { DEMONSTRATION_AREA } from './counties.ts';
export { type FillOptions, fillDemonstration } from './fill.ts';
export { fillCodeLists } from './fill-code-lists.ts';
export { fillWindow, type OfficeClock, officeClock } from './fill-window.ts';
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
export { progressPrinter } from './progress.ts';
export { analyse, findSampledPerson } from './store.ts';
