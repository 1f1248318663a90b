import type { ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { PERMISSIONS, permit } from '../../../platform/access.ts';
import type { Permission } from '../../../platform/http/route.ts';
import { OTHER_PROVIDER } from '../errors.ts';
import type { SignedIn } from '../signed-in.ts';

const COUNTER = ['desk'] as const;
const TREATING = ['desk', 'doctor'] as const;

/**
 * A provider's system speaks for its counters and, where patients are treated, for its doctors: an operator holds what
 * either holds. A pharmacy has counters only. A key opens for its own provider only.
 */
export function permitSender(
  { area, provider, operator }: SignedIn,
  permission: Permission,
  holder: ProviderId | null = null,
): void {
  if (holder !== null && holder !== provider.id) {
    throw new Rejection(OTHER_PROVIDER, { own: holder, provider: provider.id });
  }
  const speaksFor = provider.kind === 'pharmacy' ? COUNTER : TREATING;
  const may = (role: (typeof TREATING)[number]) => PERMISSIONS[role].includes(permission);
  const role = speaksFor.find(may) ?? 'desk';
  permit({ id: operator.id, role, provider: provider.id, area }, permission);
}
