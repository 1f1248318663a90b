import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import {
  httpBank,
  httpCollector,
  type StubBank,
  startStubBank,
  startStubCollector,
} from '../border/bank/index.ts';
import { createNationalDoor, type NationalDoor, TRANSACTIONS } from '../border/national/index.ts';
import { word } from '../border/open/index.ts';
import { countYear } from '../counter/desk/index.ts';
import type { Colleagues } from '../counter/matters/index.ts';
import { openGateways } from '../counter/notices/index.ts';
import { pensionOnLoopback } from '../counter/transfers/index.ts';
import { createGate, type Gate } from '../platform/access.ts';
import { type AccessLog, createAccessLog } from '../platform/access-log.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { openFiles, openVirusScan } from '../platform/files/settings.ts';
import { createServer } from '../platform/http/server.ts';
import { idSource } from '../platform/id-source.ts';
import type { Workers } from '../platform/jobs/start-workers.ts';
import { keptSecret } from '../platform/kept-secret.ts';
import { createLog, type Log } from '../platform/log.ts';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import { loadBounds } from '../rules/policy/index.ts';
import { type Command, print } from './command.ts';
import { allRoutes, createWorld, type Files, publicRoutes, type World } from './compose.ts';
import { type Configuration, readConfiguration, versionOf } from './configuration.ts';
import { giveDemonstrationKeys } from './demonstration-keys.ts';
import { fillAreas } from './fill-areas.ts';
import { guardiansOf } from './guardians.ts';
import { doTimed, startJobs } from './jobs.ts';
import { nationalWorlds } from './national-world.ts';
import { type Database, eachAsOwner, openDatabase, POLICIES } from './open-database.ts';
import { addDemonstrators, type OpenIdentity, openIdentity } from './open-identity.ts';
import { installationSealer } from './seal-keys.ts';
import { sealOlder } from './seal-older.ts';

const EVERYONE =
  '\nNo YIKAO_KEYS and no YIKAO_SIGN_IN are set: everyone on this computer may do everything.';
const LOOPBACK = '127.0.0.1';

export const command: Command = {
  usage: [
    {
      call: 'start',
      does: 'run the server (PORT, YIKAO_DATA, DATABASE_URL, YIKAO_KEYS, YIKAO_VOUCHER_KEY)',
    },
  ],
  async run() {
    const configuration = readConfiguration();
    const log = createLog(systemClock, (line) => process.stderr.write(line));
    const stopping = stopSignal();
    const running = await start(configuration, log, { stopping }).catch((error) => {
      if (!stopping.aborted) throw error;
      return null;
    });
    if (!running) return 0;
    await aborted(stopping);
    await running.stop();
    return 0;
  },
};

export type Running = {
  readonly address: string;
  readonly stop: () => Promise<void>;
  /** Does now what is otherwise done when its time comes: for whoever moved the clock past it. */
  readonly catchUp: () => Promise<void>;
};

export type StartOptions = {
  /** When stopping is asked for on the way, PostgreSQL is stopped, and what is being loaded is rolled back. */
  readonly stopping?: AbortSignal;
  /** What everything in this server takes for now. */
  readonly clock?: Clock;
  /** No line goes to the pension office, not even in a trial: an officer records what its letters say. */
  readonly pensionOnPaper?: boolean;
};

