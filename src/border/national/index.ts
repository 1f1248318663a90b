export { nationalCatalogue } from './catalogue/load.ts';
export type { Catalogue, FieldSpec, NodeSpec } from './catalogue/model.ts';
export { nationalTerms } from './catalogue/terms.ts';
export { createNationalDoor, type NationalDoor } from './door/create-door.ts';
export { TRANSACTIONS } from './door/registry.ts';
export { createFileStore } from './files/file-store.ts';
export { addGatewayKey, isKeyStyle, KEY_STYLES } from './gateway/add-gateway-key.ts';
export type { NationalWorld } from './world.ts';
