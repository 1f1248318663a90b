import { parseArgs } from 'node:util';
import { systemClock } from '../../platform/clock.ts';
import { createPolicyShelf, loadPolicies } from '../../rules/policy/index.ts';
import { type Command, misused, print } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import { type Database, openDatabase, POLICIES } from '../open-database.ts';
import { DEMONSTRATION_AREA } from './counties.ts';
import { fillDemonstration } from './fill.ts';
import type { Loaded } from './load.ts';
import { progressPrinter } from './progress.ts';
import { analyse } from './store.ts';

const PEOPLE = 3_000;

export const command: Command = {
  usage: [
    {
      call: 'demo [--people N] [--seed S] [--encounters N]',
      does: 'fill the empty prefecture of Dali with invented people',
    },
  ],
  async run(args) {
    const wanted = readArguments(args);
    if (!wanted) return misused(command);
    const database = await openDatabase({
      configuration: readConfiguration(),
      say: print,
      join: true,
    });
    try {
      return report(await load(database, wanted));
    } finally {
      await database.stop();
    }
  },
};

async function load(database: Database, wanted: Wanted): Promise<Loaded> {
  const area = database.areas.find(({ code }) => code === DEMONSTRATION_AREA);
  if (!area) throw new Error(`This database has no area ${DEMONSTRATION_AREA}.`);
  const own = database.open(area);
  const owner = database.openAsOwner(area);
  try {
    const policies = loadPolicies(POLICIES).filter(({ area: code }) => code === area.code);
    await createPolicyShelf({ database: own }).publish(policies, 'repository');
    const loaded = await fillDemonstration({
      database: own,
      clock: systemClock,
      ...wanted,
      onProgress: progressPrinter((line) => process.stderr.write(`${line}\n`)),
    });
    await analyse(owner.sql);
    return loaded;
  } finally {
    await own.close();
    await owner.close();
  }
}

const REFUSALS_SHOWN = 5;

function report({ people, encounters, settled, reversed, refused }: Loaded): number {
  print(`${people} people, ${encounters} encounters, ${settled} settled, ${reversed} reversed`);
  for (const { kind, facts } of refused.slice(0, REFUSALS_SHOWN)) {
    print(`refused: ${kind.code} ${JSON.stringify(facts)}`);
  }
  return refused.length === 0 ? 0 : 1;
}

type Wanted = {
  readonly people: number;
  readonly seed: number;
  readonly encounters?: number | undefined;
};

export function readArguments(args: readonly string[]): Wanted | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        people: { type: 'string', default: String(PEOPLE) },
        seed: { type: 'string', default: '2025' },
        encounters: { type: 'string' },
      },
    });
    const numbers = [values.people, values.seed, values.encounters ?? '0'];
    if (!numbers.every((text) => /^\d{1,9}$/.test(text))) return null;
    return {
      people: Number(values.people),
      seed: Number(values.seed),
      ...(values.encounters === undefined ? {} : { encounters: Number(values.encounters) }),
    };
  } catch {
    return null;
  }
}
