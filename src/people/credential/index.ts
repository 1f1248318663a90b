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
export type { CredentialUseView } from './view.ts';
