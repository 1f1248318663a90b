export type { Office, OfficePath } from './model.ts';
