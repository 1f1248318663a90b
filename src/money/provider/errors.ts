import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_PROVIDER = {
  code: 'provider.unknown_provider',
  status: 404,
} as const satisfies RejectionKind;
