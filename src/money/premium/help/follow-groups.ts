import type { PersonId } from '../../../kernel/ids.ts';
import { type Money, plus, ZERO } from '../../../kernel/money.ts';
import { findDeaths } from '../../../people/enrolment/index.ts';
import { findMemberships } from '../../../people/groups/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { PremiumDeps } from '../deps.ts';
import { gatherPremiums, rulesOn } from '../gather-premium.ts';
import type { Actor, PremiumOrder, StandingOrder } from '../model.ts';
import { buildOrder } from '../order-premium.ts';
import { type Paid, recordMade, recordPaid } from '../record-premiums.ts';
import { recordWithdrawn } from '../withdraw-premium.ts';
import {
  decideHelp,
  type HelpDecided,
  type HelpFacts,
  helpKeyOf,
  helpYears,
} from './decide-help.ts';
import type { Difference, GroupChange, Help } from './model.ts';
import { findHelps, insertHelps } from './store.ts';

export type HelpDeps = Pick<PremiumDeps, 'database' | 'clock' | 'ids' | 'figures'>;

export type Followed = {
  /** A bank has not answered for these: they are asked for again another day. */
  readonly later: ReadonlySet<string>;
  readonly differences: readonly Difference[];
};

export type Taken = {
  readonly cause: string;
  readonly person: PersonId;
  readonly year: number;
  /** Of the order that it makes. */
  readonly key: string;
  readonly decided: HelpDecided;
};

/**
 * What follows for premiums from identities that began or ended: everybody of them by the same few statements, within the
 * caller's transaction. A change speaks once a year, so that the same again finds nothing left to do.
 */
export async function followGroups(
  sql: Sql,
  deps: HelpDeps,
  changes: readonly GroupChange[],
  actor: Actor,
): Promise<Followed> {
  const today = deps.clock.today();
  const rules = rulesOn(deps.figures, deps.database.area, today);
  const persons = [...new Set(changes.map(({ person }) => person))];
  const facts = await gatherHelp(sql, deps, persons);
  const told = new Set([...facts.values()].flatMap((one) => one.told));

  const later = new Set<PersonId>();
  const taken: Taken[] = [];
  for (const [person, cause] of firstOf(changes)) {
    const known = facts.get(person);
    for (const year of known ? helpYears(rules, today) : []) {
      if (!known || told.has(`${cause} ${year}`)) continue;
      const decided = decideHelp(year, known, rules, today);
      if (decided.is === 'later') later.add(person);
      else if (decided.is !== 'nothing') {
        taken.push({ cause, person, year, key: helpKeyOf(cause, year), decided });
      }
    }
  }

  const helps = await recordHelp(sql, deps, taken, actor);
  return {
    later: new Set(changes.filter(({ person }) => later.has(person)).map(({ id }) => id)),
    differences: helps.flatMap(({ help, decided }) =>
      decided.is === 'difference' && help.level !== null
        ? [{ ...help, outcome: 'difference', level: help.level, channel: decided.order.channel }]
        : [],
    ),
  };
}

/** A person whose identities began and ended together is looked at once. */
function firstOf(changes: readonly GroupChange[]): ReadonlyMap<PersonId, string> {
  const first = new Map<PersonId, string>();
  for (const { id, person } of changes) if (!first.has(person)) first.set(person, id);
  return first;
}

type Gathered = HelpFacts & { readonly told: readonly string[] };

export async function gatherHelp(
  sql: Sql,
  { clock }: HelpDeps,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Gathered>> {
  const premiums = await gatherPremiums(sql, persons, clock.today());
  const memberships = await findMemberships(sql, persons);
  const deaths = await findDeaths(sql, persons);
  const helps = await findHelps(sql, persons);
  return new Map(
    [...premiums].map(([id, premium]) => {
      const own = helps.get(id) ?? [];
      const told = own.map(({ cause, year }) => `${cause} ${year}`);
      const died = deaths.has(id);
      return [
        id,
        { premium, memberships: memberships.get(id) ?? [], died, known: differencesOf(own), told },
      ];
    }),
  );
}

function differencesOf(helps: readonly Help[]): ReadonlyMap<string, Money> {
  const known = new Map<string, Money>();
  for (const { outcome, order, amount } of helps) {
    if (outcome !== 'difference' || order === null) continue;
    known.set(order, plus(known.get(order) ?? ZERO, amount));
  }
  return known;
}

type Recorded = { readonly help: Help; readonly decided: HelpDecided };

/** Help of the orders that make room goes back first; then what is given is booked, and whom all was given is insured. */
export async function recordHelp(
  sql: Sql,
  deps: HelpDeps,
  taken: readonly Taken[],
  actor: Actor,
): Promise<readonly Recorded[]> {
  const today = deps.clock.today();
  const made = new Map<Taken, PremiumOrder>();
  for (const one of taken) {
    const { key, person, decided } = one;
    if (decided.is !== 'order') continue;
    const request = { ...decided.asked, key, person };
    const parts = { request, decided: decided.decided, today, actor, batch: null };
    made.set(one, buildOrder(deps, parts));
  }
  const replaced = taken.flatMap(({ decided }) => replacedBy(decided) ?? []);
  await recordWithdrawn(sql, deps, replaced, { actor, reason: 'help-changed' });
  await recordMade(sql, deps, [...made.values()], actor);
  await recordPaid(sql, deps, [...made].flatMap(paidByHelp), actor);
  const recorded = taken.map((one) => ({
    help: helpOf(deps, one, made.get(one) ?? null),
    decided: one.decided,
  }));
  await insertHelps(
    sql,
    recorded.map(({ help }) => help),
  );
  return recorded;
}

function replacedBy(decided: HelpDecided): StandingOrder | null {
  if (decided.is === 'withdraw') return decided.order;
  return decided.is === 'order' ? decided.replaces : null;
}

function paidByHelp([{ decided }, order]: readonly [Taken, PremiumOrder]): Paid[] {
  if (decided.is !== 'order' || order.personal !== ZERO) return [];
  const standing = { ...order, seq: 1, state: 'made' as const };
  return [{ order: standing, year: decided.decided.year, channel: 'aid' }];
}

function helpOf(
  deps: HelpDeps,
  { cause, person, year, decided }: Taken,
  order: PremiumOrder | null,
): Help {
  const help = {
    ...{ id: deps.ids.next(), cause, person, year, outcome: 'refused' as Help['outcome'] },
    ...{
      group: null,
      level: null,
      amount: ZERO,
      order: order?.id ?? null,
      reason: null,
      facts: {},
    },
    ...{ on: deps.clock.today(), at: deps.clock.now().toISOString() },
  };
  switch (decided.is) {
    case 'order': {
      const { group, aidLevel: level, aid: amount } = decided.decided.shares;
      return { ...help, outcome: decided.outcome, group, level, amount };
    }
    case 'difference': {
      const { group, aidLevel: level } = decided.shares;
      const { amount, order: paid } = decided;
      return { ...help, outcome: 'difference', group, level, amount, order: paid.id };
    }
    case 'withdraw':
      return { ...help, outcome: 'withdrawn', order: decided.order.id };
    case 'refused':
      return { ...help, reason: decided.why.kind.code, facts: decided.why.facts };
    default:
      return help;
  }
}
