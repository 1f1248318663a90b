import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import { loadFigures } from '../../rules/figures/index.ts';
import type { CollectAnswer, Collection, Collector, PremiumDeps } from './index.ts';

export const CLERK = { id: 'chen', office: '532900/532901/03/07' };

/** An area at the moment that a test sets, with collectors whose words it chooses. */
export async function premiumWorld(today = '2025-10-10') {
  const database = await testArea();
  let at = Date.parse(`${today}T04:00:00Z`);
  const clock = clockFrom(() => {
    at += 1;
    return new globalThis.Date(at);
  });
  const [bank, tax] = [testCollector(), testCollector()];
  const deps: PremiumDeps = {
    ...{ database, clock, ids: idSource(clock), figures: loadFigures('matters/figures') },
    ...{ collectors: { bank, tax }, accounts: null },
  };
  return {
    ...{ ...deps, database, bank, tax, deps },
    moveTo(day: string) {
      at = Date.parse(`${day}T04:00:00Z`);
    },
  };
}

export type PremiumWorld = Awaited<ReturnType<typeof premiumWorld>>;

/** Says what it is told to say, and keeps what it collected. */
export function testCollector() {
  const words: (CollectAnswer['outcome'] | 'lost' | 'unheard')[] = [];
  const collected = new Map<string, number>();
  const told: Collection[] = [];
  const say = (key: string): CollectAnswer => {
    const outcome = words.shift() ?? 'paid';
    if (outcome === 'lost') {
      collected.set(key, 1);
      return { outcome: 'unknown', reference: '', reason: '' };
    }
    if (outcome === 'paid') collected.set(key, 1);
    return {
      outcome: outcome === 'unheard' ? 'unknown' : outcome,
      reference: outcome === 'paid' ? `B-${key.slice(-6)}` : '',
      reason: outcome === 'failed' ? 'no agreement' : '',
    };
  };
  const collector: Collector = {
    collect: async (collection) => {
      told.push(collection);
      return say(collection.key);
    },
    ask: async (key) => (told.some((one) => one.key === key) ? say(key) : null),
  };
  return {
    ...collector,
    told,
    /** In this order, then always `paid`. */
    say: (...next: typeof words) => void words.push(...next),
    times: (key: string) => collected.get(key) ?? 0,
    forget: () => void told.splice(0),
  };
}

export async function balanceOf({ database }: PremiumWorld, account: string): Promise<Money> {
  const [row] = await database.sql<{ balance: Money }>(
    'test: balance',
    'select coalesce(-sum(amount), 0)::bigint as balance from ledger_line where account = $1',
    [account],
  );
  return row?.balance ?? (0n as Money);
}

export async function addMember(
  { database, ids }: PremiumWorld,
  person: PersonId,
  group: string,
): Promise<void> {
  await database.sql(
    'test: member of a group',
    `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
     values ($1, $2, $3, '2025-01-01', '2025-01-01')`,
    [ids.next(), person, group],
  );
}

export async function addCovered(
  { database, ids }: PremiumWorld,
  person: PersonId,
  [scheme, startsOn, endsOn]: readonly [string, string, string | null],
): Promise<void> {
  await database.sql(
    'test: covered',
    `insert into coverage (id, person_id, scheme, standing, starts_on, ends_on)
     values ($1, $2, $3, 'covered', $4, $5)`,
    [ids.next(), person, scheme, startsOn, endsOn],
  );
}
