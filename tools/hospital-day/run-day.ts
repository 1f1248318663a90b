import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaCode, PersonId } from '../../src/kernel/ids.ts';
import { findIdentifiedPersons } from '../../src/people/enrolment/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { startPostgres } from '../../src/platform/postgres.ts';
import { type AreaDatabase, openArea } from '../../src/platform/sql.ts';
import { verify } from '../../src/watch/proof/index.ts';
import { percentile } from '../bench/figures.ts';
import { startServer } from '../bench/server-process.ts';
import { TOOL_SEALER } from '../seal-keys.ts';
import { type Comparison, compareSides, type Place, recordedBefore } from './compare-sides.ts';
import { type HisClient, now, openHisClient } from './his-client.ts';
import { yuan } from './messages.ts';
import type { Entry, Hospital, Item, Patient, Visit } from './model.ts';
import { planDay } from './plan-day.ts';
import { booksBefore, reconcileDay } from './reconcile-day.ts';
import { visitHospital } from './visit-hospital.ts';

export type DayOptions = {
  readonly outpatients: number;
  readonly stays: number;
  readonly lose: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

const AREA = '532900' as AreaCode;
const HOSPITAL: Hospital = {
  code: 'H53290100001',
  name: '示范大理州第一医院',
  area: AREA,
};
const WINDOWS = 24;

/** A hospital's day through the national interface. What is wrong at its end, in words. */
export async function runDay(options: DayOptions): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-day-'));
  const postgres = await startPostgres({ folder, say: options.say });
  const url = postgres.url();
  const server = await startServer(url, { people: 3_000 });
  const database = openArea({ url, area: AREA, poolSize: 2, sealer: TOOL_SEALER });
  try {
    const place: Place = { port: server.port, area: AREA, provider: HOSPITAL.code };
    const visits = planDay(
      options,
      await findPatients(database),
      await database.sql<Item>('hospital day: items', ITEMS),
    );
    const before = await recordedBefore(place);
    const opened = now().slice(0, 10);
    const books = await booksBefore(place, { from: opened, until: opened });
    const client = openHisClient({ ...options, port: server.port, hospital: HOSPITAL });
    const begin = performance.now();
    const { entries, problems } = await work(client, visits);
    const seconds = (performance.now() - begin) / 1_000;
    const days = { from: opened, until: now().slice(0, 10) };
    const day = { hospital: HOSPITAL, days, entries, before: books };
    const oneSided = await reconcileDay(client, day);
    options.say(`3201 and 3202: ${oneSided.length} one-sided or different`);
    client.close();
    const comparison = await compareSides(place, entries, before);
    report(options, { client, comparison, seconds, visits: visits.length });
    const proof = await verify({ database, clock: systemClock });
    options.say(proof.sound ? 'verify: everything agrees' : 'verify: NOT everything agrees');
    const unsound = proof.sound ? [] : ['the proof is not sound'];
    return [...problems, ...oneSided, ...comparison.differences, ...unsound];
  } finally {
    await database.close();
    await server.stop();
    await postgres.stop();
    rmSync(postgres.folder, { recursive: true, force: true });
  }
}

/** The windows take the next person each; a person is at one window at a time. */
async function work(
  client: HisClient,
  visits: readonly Visit[],
): Promise<{ readonly entries: readonly Entry[]; readonly problems: readonly string[] }> {
  const { output } = await client.send('9001', {
    signIn: { opter_no: 'DAY01', mac: '00-00-00-00-00-00', ip: '127.0.0.1' },
  });
  client.signIn((output as { signinoutb: { sign_no: string } }).signinoutb.sign_no);
  const entries: Entry[] = [];
  const problems: string[] = [];
  const waiting = byPerson(visits);
  const window = async () => {
    for (let person = waiting.pop(); person; person = waiting.pop()) {
      for (const visit of person) {
        try {
          entries.push(...(await visitHospital(client, visit)));
        } catch (error) {
          problems.push((error as Error).message);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: WINDOWS }, window));
  return { entries, problems };
}

function byPerson(visits: readonly Visit[]): Visit[][] {
  const people = new Map<string, Visit[]>();
  for (const visit of visits) {
    const earlier = people.get(visit.patient.id);
    if (earlier) earlier.push(visit);
    else people.set(visit.patient.id, [visit]);
  }
  return [...people.values()].reverse();
}

function report(
  { say }: DayOptions,
  day: { client: HisClient; comparison: Comparison; seconds: number; visits: number },
): void {
  const { client, comparison, seconds, visits } = day;
  const { sent, lost } = client.figures();
  const latencies = Float64Array.from(client.latencies).sort();
  say(
    `${visits} visits, ${sent} messages in ${seconds.toFixed(1)} s; ${lost} answers lost and asked for again`,
  );
  say(
    `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p99 ${percentile(latencies, 0.99).toFixed(1)} ms`,
  );
  say(
    `settlements and cancels: ${comparison.hospital} in the hospital's books, ${comparison.centre} at the centre`,
  );
  say(
    `total ${yuan(comparison.totalFen)}, funds ${yuan(comparison.fundsFen)}, cash ${yuan(comparison.cashFen)}; ` +
      `${comparison.differences.length} differences`,
  );
}

async function findPatients({ sql }: AreaDatabase): Promise<Patient[]> {
  const found = await sql<Patient>('hospital day: people', PEOPLE);
  const persons = await findIdentifiedPersons(
    sql,
    found.map(({ id }) => id as PersonId),
  );
  return found.map((one) => ({
    ...one,
    idNumber: persons.get(one.id as PersonId)?.idNumber ?? '',
  }));
}

/** Whoever is insured twice comes as an employee, which 1101 tells first and the centre pays by. */
const PEOPLE = `select distinct on (p.id) p.id, '' as "idNumber", p.name, c.scheme
  from person p join coverage c on c.person_id = p.id
  where c.standing = 'covered' and c.withdrawn_at is null and c.starts_on <= current_date
    and (c.ends_on is null or c.ends_on > current_date)
  order by p.id, c.scheme = 'employee' desc limit 2000`;
const ITEMS = `select code, coalesce(ceiling, 1250)::int as "priceFen" from catalogue_item
  where ends_on is null order by code limit 200`;
