import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import {
  diffPolicies,
  errorsTogether,
  loadBounds,
  loadPolicies,
  type Policy,
  PolicyError,
  parsePolicy,
  reviewPolicy,
  sentenceOf,
} from '../rules/policy/index.ts';
import { type Command, misused, print } from './command.ts';
import { createWorld } from './compose.ts';
import { readConfiguration } from './configuration.ts';
import { openDatabase, POLICIES } from './open-database.ts';

const usage = [
  { call: 'policy check [FILE…]', does: 'say in sentences what is wrong with policy documents' },
  { call: 'policy publish [FILE…]', does: 'publish documents; a published one never changes' },
  { call: 'policy diff FILE FILE', does: 'every figure in which two documents differ' },
];

export const command: Command = {
  usage,
  run([action, ...files]) {
    if (action === 'check') return Promise.resolve(check(files));
    if (action === 'publish') return publish(files);
    const [before, after, ...more] = files;
    if (action !== 'diff' || before === undefined || after === undefined || more.length > 0) {
      return Promise.resolve(misused({ usage }));
    }
    return Promise.resolve(diff(before, after));
  },
};

function check(files: readonly string[]): number {
  const policies = read(files);
  if (!policies) return 1;
  const bounds = loadBounds(POLICIES);
  const warnings = policies.flatMap((policy) => reviewPolicy(policy, bounds));
  for (const { policy, path, en } of warnings) print(`warning: ${policy} ${path}: ${en}`);
  print(`${policies.length} document(s) are sound, ${warnings.length} warning(s)`);
  return 0;
}

async function publish(files: readonly string[]): Promise<number> {
  const policies = read(files);
  if (!policies) return 1;
  const database = await openDatabase({
    configuration: readConfiguration(),
    say: print,
    join: true,
  });
  const world = createWorld();
  try {
    for (const area of database.areas) {
      const own = policies.filter((policy) => policy.area === area.code);
      const { shelf } = world.open(area, database.open(area, 1));
      const { published, unchanged } = await shelf.publish(own, 'command line');
      for (const id of published) print(`published ${id}`);
      print(`${area.code}: ${published.length} published, ${unchanged.length} unchanged`);
    }
    return 0;
  } finally {
    await world.close();
    await database.stop();
  }
}

function diff(before: string, after: string): number {
  const policies = read([before, after]);
  if (!policies) return 1;
  const [first, second] = policies as [Policy, Policy];
  const changes = diffPolicies(first, second);
  for (const change of changes) {
    print(`${change.path}: ${change.before ?? '–'} → ${change.after ?? '–'}`);
  }
  print(`${changes.length} difference(s)`);
  return 0;
}

/** The named documents, or all of the repository; null after saying what is wrong with them. */
function read(files: readonly string[]): Policy[] | null {
  try {
    return files.length === 0 ? loadPolicies(POLICIES) : readAll(files);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const problem of error.problems) {
      print(`${error.document}: ${sentenceOf(problem, 'zh')} ${sentenceOf(problem, 'en')}`);
    }
    return null;
  }
}

function readAll(files: readonly string[]): Policy[] {
  const policies = files.map(readOne);
  const [error] = errorsTogether(policies);
  if (error) throw error;
  return policies;
}

function readOne(file: string): Policy {
  // A document of the repository must also stand where its own words say.
  const place = relative(POLICIES, resolve(file)).replaceAll('\\', '/');
  return parsePolicy(readFileSync(file, 'utf8'), place.startsWith('..') ? undefined : place);
}
