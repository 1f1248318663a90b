import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import {
  findAccounts,
  findGrants,
  findQuotas,
  findQuotasById,
  type GrantId,
  readWalletOwner,
} from '../../people/accounts/index.ts';
import { findCoverage, findInsured } from '../../people/enrolment/index.ts';
import { findFilings } from '../../people/filing/index.ts';
import { findMemberships, findRecognitions } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  awayRulesOf,
  type PolicySet,
  type PolicyShelf,
  type PolicySnapshot,
  SCHEMES,
  type VisitKind,
} from '../../rules/policy/index.ts';
import { type Encounter, findEncounters } from '../encounter/index.ts';
import { findProviders } from '../provider/index.ts';
import { type Books, openBooks, quotaName } from './books.ts';
import type { Facts } from './facts.ts';
import type { Command, SettlementRow } from './model.ts';
import { findChains, findHistory, findRequests, findSettlements, findYears } from './store.ts';

export type GatherDeps = {
  readonly sql: Sql;
  readonly shelf: PolicyShelf;
  readonly today: Day;
  /** Bills that are not recorded, of a quote. */
  readonly drafts?: readonly Encounter[];
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
  const { sql, shelf, today, drafts = [] } = deps;
  const persons = unique(commands.map(({ person }) => person));
  const settles = commands.filter((command) => command.type === 'settle');
  const [years, requests, recorded, people, coverage, memberships, recognitions, ...others] =
    await Promise.all([
      findYears(sql, persons),
      findRequests(sql, commands.flatMap(namesOf)),
      findEncounters(sql, unique(settles.map(({ encounter }) => encounter))),
      findInsured(sql, persons),
      findCoverage(sql, persons),
      findMemberships(sql, persons),
      findRecognitions(sql, persons),
      findProviders(sql, unique(settles.map(({ provider }) => provider))),
      shelf.snapshot(sql),
      gatherPast(sql, commands),
    ]);
  const [providers, policies, past] = others;
  const drafted = new Map(drafts.map((draft) => [draft.id, draft]));
  const encounters = merge(recorded, drafted);
  const more = await gatherAround(sql, { commands, encounters, past });
  const around = merge(merge(encounters, more.encounters), drafted);
  const about = { encounters: around, history: past.history, today };
  const [filings, away] = await Promise.all([
    findAny(
      choosersOf({ ...about, encounters }, policies),
      (ids) => findFilings(sql, ids, 'provider'),
      new Map(),
    ),
    findAny(travellersOf(about, policies), (ids) => findFilings(sql, ids, null), new Map()),
  ]);
  const facts: Facts = {
    today,
    requests,
    persons: people,
    encounters: about.encounters,
    coverage,
    memberships,
    recognitions,
    providers: merge(providers, more.providers),
    filings,
    away,
    accounts: more.accounts,
    grants: past.grants,
    wallets: past.wallets,
    quotas: more.quotas,
    years,
    chains: more.chains,
    history: past.history,
    stored: past.stored,
    policyOn: policies.setOn,
    pinned: await pinnedSets(shelf, past.history),
  };
  return { facts, books: booksFrom(facts) };
}

/** Its own request, and the one whose settlement it takes back. */
function namesOf(command: Command) {
  const provider = providerOf(command);
  const own = { provider, transaction: command.type as string, key: command.key };
  if (command.type !== 'reverse' || command.settledBy === undefined) return [own];
  return [own, { provider, transaction: 'settle', key: command.settledBy }];
}

type Past = Pick<Facts, 'grants' | 'wallets' | 'history' | 'stored'>;

/** What only some commands need: relatives' promises, and what a correction corrects. */
async function gatherPast(sql: Sql, commands: readonly Command[]): Promise<Past> {
  const corrections = commands.filter(({ type }) => type !== 'settle');
  const corrected = unique(corrections.map(({ person }) => person));
  const aided = commands.filter((c) => c.type === 'settle' && c.useMutualAid);
  const receivers = unique([...aided.map(({ person }) => person), ...corrected]);
  const reversed = commands.flatMap((c) => (c.type === 'reverse' ? (c.settlement ?? []) : []));
  const [grants, wallets, history, stored] = await Promise.all([
    findAny(receivers, (ids) => findGrants(sql, ids), new Map()),
    findAny(receivers, (ids) => findQuotas(sql, ids), new Map()),
    findAny(corrected, (ids) => findHistory(sql, ids), []),
    findAny(unique(reversed), (ids) => findSettlements(sql, ids), new Map()),
  ]);
  return { grants, wallets, history, stored };
}

