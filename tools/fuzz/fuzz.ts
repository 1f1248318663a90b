import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createWorld } from '../../src/main/compose.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { fillAreas } from '../../src/main/fill-areas.ts';
import { openDatabase } from '../../src/main/open-database.ts';
import { runFuzz } from './run-fuzz.ts';
import { fuzzTarget } from './target.ts';

/** `npm run fuzz -- [--cases N] [--seed S] [--people P]`: exit 1 when anything was wrong. */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(process.pid) },
    people: { type: 'string', default: '100' },
  },
});
const [cases, seed, people] = [values.cases, values.seed, values.people].map(Number);
if (!cases || seed === undefined || !people) {
  process.stderr.write('--cases, --seed and --people are whole numbers.\n');
  process.exit(2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'yikao-fuzz-'));
const configuration = readConfiguration({ YIKAO_DATA: folder });
const database = await openDatabase({ configuration, say });
try {
  const [area] = database.areas;
  if (!area) throw new Error('There is no area to send to.');
  const world = createWorld();
  world.open(area, database.open(area));
  await fillAreas(world, { people, openAsOwner: database.openAsOwner });
  await world.close();
  const target = await fuzzTarget(database.open(area), say);
  say(`seed ${seed}`);
  const result = await runFuzz({ target, cases, seed, say });
  await target.close();
  for (const problem of result.problems) process.stderr.write(`${problem}\n`);
  const { done, refused, heapMb, problems } = result;
  say(`${result.cases} cases: ${done} done, ${refused} refused, ${problems.length} problems`);
  say(`heap ${heapMb.early} MB after a fifth, ${heapMb.late} MB at the end`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
