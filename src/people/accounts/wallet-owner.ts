import type { AreaCode } from '../../kernel/ids.ts';
import type { GrantId } from './model.ts';

const FORM = /^wallet:(\d{6}):([0-9a-f-]{36})$/;

/** How a quota of another area is called where an own account would be called by its owner. */
export function walletOwner(giverArea: AreaCode, id: GrantId): string {
  return `wallet:${giverArea}:${id}`;
}

export type WalletOwner = { readonly area: AreaCode; readonly id: GrantId };

/** Null: an own account of this area. */
export function readWalletOwner(owner: string): WalletOwner | null {
  const [, area, id] = FORM.exec(owner) ?? [];
  return area && id ? { area: area as AreaCode, id: id as GrantId } : null;
}
