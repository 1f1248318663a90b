/** Identifiers are strings the compiler will not let us mix up. */
export type Id<Kind extends string> = string & { readonly kind: Kind };

/** Six digits of a pooling area (统筹区), e.g. 532900 for Dali. */
export type AreaCode = Id<'area'>;
export type PersonId = Id<'person'>;
export type ProviderId = Id<'provider'>;
/** 就诊: what a registration desk opens; its bills are encounters. */
export type RegistrationId = Id<'registration'>;
export type EncounterId = Id<'encounter'>;
export type SettlementId = Id<'settlement'>;
/** The sender's own message number; with the provider and the transaction it names a request for ever. */
export type RequestKey = Id<'request'>;
/** `<area>/<scheme>-<benefit>/<from>`, the path of the document below `policies/`. */
export type PolicyId = Id<'policy'>;
