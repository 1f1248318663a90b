import type { ProviderId } from '../../kernel/ids.ts';
import type { Period } from '../../kernel/period.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';

/** Level and contract of a provider for a time. */
export type Term = Period & {
  readonly level: ProviderLevel;
  /** 定点: has a contract with the insurance. */
  readonly contracted: boolean;
};

export type Provider = {
  readonly id: ProviderId;
  readonly name: string;
  /** Six digits. */
  readonly county: string;
  readonly terms: readonly Term[];
};
