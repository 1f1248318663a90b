export type { CodePort } from './code-port.ts';
export { type CredentialOptions, type Credentials, createCredentials } from './credentials.ts';
export type {
  CredentialClaim,
  CredentialType,
  DecodedVoucher,
  Desk,
  FacePort,
  MoneyClaim,
  ShownVoucher,
} from './model.ts';
export { type CredentialReads, credentialRoutes } from './routes.ts';
export {
  findChildren,
  findGuardianship,
  localCodes,
  mayActFor,
  type SharingDeps,
  shareCode,
} from './share-code.ts';
export { shareRoutes } from './share-routes.ts';
export type { CredentialUseView } from './view.ts';
