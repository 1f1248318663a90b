import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { AreaCode } from '../../../src/kernel/ids.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { startPostgres } from '../../../src/platform/postgres.ts';
import { openArea } from '../../../src/platform/sql.ts';
import { TOOL_SEALER } from '../../seal-keys.ts';
import { createCopier } from '../window/copy-rows.ts';
import type { EnrolOrder, EnrolWord } from './enrol-worker.ts';
import { seedCounty } from './seed-county.ts';

export type EnrolFigures = {
  readonly people: number;
  readonly known: number;
  readonly fresh: number;
  /** Seconds of the killed and the resumed run together. */
  readonly seconds: number;
  readonly killedAt: number;
  readonly againSeconds: number;
  readonly orders: number;
  readonly events: number;
  readonly refused: number;
  readonly loadAverage: number;
};

const AREA = '532900' as AreaCode;
const NAMES = { code: AREA, nameZh: '大理州', nameEn: 'Dali' };
const DATABASE = 'enrol_bench';

/** A county by a list: killed in the middle, gone on with, and sent once more. */
export async function benchEnrolment(
  people: number,
  say: (text: string) => void,
): Promise<EnrolFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-enrol-'));
  const postgres = await startPostgres({ folder, say });
  try {
    const url = postgres.url(DATABASE);
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query(`create database ${DATABASE}`).finally(() => admin.end());
    await migrate({ url, areas: [NAMES] });
    const database = openArea({ url, area: AREA, poolSize: 1, sealer: TOOL_SEALER });
    say(`Making a county of ${people} people …`);
    const client = new pg.Client({ connectionString: url, options: `-c search_path=area_${AREA}` });
    await client.connect();
    const list = await seedCounty({ database, copier: createCopier(client) }, people);
    await client.end();
    await database.sql('bench: analyse', 'analyse');
    const file = join(folder, 'list.csv');
    writeFileSync(file, list.text);

    const order = { url, area: AREA, file };
    const killed = await runUntil(order, people / 2);
    say(`Killed after ${killed.done} lines, ${killed.seconds.toFixed(1)} s.`);
    const rest = await runUntil(order, Number.POSITIVE_INFINITY);
    const loadAverage = loadavg()[0] ?? 0;
    const again = await runUntil(order, Number.POSITIVE_INFINITY);
    const [counted] = await database.sql<{ orders: number; events: number }>(
      'bench: counted',
      `select (select count(*) from premium_order)::int as orders,
         (select count(*) from premium_event)::int as events`,
    );
    await database.close();
    return {
      ...{ people, known: list.known, fresh: list.fresh, killedAt: killed.done, loadAverage },
      ...{ seconds: killed.seconds + rest.seconds, againSeconds: again.seconds },
      ...{ orders: counted?.orders ?? 0, events: counted?.events ?? 0, refused: rest.refused },
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ran = { readonly seconds: number; readonly done: number; readonly refused: number };

/** Ends the process with SIGKILL once so many lines are done. */
function runUntil(order: EnrolOrder, lines: number): Promise<Ran> {
  const began = performance.now();
  const worker = fork(
    fileURLToPath(new URL('./enrol-worker.ts', import.meta.url)),
    [JSON.stringify(order)],
    { execArgv: ['--import', 'tsx'] },
  );
  let done = 0;
  let refused = 0;
  worker.on('message', (word: EnrolWord) => {
    if ('done' in word) done = word.done;
    else refused = word.refused;
    if (done >= lines) worker.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    worker.on('exit', (code, signal) => {
      const seconds = (performance.now() - began) / 1_000;
      if (code === 0 || signal === 'SIGKILL') resolve({ seconds, done, refused });
      else reject(new Error(`the worker ended with ${code}`));
    });
  });
}