/** No question where there is nobody to ask about. */
function findAny<Id, Found>(
  ids: readonly Id[],
  find: (ids: readonly Id[]) => Promise<Found>,
  nothing: Found,
): Promise<Found> {
  return ids.length > 0 ? find(ids) : Promise.resolve(nothing);
}

/** What the encounters and the history themselves point to; nothing for most batches. */
async function gatherAround(
  sql: Sql,
  found: { commands: readonly Command[]; encounters: Facts['encounters']; past: Past },
): Promise<Pick<Facts, 'encounters' | 'providers' | 'chains' | 'accounts' | 'quotas'>> {
  const { commands, encounters, past } = found;
  const rows = [...past.history, ...past.stored.values()];
  const earlier = unique(rows.map(({ encounter }) => encounter));
  const referrers = unique([...encounters.values()].flatMap((e) => e.referredFrom ?? []));
  const owners = ownersOf(commands, past.grants, past.history);
  const used = unique(rows.flatMap(({ document }) => walletsOf(document.drawn)));
  const [others, providers, chains, accounts, ended] = await Promise.all([
    findAny(earlier, (ids) => findEncounters(sql, ids), new Map()),
    findAny(
      unique(rows.map(({ provider }) => provider)),
      (ids) => findProviders(sql, ids),
      new Map(),
    ),
    findAny(referrers, (ids) => findChains(sql, ids), new Map()),
    findAny(owners, (ids) => findAccounts(sql, ids), new Map()),
    findAny(used, (ids) => findQuotasById(sql, ids), new Map()),
  ]);
  const standing = [...past.wallets.values()].flat().map((quota) => [quota.id, quota] as const);
  const quotas = merge(ended, new Map(standing));
  return { encounters: others, providers, chains, accounts, quotas };
}

function walletsOf(drawn: SettlementRow['document']['drawn']): GrantId[] {
  return drawn.flatMap(({ owner }) => readWalletOwner(owner)?.id ?? []);
}

/** Whose benefit asks, in either scheme, for a provider that the person chose. Few areas have any. */
function choosersOf(
  { encounters, history, today }: Pick<Facts, 'encounters' | 'history' | 'today'>,
  { setOn }: PolicySnapshot,
): PersonId[] {
  const asks = (kind: VisitKind, day: Day) =>
    kind !== 'disease-quota' &&
    SCHEMES.some((scheme) => setOn(scheme, day)?.visits[kind]?.designated?.is === 'required');
  return unique([
    ...[...encounters.values()]
      .filter(
        ({ kind, startedOn, endedOn }) => asks(kind, startedOn) || asks(kind, endedOn ?? today),
      )
      .map(({ personId }) => personId),
    ...history
      .filter(({ visitKind, benefitDay }) => asks(visitKind, benefitDay))
      .map(({ person }) => person),
  ]);
}

/** Whose care is away, or at home where the area asks who lives elsewhere. Few bills ask. */
function travellersOf(
  { encounters, today }: Pick<Facts, 'encounters' | 'today'>,
  { setOn }: PolicySnapshot,
): PersonId[] {
  const asked = (day: Day) =>
    SCHEMES.some((scheme) => {
      const general = setOn(scheme, day)?.general;
      return general !== undefined && awayRulesOf(general).home.is !== 'as-home';
    });
  return unique(
    [...encounters.values()]
      .filter(
        ({ outOfArea, startedOn, endedOn }) =>
          outOfArea || asked(endedOn ?? today) || asked(startedOn),
      )
      .map(({ personId }) => personId),
  );
}

function merge<Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>) {
  return b.size === 0 ? a : new Map([...a, ...b]);
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

/** What a batch starts from; a trial starts from it alone. */
export function booksFrom(facts: Facts): Books {
  const quotas = [...facts.grants].flatMap(([receiver, list]) =>
    list.map((grant) => [quotaName(grant.giverId, receiver), grant.quotaLeft] as const),
  );
  return openBooks({
    years: new Map(facts.years),
    accounts: new Map(facts.accounts),
    quotas: new Map(quotas),
    wallets: new Map(
      [...facts.quotas].map(([id, { left, state, version }]) => [
        id,
        { left, open: state === 'open', version },
      ]),
    ),
    chains: new Map(facts.chains),
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
