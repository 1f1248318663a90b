import type { ObjectStore } from '../platform/files/object-store.ts';
import { openFiles } from '../platform/files/settings.ts';
import { createVault } from '../platform/files/vault.ts';
import { SEALED_IN_NATION } from '../platform/sealing/columns.ts';
import { newestWithout, retireOlder } from '../platform/sealing/key-book.ts';
import { writeSealKey } from '../platform/sealing/parse-keys.ts';
import { renewAll } from '../platform/sealing/renew.ts';
import type { Scheme } from '../platform/sealing/schemes.ts';
import type { AreaDatabase } from '../platform/sql.ts';
import { type Command, misused, print } from './command.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { type Database, eachAsOwner, openDatabase } from './open-database.ts';
import { addKeyToFile, dropKeysFromFile, FILE_SEEN_WITHIN_MS, newSealKey } from './seal-keys.ts';

const usage = [
  { call: 'keys', does: 'which sealing keys are in use, and how much is sealed with each' },
  {
    call: 'keys new [aes|sm4]',
    does: 'make a sealing key: shown for YIKAO_SEAL_KEY, or put into the data folder',
  },
  {
    call: 'keys rotate',
    does: 'seal everything anew with the newest key, beside a running server',
  },
];

export const command: Command = {
  usage,
  async run([act = 'list', ...more]) {
    const configuration = readConfiguration();
    if (act === 'new' && more.length <= 1) return makeKey(configuration, more[0]);
    if (more.length > 0 || !['list', 'rotate'].includes(act)) return misused({ usage });
    const database = await openDatabase({ configuration, say: print, join: true });
    try {
      if (act === 'list') await eachAsOwner(database, listKeys);
      else await rotate(database, configuration);
      return 0;
    } finally {
      await database.stop();
    }
  },
};

function makeKey(configuration: Configuration, scheme: string = configuration.sealScheme): number {
  if (scheme !== 'aes' && scheme !== 'sm4') return misused({ usage });
  if (configuration.sealKeys === undefined) {
    const { version } = addKeyToFile(configuration, scheme);
    print(`Key ${version} (${scheme}) stands in the data folder now and seals from here on.`);
    print('"yikao keys rotate" seals what is there with it and drops the older ones.');
    return 0;
  }
  const numbers = [...configuration.sealKeys.matchAll(/(?:^|,)\s*(?:(\d{1,4}):)?/g)];
  const newest = Math.max(...numbers.map(([, number]) => Number(number ?? '1')));
  print(writeSealKey(newSealKey(newest + 1, scheme as Scheme)));
  print('Put it and a comma before what YIKAO_SEAL_KEY says, restart every server, then rotate.');
  return 0;
}

async function listKeys({ area, sql }: AreaDatabase): Promise<void> {
  const keys = await sql<{ number: number; scheme: string; since: string; until: string | null }>(
    'keys: list',
    `select number, scheme, to_char(added_at, 'YYYY-MM-DD') as since,
       to_char(retired_at, 'YYYY-MM-DD') as until from seal_key order by number`,
  );
  print(`Area ${area}`);
  for (const { number, scheme, since, until } of keys) {
    print(`  key ${number} ${scheme} since ${since}${until ? `, retired ${until}` : ''}`);
  }
}

type Rotating = Parameters<typeof eachAsOwner>[0] & Pick<Database, 'openNationAsOwner'>;

async function rotate(database: Rotating, configuration: Configuration): Promise<void> {
  const ofFile = configuration.sealKeys === undefined;
  if (ofFile) await new Promise((resolve) => setTimeout(resolve, 2 * FILE_SEEN_WITHIN_MS));
  else await refuseOlderServers(database);
  // First, since no area says which keys it still needs.
  await rotateNation(database);
  const retired = new Set<number>();
  const store = await openFiles(configuration.files, configuration.dataFolder);
  await eachAsOwner(database, async (owner) => {
    for (const number of await rotateArea(owner, store)) retired.add(number);
  });
  if (retired.size === 0) return print('There is no older key to retire.');
  if (ofFile) dropKeysFromFile(configuration, [...retired]);
  print(
    ofFile
      ? `Retired and dropped: key ${[...retired].join(', ')}.`
      : `Retired: key ${[...retired].join(', ')}. It may leave YIKAO_SEAL_KEY now.`,
  );
}

/** Connections of a server that was stopped a moment ago are still listed for a moment. */
const GONE_WITHIN_TRIES = 15;

/** Before anything is sealed with a key that a running server could not open it with. */
async function refuseOlderServers(database: Rotating): Promise<void> {
  await eachAsOwner(database, async (owner) => {
    const nation = { area: 'nation', sql: owner.sql } as const;
    const count = async () => (await newestWithout(owner)) + (await newestWithout(nation));
    let without = await count();
    for (let tries = 0; without > 0 && tries < GONE_WITHIN_TRIES; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      without = await count();
    }
    if (without === 0) return;
    throw new Error(
      `${without} connections of running servers do not have key ${owner.sql.sealer.newest()} yet: ` +
        'restart those servers with the same YIKAO_SEAL_KEY first.',
    );
  });
}

/** The secrets with which people sign in. */
async function rotateNation({ openNationAsOwner }: Rotating): Promise<void> {
  const owner = openNationAsOwner();
  const renewing = { which: 'all', columns: SEALED_IN_NATION } as const;
  const renewed = await renewAll(owner, renewing).finally(owner.close);
  print(`Signing in: ${renewed} rows sealed with key ${owner.sql.sealer.newest()}.`);
}

const TOLD_EVERY = 50_000;

async function rotateArea(owner: AreaDatabase, store: ObjectStore): Promise<number[]> {
  let told = '';
  const renewed = await renewAll(owner, {
    which: 'all',
    onProgress(table, done) {
      const line = `  ${table}: ${Math.floor(done / TOLD_EVERY) * TOLD_EVERY} rows`;
      if (line !== told && done >= TOLD_EVERY) print(line);
      told = line;
    },
  });
  const files = await createVault({
    store,
    ...{ sealer: owner.sql.sealer, area: owner.area },
  }).renew();
  print(
    `Area ${owner.area}: ${renewed} rows and ${files} files sealed with key ${owner.sql.sealer.newest()}.`,
  );
  return retireOlder(owner.sql);
}
