export type { Office, OfficePath } from './model.ts';
export { homeOffice, levelOf, officeAt, parentOf } from './office-path.ts';
export { OfficeView, officeRoutes } from './routes.ts';
export { findOffices, insertOffices, listOffices } from './store.ts';
