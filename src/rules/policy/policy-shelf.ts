import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { PolicyId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { assembleSet, documentsOf, periodOf, policySetFrom, type SetKey } from './assemble-set.ts';
import { decidePublication } from './decide-publication.ts';
import { hashOf, hashOfText, policyFrom } from './document.ts';
import { UNKNOWN_DOCUMENT } from './errors.ts';
import type { BenefitKind, Policy, PolicySet, Scheme } from './model.ts';
import {
  countPublished,
  findPublished,
  findSet,
  insertPolicies,
  keepSet,
  lockPublishing,
} from './store.ts';

export type PublishedPolicy = {
  readonly policy: Policy;
  readonly hash: string;
  readonly document: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** First day on which it no longer holds: as it says, or where its successor begins. */
  readonly endsOn: Day | null;
};

/** The published documents of one area, as this process knows them. */
export type PolicyShelf = {
  /**
   * The set in force, null where none can settle. Costs one count; on a kept connection it travels
   * with the caller's other statements when its `sql` is given.
   */
  readonly setOn: (scheme: Scheme, day: Day, sql?: Sql) => Promise<PolicySet | null>;
  /** The documents as they are now, for a batch: one count, then answers without waiting. */
  readonly snapshot: (sql?: Sql) => Promise<PolicySnapshot>;
  /** Makes sure that sets which a snapshot gave can be read again by their hash, for ever. */
  readonly keepSets: (hashes: readonly string[]) => Promise<void>;
  /** A set that a settlement pinned. */
  readonly setByHash: (hash: string, sql?: Sql) => Promise<PolicySet>;
  /** All of them or, with a Rejection, none. */
  readonly publish: (policies: readonly Policy[], by: string) => Promise<PublishAnswer>;
  readonly list: (filter?: ListFilter) => Promise<PublishedPolicy[]>;
  readonly get: (id: string) => Promise<PublishedPolicy>;
};

export type PolicySnapshot = {
  /** Null where none can settle. */
  readonly setOn: (scheme: Scheme, day: Day) => PolicySet | null;
};

export type PublishAnswer = {
  readonly published: readonly PolicyId[];
  readonly unchanged: readonly PolicyId[];
};

export type ListFilter = {
  readonly scheme?: Scheme | undefined;
  readonly benefit?: BenefitKind | undefined;
};

/** What was read when so many documents were published. */
type Reading = {
  readonly count: bigint;
  readonly published: readonly PublishedPolicy[];
  readonly setsByDay: Map<string, PolicySet | null>;
};

type Cache = {
  /** Sets that are in the table. */
  readonly kept: Map<string, PolicySet>;
  /** Sets that a snapshot gave and perhaps nothing pins yet. */
  readonly given: Map<string, PolicySet>;
  reading: Reading;
};

/** More days than anybody settles on; beyond it the cache starts anew. */
const DAYS_MAX = 10_000;

export function createPolicyShelf({ database }: { database: AreaDatabase }): PolicyShelf {
  const { area, sql: own } = database;
  const cache: Cache = { kept: new Map(), given: new Map(), reading: nothingRead() };

  return {
    async setOn(scheme, day, sql = own) {
      const set = setAt(await current(cache, sql), { area, scheme, day });
      return set && keep(own, cache, set);
    },

    async snapshot(sql = own) {
      const taken = await current(cache, sql);
      return { setOn: (scheme, day) => give(cache, setAt(taken, { area, scheme, day })) };
    },

    async keepSets(hashes) {
      for (const hash of hashes) {
        const set = cache.given.get(hash);
        if (set) await keep(own, cache, set);
      }
    },

    async setByHash(hash, sql = own) {
      // A quote is shown before anything pins its set, so one that is only given counts as well.
      const known = cache.kept.get(hash) ?? cache.given.get(hash);
      if (known) return known;
      const set = await readSet(sql, hash);
      cache.kept.set(hash, set);
      return set;
    },

    publish: (policies, by) =>
      database.transaction((sql) => publish(sql, { database, policies, by })),

    async list({ scheme, benefit } = {}) {
      const { published } = await current(cache, own);
      return published.filter(
        ({ policy }) =>
          (scheme === undefined || policy.scheme === scheme) &&
          (benefit === undefined || policy.benefit === benefit),
      );
    },

    async get(id) {
      const { published } = await current(cache, own);
      const found = published.find(({ policy }) => policy.id === id);
      if (!found) throw new Rejection(UNKNOWN_DOCUMENT, { id });
      return found;
    },
  };
}

function nothingRead(): Reading {
  return { count: 0n, published: [], setsByDay: new Map() };
}

/** What is published now: read again only when documents were added, here or by another process. */
async function current(cache: Cache, sql: Sql): Promise<Reading> {
  if ((await countPublished(sql)) !== cache.reading.count) cache.reading = await read(sql);
  return cache.reading;
}

function give({ given }: Cache, set: PolicySet | null): PolicySet | null {
  if (set) given.set(set.hash, set);
  return set;
}

/**
 * Before anything pins a set, it can be read again by its hash. On a connection of its own: the caller's
 * transaction may yet be undone, and this process would go on believing that the set is there.
 */
async function keep(sql: Sql, { kept }: Cache, set: PolicySet): Promise<PolicySet> {
  const known = kept.get(set.hash);
  if (known) return known;
  const documents = documentsOf(set).map((each) => ({ id: each.id, hash: hashOf(each) }));
  await keepSet(sql, set.hash, documents);
  kept.set(set.hash, set);
  return set;
}

async function publish(
  sql: Sql,
  { database, policies, by }: { database: AreaDatabase; policies: readonly Policy[]; by: string },
): Promise<PublishAnswer> {
  await lockPublishing(sql);
  const { published } = await read(sql);
  const before = published.map(({ policy }) => policy);
  const { added, unchanged } = decidePublication(before, policies, database.area);
  if (added.length > 0) await insertPolicies(sql, added, by);
  return { published: added.map(({ id }) => id), unchanged: unchanged.map(({ id }) => id) };
}

async function read(sql: Sql): Promise<Reading> {
  const rows = await findPublished(sql);
  const policies = rows.map(({ id, hash, document }) => {
    assert(hashOfText(document) === hash, `the published document ${id} has its hash`);
    return policyFrom(document);
  });
  const published = rows.flatMap((row, index): PublishedPolicy[] => {
    const policy = policies[index];
    return policy ? [{ ...row, policy, endsOn: periodOf(policy, policies).endsOn }] : [];
  });
  return { count: BigInt(rows.length), published, setsByDay: new Map() };
}

function setAt({ published, setsByDay }: Reading, key: SetKey): PolicySet | null {
  const name = `${key.scheme} ${key.day}`;
  const known = setsByDay.get(name);
  if (known !== undefined) return known;
  const set = setFor(published, key);
  if (setsByDay.size >= DAYS_MAX) setsByDay.clear();
  setsByDay.set(name, set);
  return set;
}

function setFor(published: readonly PublishedPolicy[], key: SetKey): PolicySet | null {
  const set = assembleSet(
    published.map(({ policy }) => policy),
    key,
  );
  return 'missing' in set ? null : set;
}

async function readSet(sql: Sql, hash: string): Promise<PolicySet> {
  const documents = await findSet(sql, hash);
  assert(documents, `the pinned policy set ${hash} is kept`);
  const { published } = await read(sql);
  const policies = documents.map(({ id }) => {
    const found = published.find(({ policy }) => policy.id === id);
    assert(found, `the document ${id} of a kept set is published`);
    return found.policy;
  });
  const set = policySetFrom(policies);
  assert(set.hash === hash, `the documents of the kept set ${hash} are those it was made of`);
  return set;
}