/** Listens first, so that a port in use is told before anything is done; calls wait until ready. */
export async function start(
  configuration: Configuration,
  log: Log,
  { stopping, clock = systemClock, pensionOnPaper = false }: StartOptions = {},
): Promise<Running> {
  const gate = createGate(configuration.keys, configuration.signInRequired);
  const { world, stubs } = await openWorld(configuration, {
    ...{ gate, clock, pensionOnPaper },
    colleagues: (office) => people.identity.colleagues(office),
  });
  const accessLog = createAccessLog({
    databaseOf: (area) => world.of(area).database,
    clock,
    log,
  });
  const state = { ready: false };
  const people = openIdentity({ configuration, world, clock, log, demonstration: gate.open });
  const beside = { state, accessLog, people, clock, log, configuration, gate };
  const national = openNational(world, beside);
  const server = await createServer({
    version: versionOf(),
    routes: allRoutes(world.of),
    ...shared(people, world, clock),
    proxies: configuration.proxies,
    refusedKey: people.refusedKey,
    gate,
    accessLog,
    word,
    log,
    ...{ areas: world.areas, isReady: () => state.ready },
    webFolder: webFolder(),
    door: national,
  });
  let database: Database | undefined;
  let workers: Workers | undefined;
  const stop = () =>
    stopAll({ server, national, accessLog, people, world, database, stubs, workers });
  try {
    const address = await listen(server, configuration, gate);
    database = await openDatabase({ configuration, say: print });
    const { stop: stopDatabase } = database;
    stopping?.addEventListener('abort', () => void (state.ready || stopDatabase()));
    stopping?.throwIfAborted();
    people.open(database.openNation());
    for (const area of database.areas) world.open(area, database.open(area));
    const { openAsOwner } = database;
    await eachAsOwner(database, (owner) => sealOlder(owner, print));
    for (const { code } of world.areas()) await world.of(code).matters.publish();
    await fillAreas(world, { people: configuration.demonstrationPeople, openAsOwner });
    if (gate.open) await openDemonstration({ people, world, configuration, database });
    state.ready = true;
    workers = startJobs(world, { database, log });
    void countResults(world, { clock, log });
    print(`Yikao is ready: ${address}${gate.open ? EVERYONE : ''}`);
    return { address, stop, catchUp: () => doTimed(world) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first who asks for a year's results does not wait until they are counted. */
async function countResults(world: World, { clock, log }: { clock: Clock; log: Log }) {
  for (const { code } of world.areas()) {
    await countYear(world.of(code).results, code, clock.today()).catch((error) =>
      log.error('results not counted at the start', { area: code, message: String(error) }),
    );
  }
}

type Around = {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly colleagues: Colleagues;
  readonly pensionOnPaper: boolean;
};

/** The world, and whoever stands in a trial for those outside it. */
async function openWorld(configuration: Configuration, around: Around) {
  const { gate, clock, colleagues, pensionOnPaper } = around;
  const { bank, stub } = await openBank(configuration, gate);
  const bankCollector = await openCollector(configuration.collectors.bank, gate);
  const taxCollector = await openCollector(configuration.collectors.tax, gate);
  const told = await openGateways(configuration.gateways, { trial: gate.open });
  const world = createWorld({
    clock,
    lanes: configuration.lanes,
    bounds: loadBounds(POLICIES),
    voucherSecret: voucherSecretOf(configuration),
    paperSecret: paperSecretOf(configuration),
    bank,
    // Without keys this is a trial, in which the pension office takes every letter and moves nothing.
    pension: gate.open && !pensionOnPaper ? pensionOnLoopback() : null,
    collectors: { bank: bankCollector.collector, tax: taxCollector.collector },
    files: await filesOf(configuration),
    gateways: told.gateways,
    colleagues,
  });
  return { world, stubs: [stub, bankCollector.stub, taxCollector.stub, told.stub] };
}

/** What belongs to no area: signing in, accounts, and what anybody may look up. */
function shared({ identity }: OpenIdentity, world: World, clock: Clock) {
  const sharedRoutes = [...identity.routes, ...publicRoutes(world, clock)];
  return { sharedRoutes, sessions: identity.sessions, guardians: guardiansOf(world.of, clock) };
}

type Demonstration = Pick<Parts, 'people' | 'world'> & {
  readonly configuration: Configuration;
  readonly database: Database;
};

/** Who may be tried where everybody may do everything: staff for the consoles, keys for the national interface. */
async function openDemonstration(parts: Demonstration): Promise<void> {
  const { people, world, configuration, database } = parts;
  await addDemonstrators(people.identity, database.areas);
  await giveDemonstrationKeys(world, configuration);
}

/** Without keys this is a trial on one computer, which pays nobody. */
async function openBank(configuration: Configuration, gate: Gate) {
  const at = configuration.bank ?? (gate.open ? 'stub' : null);
  const stub = at === 'stub' ? await startStubBank() : null;
  const address = stub?.address ?? at;
  return { bank: address === null ? null : httpBank(address), stub };
}

/** Without keys this is a trial on one computer, in which nobody's money is collected. */
async function openCollector(named: string | null, gate: Gate) {
  const at = named ?? (gate.open ? 'stub' : null);
  const stub = at === 'stub' ? await startStubCollector() : null;
  const address = stub?.address ?? at;
  return { collector: address === null ? null : httpCollector(address), stub };
}

type Beside = {
  readonly state: { readonly ready: boolean };
  readonly accessLog: AccessLog;
  readonly people: OpenIdentity;
  readonly clock: Clock;
  readonly log: Log;
  readonly configuration: Configuration;
  readonly gate: Gate;
};

function openNational(
  world: World,
  { state, accessLog, people, clock, log, configuration, gate }: Beside,
): NationalDoor {
  return createNationalDoor({
    transactions: TRANSACTIONS,
    areas: () => (state.ready ? world.areas().map(({ code }) => code) : []),
    worldOf: nationalWorlds(world.of),
    accessLog,
    auditRefusal: (refused) => people.refusals.record({ event: 'gateway-refused', ...refused }),
    word,
    log,
    clock,
    ids: idSource(clock),
    openSecret: installationSealer(configuration).open,
    privateLine: gate.open,
  });
}

async function filesOf({ files, dataFolder }: Configuration): Promise<Files> {
  const store = await openFiles(files, dataFolder);
  return { store, scan: openVirusScan(files), paperMax: files.paperMax };
}

function voucherSecretOf({ voucherKey, dataFolder }: Configuration): Uint8Array {
  return keptSecret({
    name: 'YIKAO_VOUCHER_KEY',
    given: voucherKey,
    file: join(dataFolder, 'voucher-key'),
  });
}

function paperSecretOf({ paperKey, dataFolder }: Configuration): Uint8Array {
  return keptSecret({
    name: 'YIKAO_PAPER_KEY',
    given: paperKey,
    file: join(dataFolder, 'paper-key'),
  });
}

async function listen(
  server: FastifyInstance,
  { port, host }: Configuration,
  gate: Gate,
): Promise<string> {
  const listening = host ?? (gate.open ? LOOPBACK : '0.0.0.0');
  if (gate.open && !['127.0.0.1', '::1', 'localhost'].includes(listening)) {
    throw new Error(`Without YIKAO_KEYS the server listens on loopback only, not on ${listening}.`);
  }
  try {
    await server.listen({ port, host: listening });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') {
      throw new Error(`Port ${port} is in use. Set PORT to a free one, e.g. PORT=${port + 1}.`);
    }
    if (code === 'EACCES') throw new Error(`Port ${port} needs more rights; set PORT above 1023.`);
    throw error;
  }
  const bound = server.server.address() as { port: number };
  return `http://${listening === '0.0.0.0' ? 'localhost' : listening}:${bound.port}`;
}

type Parts = {
  readonly server: FastifyInstance;
  readonly national: NationalDoor;
  readonly accessLog: AccessLog;
  readonly people: OpenIdentity;
  readonly world: World;
  readonly database: Database | undefined;
  readonly stubs: readonly (Pick<StubBank, 'stop'> | null)[];
  readonly workers: Workers | undefined;
};

/** In the order of dependence: callers, then what they started, then what that stood on. */
async function stopAll(parts: Parts): Promise<void> {
  const { server, national, accessLog, people, world, database } = parts;
  await server.close();
  await parts.workers?.stop();
  await national.close();
  await accessLog.close();
  await people.close();
  await world.close();
  for (const stub of parts.stubs) await stub?.stop();
  await database?.stop();
}

function webFolder(): string | null {
  const folder = join(PROJECT_ROOT, 'dist', 'web');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

/** The first signal stops in order; a second one leaves at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(130);
    print('Stopping …');
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  return stopping.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
