import type { ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { permit } from '../../../platform/access.ts';
import type { Permission } from '../../../platform/http/route.ts';
import { OTHER_PROVIDER } from '../errors.ts';
import type { SignedIn } from '../signed-in.ts';

/** A provider's operator holds what a desk holds, and a key opens for its own provider only. */
export function permitSender(
  { area, provider, operator }: SignedIn,
  permission: Permission,
  holder: ProviderId | null = null,
): void {
  if (holder !== null && holder !== provider.id) {
    throw new Rejection(OTHER_PROVIDER, { own: holder, provider: provider.id });
  }
  permit({ id: operator.id, role: 'desk', provider: provider.id, area }, permission);
}
