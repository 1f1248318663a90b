import { parseArgs } from 'node:util';
import { type Identity, nameOf, roleOf } from '../border/identity/index.ts';
import type { AreaCode, ProviderId } from '../kernel/ids.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { type Command, misused, print } from './command.ts';
import { createWorld } from './compose.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { openDatabase } from './open-database.ts';
import { openIdentity } from './open-identity.ts';
import { runRefusable } from './run-refusable.ts';

const usage = [
  {
    call: 'staff add NAME ROLE [--display TEXT]',
    does: 'make an account (--area, --county, --provider, --office, --claim); prints the first password',
  },
  { call: 'staff block|unblock NAME', does: 'shut an account out everywhere, or let it in again' },
  { call: 'staff reset NAME', does: 'a new first password; forgets the second factor' },
];

/** On the machine itself there is nobody to ask: whoever may read the database may do this. */
const BY = {
  administrator: { id: 'command line', area: null },
  from: { address: 'command line', agent: '' },
} as const;

export const command: Command = {
  usage,
  async run(args) {
    const wanted = readArguments(args);
    if (!wanted) return misused({ usage });
    return runRefusable(() => withIdentity(readConfiguration(), wanted));
  },
};

type Work = (identity: Identity) => Promise<readonly string[]>;

async function withIdentity(configuration: Configuration, work: Work): Promise<number> {
  const database = await openDatabase({ configuration, say: print, join: true });
  const log = createLog(systemClock, (line) => process.stderr.write(line));
  const world = createWorld();
  const shared = { configuration, world, clock: systemClock, log };
  const opened = openIdentity({ ...shared, demonstration: false });
  opened.open(database.openNation(1));
  try {
    for (const line of await work(opened.identity)) print(line);
    return 0;
  } finally {
    await opened.close();
    await database.stop();
  }
}

const OPTIONS = {
  display: { type: 'string' },
  area: { type: 'string' },
  county: { type: 'string' },
  provider: { type: 'string' },
  office: { type: 'string' },
  claim: { type: 'string' },
} as const;

function readArguments(args: readonly string[]): Work | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
    });
    const [action, name, role, ...more] = positionals;
    if (name === undefined || more.length > 0) return null;
    if (action === 'add' && role !== undefined) return adding(name, role, values);
    return role === undefined ? changing(action, name) : null;
  } catch {
    return null;
  }
}

type Values = Readonly<Partial<Record<keyof typeof OPTIONS, string | undefined>>>;

function adding(name: string, role: string, values: Values): Work {
  return async (identity) => {
    const place = {
      area: (values.area ?? null) as AreaCode | null,
      county: values.county ?? null,
      provider: (values.provider ?? null) as ProviderId | null,
      office: values.office ?? null,
    };
    const claim = values.claim ?? null;
    const displayName = values.display ?? name;
    const invitation = { name, displayName, role: roleOf(role), place, claim };
    return told(await identity.add(BY, invitation));
  };
}

function changing(action: string | undefined, name: string): Work | null {
  if (action === 'reset') {
    return async ({ reset }) => told({ name, password: await reset(BY, nameOf(name)) });
  }
  if (action === 'block') return (identity) => done(identity.block(BY, nameOf(name)));
  if (action === 'unblock') return (identity) => done(identity.unblock(BY, nameOf(name)));
  return null;
}

function told({ name, password }: { readonly name: string; readonly password: string }): string[] {
  return [`account: ${name}`, `first password: ${password}`, 'Keep it: it is not shown again.'];
}

async function done(work: Promise<void>): Promise<string[]> {
  await work;
  return ['Done.'];
}
