import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import { findAccounts, findGrants } from '../../people/accounts/index.ts';
import { findCoverage, findPersons } from '../../people/enrolment/index.ts';
import { findMemberships, findRecognitions } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PolicySet, PolicyShelf } from '../../rules/policy/index.ts';
import { type Encounter, findEncounters } from '../encounter/index.ts';
import { findProviders } from '../provider/index.ts';
import { type Books, openBooks, quotaName } from './books.ts';
import type { Facts } from './facts.ts';
import type { Command, SettlementRow } from './model.ts';
import {
  findChainDeductibles,
  findHistory,
  findRequests,
  findSettlements,
  findYears,
} from './store.ts';

export type GatherDeps = {
  readonly sql: Sql;
  readonly shelf: PolicyShelf;
  readonly today: Day;
};

/** The provider under which a command's key is kept; a recomputation is the agency's own. */
export function providerOf(command: Command): ProviderId {
  return command.type === 'recompute' ? ('agency' as ProviderId) : command.provider;
}

/**
 * Reads all that a batch needs, in one pipeline. Totals come first: whatever changes after they were read
 * makes the guard of the write fail, so that nothing is decided on a mixture.
 */
export async function gather(
  deps: GatherDeps,
  commands: readonly Command[],
): Promise<{ readonly facts: Facts; readonly books: Books }> {
  const { sql, shelf, today } = deps;
  const persons = unique(commands.map(({ person }) => person));
  const settles = commands.filter((command) => command.type === 'settle');
  const reversals = commands.filter((command) => command.type === 'reverse');
  const corrected = unique(
    commands.filter(({ type }) => type !== 'settle').map(({ person }) => person),
  );
  const givers = unique([
    ...settles.filter((command) => command.useMutualAid).map(({ person }) => person),
    ...corrected,
  ]);
  const [years, requests, encounters, people, coverage, memberships, recognitions, policies] =
    await Promise.all([
      findYears(sql, persons),
      findRequests(
        sql,
        commands.map((c) => ({ provider: providerOf(c), transaction: c.type, key: c.key })),
      ),
      findEncounters(sql, unique(settles.map(({ encounter }) => encounter))),
      findPersons(sql, persons),
      findCoverage(sql, persons),
      findMemberships(sql, persons),
      findRecognitions(sql, persons),
      shelf.snapshot(sql),
    ]);
  const [grants, history, stored] = await Promise.all([
    givers.length > 0 ? findGrants(sql, givers) : new Map(),
    corrected.length > 0 ? findHistory(sql, corrected) : [],
    reversals.length > 0
      ? findSettlements(sql, unique(reversals.map(({ settlement }) => settlement)))
      : new Map<SettlementId, SettlementRow>(),
  ]);
  const more = await gatherAround(deps, { settles, encounters, history, stored });
  const owners = ownersOf(commands, grants, history);
  const accounts = owners.length > 0 ? await findAccounts(sql, owners) : new Map();
  const facts: Facts = {
    today,
    requests,
    persons: people,
    encounters: more.encounters,
    coverage,
    memberships,
    recognitions,
    providers: more.providers,
    accounts,
    grants,
    years,
    chainDeductibles: more.chainDeductibles,
    history,
    stored,
    policyOn: policies.setOn,
    pinned: await pinnedSets(shelf, history),
  };
  return { facts, books: booksFrom(facts) };
}

/** What the encounters and the history themselves point to. */
async function gatherAround(
  { sql }: GatherDeps,
  found: {
    settles: readonly { readonly provider: ProviderId }[];
    encounters: ReadonlyMap<EncounterId, Encounter>;
    history: readonly SettlementRow[];
    stored: ReadonlyMap<SettlementId, SettlementRow>;
  },
) {
  const { settles, encounters, history, stored } = found;
  const past = unique([...history, ...stored.values()].map(({ encounter }) => encounter));
  const referrers = unique([...encounters.values()].flatMap((e) => e.referredFrom ?? []));
  const [earlier, chainDeductibles] = await Promise.all([
    past.length > 0 ? findEncounters(sql, past) : new Map<EncounterId, Encounter>(),
    referrers.length > 0 ? findChainDeductibles(sql, referrers) : new Map(),
  ]);
  const all = new Map([...encounters, ...earlier]);
  const providers = await findProviders(
    sql,
    unique([...settles.map((s) => s.provider), ...[...all.values()].map((e) => e.providerId)]),
  );
  return { encounters: all, chainDeductibles, providers };
}

function ownersOf(
  commands: readonly Command[],
  grants: Facts['grants'],
  history: readonly SettlementRow[],
): PersonId[] {
  return unique([
    ...commands.flatMap((c) => (c.type === 'settle' && c.useOwnAccount ? [c.person] : [])),
    ...[...grants.values()].flatMap((list) => list.map(({ giverId }) => giverId)),
    ...history.flatMap((row) => row.document.drawn.map(({ owner }) => owner)),
  ]);
}

function booksFrom(facts: Facts): Books {
  const quotas = [...facts.grants].flatMap(([receiver, list]) =>
    list.map((grant) => [quotaName(grant.giverId, receiver), grant.quotaLeft] as const),
  );
  return openBooks({
    years: new Map(facts.years),
    accounts: new Map(facts.accounts),
    quotas: new Map(quotas),
    live: new Map([...facts.encounters].map(([id, { settlementId }]) => [id, settlementId])),
  });
}

async function pinnedSets(
  shelf: PolicyShelf,
  history: readonly SettlementRow[],
): Promise<ReadonlyMap<string, PolicySet>> {
  const hashes = unique(history.map(({ policySet }) => policySet));
  return new Map(
    await Promise.all(hashes.map(async (hash) => [hash, await shelf.setByHash(hash)] as const)),
  );
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
