import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createWorld } from '../../src/main/compose.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { fillAreas } from '../../src/main/fill-areas.ts';
import { openDatabase } from '../../src/main/open-database.ts';
import { openFiles, openVirusScan } from '../../src/platform/files/settings.ts';
import { runFuzz } from './run-fuzz.ts';
import { fuzzTarget } from './target.ts';

/** `npm run fuzz -- [--cases N] [--seed S] [--people P] [--seconds T]`: exit 1 when anything was wrong. */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(process.pid) },
    people: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '86400' },
  },
});
const [cases, seed, people] = [values.cases, values.seed, values.people].map(Number);
const seconds = Number(values.seconds);
if (!cases || seed === undefined || !people || !seconds) {
  process.stderr.write('--cases, --seed, --people and --seconds are whole numbers.\n');
  process.exit(2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'yikao-fuzz-'));
const configuration = readConfiguration({ YIKAO_DATA: folder });
const database = await openDatabase({ configuration, say });
try {
  const [area] = database.areas;
  if (!area) throw new Error('There is no area to send to.');
  const { files, dataFolder } = configuration;
  const store = await openFiles(files, dataFolder);
  const world = createWorld({
    files: { store, scan: openVirusScan(files), paperMax: files.paperMax },
  });
  world.open(area, database.open(area));
  await fillAreas(world, { people, openAsOwner: database.openAsOwner });
  await world.close();
  const target = await fuzzTarget(database.open(area), say);
  say(`seed ${seed}`);
  const result = await runFuzz({ target, cases, seed, seconds, say });
  await target.close();
  for (const problem of result.problems) process.stderr.write(`${problem}\n`);
  const { done, refused, heapMb, problems, never } = result;
  say(`${result.cases} cases: ${done} done, ${refused} refused, ${problems.length} problems`);
  if (never.length > 0) say(`never done: ${never.join('; ')}`);
  say(`memory ${heapMb.early} MB after a fifth, ${heapMb.late} MB at the end`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
