import { createNationalDoor, TRANSACTIONS } from '../../src/border/national/index.ts';
import { word } from '../../src/border/open/index.ts';
import { createWorld } from '../../src/main/compose.ts';
import { nationalWorlds } from '../../src/main/national-world.ts';
import { areasOfPolicies, POLICIES } from '../../src/main/open-database.ts';
import { publishOwn } from '../../src/main/publish-own.ts';
import { createAccessLog } from '../../src/platform/access-log.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { RawAnswer, RawCall } from '../../src/platform/http/door.ts';
import { idSource } from '../../src/platform/id-source.ts';
import { createLog } from '../../src/platform/log.ts';
import type { AreaDatabase } from '../../src/platform/sql.ts';
import { loadPolicies } from '../../src/rules/policy/index.ts';
import { watchWrites } from './watch.ts';

/** The product's own door over one area, without the socket: the same code from the bytes on. */
export type Target = {
  readonly answer: (call: RawCall) => Promise<RawAnswer>;
  readonly takeWrites: () => readonly string[];
  readonly numbers: readonly string[];
  /** Ids that exist, by field code. */
  readonly known: ReadonlyMap<string, string[]>;
  readonly close: () => Promise<void>;
};

export async function fuzzTarget(
  database: AreaDatabase,
  say: (line: string) => void = () => undefined,
): Promise<Target> {
  const names = areasOfPolicies().find(({ code }) => code === database.area);
  if (!names) throw new Error(`There are no policies of the area ${database.area}.`);
  const watched = watchWrites(database);
  const world = createWorld();
  const area = world.open(names, watched.database);
  await publishOwn(area, loadPolicies(POLICIES));
  const log = createLog(systemClock, (line) => (line.includes('"error"') ? say(line) : undefined));
  const accessLog = createAccessLog({ databaseOf: () => database, clock: systemClock, log });
  const door = createNationalDoor({
    transactions: TRANSACTIONS,
    areas: () => [database.area],
    worldOf: nationalWorlds(world.of),
    accessLog,
    word,
    log,
    clock: systemClock,
    ids: idSource(systemClock),
    openSecret: (stored) => stored,
    privateLine: true,
  });
  const known = await knownIds(database);
  watched.takeWrites();
  return {
    answer: door.answer,
    takeWrites: watched.takeWrites,
    numbers: TRANSACTIONS.flatMap((one) => [one.number, ...(one.alsoKnownAs ?? [])]),
    known,
    async close() {
      await door.close();
      await accessLog.close();
      await world.close();
    },
  };
}

const SOME = 30;

async function knownIds({ sql }: AreaDatabase): Promise<Map<string, string[]>> {
  const providers = await sql<{ id: string }>(
    'fuzz: providers',
    `select id from provider limit ${SOME}`,
  );
  const people = await sql<{ id: string; number: string }>(
    'fuzz: people',
    `select id, id_number as number from person limit ${SOME}`,
  );
  const ids: readonly (readonly [string, string[]])[] = [
    ['fixmedins_code', providers.map(({ id }) => id)],
    ['psn_no', people.map(({ id }) => id)],
    ['certno', people.map(({ number }) => number)],
    ['mdtrt_cert_no', people.map(({ number }) => number)],
  ];
  return new Map(ids.filter(([, values]) => values.length > 0));
}
