import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { word } from '../../src/border/open/index.ts';
import {
  actOnFeed,
  bringFeed,
  type FeedId,
  type FeedWorld,
  includeMembers,
  readDetail,
  workFeed,
} from '../../src/counter/feeds/index.ts';
import { recogniseLate } from '../../src/counter/groups/index.ts';
import type { AreaCode } from '../../src/kernel/ids.ts';
import { createSettlements } from '../../src/money/settlement/index.ts';
import { checkDigitOf } from '../../src/people/enrolment/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { idSource } from '../../src/platform/id-source.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { startPostgres } from '../../src/platform/postgres.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../src/platform/sealing/columns.ts';
import { type AreaDatabase, openArea } from '../../src/platform/sql.ts';
import { loadFigures } from '../../src/rules/figures/index.ts';
import { createPolicyShelf } from '../../src/rules/policy/index.ts';
import { TOOL_SEALER } from '../seal-keys.ts';

export type FeedOptions = {
  readonly people: number;
  readonly rows: number;
  readonly say: (text: string) => void;
};

export type FeedRun = {
  readonly what: string;
  readonly additions: number;
  readonly endings: number;
  readonly takenIn: number;
  readonly checked: number;
  readonly acted: number;
  readonly seconds: number;
  /** What follows for premiums, behind the list. */
  readonly included: number;
  readonly loadAverage: number;
};

const AREA = '532900' as AreaCode;
const NAMES = { code: AREA, nameZh: '大理州', nameEn: 'Dali' };
const DATABASE = 'feed_bench';
const AT_ONCE = 5_000;

/** A whole list against all insured, then the list of the next month, then the same file again. */
export async function benchFeed({ people, rows, say }: FeedOptions): Promise<readonly FeedRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-feed-'));
  const postgres = await startPostgres({ folder, say });
  try {
    const client = new pg.Client(postgres.url('postgres'));
    await client.connect();
    await client.query(`create database ${DATABASE}`);
    await client.end();
    const url = postgres.url(DATABASE);
    await migrate({ url, areas: [NAMES] });
    const database = openArea({ url, area: AREA, sealer: TOOL_SEALER });
    say(`Making ${people} people …`);
    await seedPeople(database, people);
    const world = worldOf(database);
    const first = fileOf(0, rows);
    const moved = Math.floor(rows / 50);
    const runs = [
      await runOnce(world, { what: 'first list', file: first }, say),
      await runOnce(
        world,
        { what: 'next list, 2 % gone, 2 % new', file: fileOf(moved, rows) },
        say,
      ),
      await runOnce(world, { what: 'the same file again', file: fileOf(moved, rows) }, say),
    ];
    await world.close();
    return runs;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The settled past is empty here: what is recomputed is a cost of settlements, and measured with them. */
function worldOf(database: AreaDatabase): FeedWorld & { readonly close: () => Promise<void> } {
  const clock = systemClock;
  const ids = idSource(clock);
  const shelf = createPolicyShelf({ database });
  const settlements = createSettlements({ database, shelf, clock, ids, workers: 1 });
  const deps = { database, clock, settlements };
  return {
    ...{ database, clock, ids, word, figures: loadFigures('matters/figures') },
    groupNamed: (name) => (name === '低保对象' ? 'minimum-living' : null),
    accountOf: async () => null,
    recogniseSince: (id, membership) => recogniseLate(deps, id, membership),
    async close() {
      await settlements.close();
      await database.close();
    },
  };
}

const personOf = (n: number) => `P${String(n).padStart(8, '0')}`;
const nameOf = (n: number) => `示例${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯'[n % 4]}`;

/** The well-formed number of an evidently synthetic person. */
function numberOf(n: number): string {
  const year = 1950 + (Math.floor(n / 12_000) % 50);
  const month = String(1 + Math.floor((n % 12_000) / 1_000)).padStart(2, '0');
  const date = String(1 + (Math.floor(n / 600_000) % 28)).padStart(2, '0');
  const first = `532901${year}${month}${date}${String(n % 1_000).padStart(3, '0')}`;
  return first + checkDigitOf(first);
}

function fileOf(from: number, rows: number): Buffer {
  const lines = ['身份证号,姓名,户号,人员类别,开始日期,终止日期'];
  // Every third insured person, so that the list is spread over the whole table.
  for (let n = from; n < from + rows; n += 1) {
    lines.push([numberOf(n * 3), nameOf(n * 3), `F${n}`, '低保对象', '2025-01-01', ''].join(','));
  }
  return Buffer.from(`${lines.join('\n')}\n合计,${rows}\n`);
}

async function seedPeople({ sql }: AreaDatabase, people: number): Promise<void> {
  const { sealer } = sql;
  for (let from = 0; from < people; from += AT_ONCE) {
    const all = Array.from({ length: Math.min(AT_ONCE, people - from) }, (_, at) => from + at);
    await sql('bench: people of lists', PERSON_ROWS, [
      all.map(personOf),
      all.map((n) => sealer.seal(numberOf(n), sealedIn(PERSON_ID_NUMBER, personOf(n)))),
      all.map((n) => sealer.mark(numberOf(n), PERSON_ID_NUMBER)),
      all.map(nameOf),
      all.map((n) => `F${Math.floor(n / 3)}`),
    ]);
  }
  await sql(
    'bench: people are insured',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     select gen_random_uuid(), id, 'resident', 'covered', '2024-01-01' from person`,
  );
  await sql('bench: analyse', 'analyze');
}

const PERSON_ROWS = `insert into person (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household)
  select u.id, u.sealed, u.mark, u.name, 'sl', 'female', '1970-01-01', '532901', u.household
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as u (id, sealed, mark, name, household)`;

type Sent = { readonly what: string; readonly file: Buffer };

let sent = 0;

async function runOnce(
  world: FeedWorld,
  { what, file }: Sent,
  say: FeedOptions['say'],
): Promise<FeedRun> {
  sent += 1;
  const began = performance.now();
  const since = () => (performance.now() - began) / 1_000;
  const id = await bringFeed(world, {
    ...{ key: `bench-${sent}`, by: 'bench', source: 'civil-affairs', kind: 'full' },
    ...{ asOf: world.clock.today(), name: 'list.csv', announced: { rows: null, checksum: null } },
    content: file,
  });
  const takenIn = since();
  await follow(world, id, say);
  const checked = since();
  const { feed } = await readDetail(world, id);
  await actOnFeed(world, { id, act: 'run', version: feed.version, by: 'bench' });
  await follow(world, id, say);
  const seconds = since();
  const { changes } = await readDetail(world, id);
  await includeAll(world, id);
  const included = since() - seconds;
  return {
    ...{ what, additions: changes.additions, endings: changes.endings, takenIn },
    ...{
      checked: checked - takenIn,
      acted: seconds - checked,
      seconds,
      included,
      loadAverage: loadavg()[0] ?? 0,
    },
  };
}

async function includeAll(world: FeedWorld, id: FeedId): Promise<void> {
  while ((await readDetail(world, id)).helps.waiting > 0) await includeMembers(world, 25);
}

/** As the job does it, ten steps at a time with how far it is. */
async function follow(world: FeedWorld, id: FeedId, say: FeedOptions['say']): Promise<void> {
  for (;;) {
    await workFeed(world, id, 25);
    const { feed } = await readDetail(world, id);
    if (feed.state === 'checked' || feed.state === 'acted') return;
    say(`${feed.state}: ${feed.progress.done} of ${feed.progress.total}`);
  }
}
