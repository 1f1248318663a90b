import { checkMoney, checkNotices, compareCounts, readResults, verifyYear } from './check-year.ts';
import { describeYear, digestOf } from './digest-year.ts';
import { type Lived, liveYear } from './live-year.ts';
import { isOver, type YearScale } from './model.ts';
import { peopleOf } from './people.ts';
import { planYear } from './plan-year.ts';
import { readCases, readDecided, readOrders, readTraces } from './read-year.ts';
import { recount } from './recount.ts';
import { type Site, startSite } from './site.ts';

export type YearOptions = YearScale & {
  readonly kills: number;
  readonly say: (line: string) => void;
  /** Whether `yikao verify` is run at the end; it is, unless said otherwise. */
  readonly proof?: boolean;
  readonly signal?: AbortSignal;
};

export type YearResult = {
  readonly problems: readonly string[];
  readonly ended: number;
  readonly onTime: number;
  readonly sound: boolean;
  readonly digest: string;
  /** What the digest is of, to find a difference. */
  readonly described: readonly string[];
  readonly kills: number;
};

/** A year of the one window through a real server with a clock of ours, and everything counted again at its end. */
export async function runYear(options: YearOptions): Promise<YearResult> {
  const { say, kills, seed, signal } = options;
  const plan = planYear(options, peopleOf(options.people));
  const began = performance.now();
  const site = await startSite(options.people, plan.officers);
  try {
    say(`server ready after ${secondsSince(began)} s; ${plan.cases.length} cases are planned`);
    const start = performance.now();
    const run = `year-${seed}`;
    const lived = await liveYear({ site, plan, run, kills, seed, say, signal });
    signal?.throwIfAborted();
    const told = site.kills();
    say(
      `${lived.cases.size} cases, ${lived.calls} calls in ${secondsSince(start)} s; killed: server ${told.server}, ` +
        `PostgreSQL ${told.postgres}; ${lived.repeated} calls sent again`,
    );
    return { ...(await checkYear(site, lived, options)), kills: told.server + told.postgres };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${site.product.said()}`, { cause: error });
  } finally {
    await site.stop();
  }
}

async function checkYear(site: Site, lived: Lived, { say, proof = true }: YearOptions) {
  const database = site.product.openDatabase();
  try {
    const { sql } = database;
    const notices = await checkNotices(site, sql);
    const [cases, traces] = [await readCases(sql), await readTraces(sql)];
    const own = recount(cases.map(({ id, matter }) => ({ matter, lines: traces.get(id) ?? [] })));
    const times = compareCounts(await readResults(site), own);
    for (const line of times.lines) say(line);
    say(`in time: ${times.onTime} of ${times.ended} that ended, by both counts`);
    const money = await checkMoney(site, sql);
    say(money.line);
    say(notices.line);
    const { sound, said } = proof ? await verifyYear(site) : UNPROVED;
    if (proof) say(sound ? 'verify: everything agrees' : said);
    const [decided, orders] = [await readDecided(sql), await readOrders(sql)];
    const described = describeYear({ cases, traces, decided, orders }, lived.cases);
    const digest = digestOf(described);
    say(`digest of what matters: ${digest}`);
    const problems = [
      ...[...lived.problems, ...times.problems, ...money.problems, ...notices.problems],
      ...openStill(cases),
      ...(times.onTime === times.ended ? [] : [`${times.ended - times.onTime} were late`]),
      ...(sound ? [] : ['verify does not agree']),
    ];
    return { problems, ended: times.ended, onTime: times.onTime, sound, digest, described };
  } finally {
    await database.close();
  }
}

/** Another run of the same year is proved. */
const UNPROVED = { sound: true, said: '' };

function openStill(cases: Awaited<ReturnType<typeof readCases>>): string[] {
  return cases
    .filter((one) => !isOver(one))
    .map(({ id, matter, state }) => `case ${id} (${matter}) is still ${state}`);
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1);
}
