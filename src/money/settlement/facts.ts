import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Account, Grant, GrantId, Quota } from '../../people/accounts/index.ts';
import type { Coverage, Insured } from '../../people/enrolment/index.ts';
import type { Filing } from '../../people/filing/index.ts';
import type { Membership, Recognition } from '../../people/groups/index.ts';
import type { PolicySet, Scheme } from '../../rules/policy/index.ts';
import type { Encounter } from '../encounter/index.ts';
import type { Provider } from '../provider/index.ts';
import type { Chain } from './chain.ts';
import type { SettlementRow, YearState } from './model.ts';
import type { StoredRequest } from './store.ts';

/** Everything a batch needs to decide, read in one pipeline; lists are absent where nothing was found. */
export type Facts = {
  readonly today: Day;
  readonly requests: ReadonlyMap<string, StoredRequest>;
  readonly persons: ReadonlyMap<PersonId, Insured>;
  readonly providers: ReadonlyMap<ProviderId, Provider>;
  readonly encounters: ReadonlyMap<EncounterId, Encounter>;
  readonly coverage: ReadonlyMap<PersonId, readonly Coverage[]>;
  readonly memberships: ReadonlyMap<PersonId, readonly Membership[]>;
  readonly recognitions: ReadonlyMap<PersonId, readonly Recognition[]>;
  /** Of persons whose benefit asks for a chosen provider. */
  readonly filings: ReadonlyMap<PersonId, readonly Filing[]>;
  /** Care away that was filed, of persons whose bills it may concern. */
  readonly away: ReadonlyMap<PersonId, readonly Filing[]>;
  readonly accounts: ReadonlyMap<PersonId, Account>;
  readonly grants: ReadonlyMap<PersonId, readonly Grant[]>;
  /** Quotas of other areas that stand, by receiver. */
  readonly wallets: ReadonlyMap<PersonId, readonly Quota[]>;
  /** The same, and those that ended after the history used them. */
  readonly quotas: ReadonlyMap<GrantId, Quota>;
  readonly years: ReadonlyMap<string, YearState>;
  /** Settled encounters from which others were referred. */
  readonly chains: ReadonlyMap<EncounterId, Chain>;
  /** All records of the persons with a correction in the batch, in order. */
  readonly history: readonly SettlementRow[];
  readonly stored: ReadonlyMap<SettlementId, SettlementRow>;
  readonly policyOn: (scheme: Scheme, day: Day) => PolicySet | null;
  /** Sets pinned by the history. */
  readonly pinned: ReadonlyMap<string, PolicySet>;
};
