import { type ParsedCronItem, parseCronItems } from 'graphile-worker';
import type pg from 'pg';
import type { AreaCode } from '../../kernel/ids.ts';
import { fromMs, systemClock } from '../clock.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';
import { pause } from './wait.ts';

export type Timed = { readonly name: string; readonly every?: string };

type Queries = Pick<pg.Pool, 'query'>;
type Times = {
  readonly items: readonly ParsedCronItem[];
  /** Until when each was done, or known. */
  readonly done: Map<string, number>;
};

const MINUTE = 60_000;
const MINUTES_BACK = 24 * 60;
const KNOWN = `${QUEUE_SCHEMA}._private_known_crontabs`;

/**
 * Adds the job of every area when the time of a task has come, until stopped. Fails where the database does: whoever waits
 * for it begins again. The library has such a loop of its own, of which a failing query ends the process.
 */
export async function keepTimes(
  db: Queries,
  tasks: readonly Timed[],
  {
    areas,
    stopping,
  }: { readonly areas: () => readonly AreaCode[]; readonly stopping: AbortSignal },
): Promise<void> {
  const times = await learnTimes(db, tasks, systemClock.now());
  while (!stopping.aborted) {
    await addDue(db, times, { areas: areas(), now: systemClock.now() });
    // A moment into the next minute, since a timer may come early.
    await pause(MINUTE - (systemClock.now().getTime() % MINUTE) + 5, stopping);
  }
}

/** What was not known is known from now on, so that nothing is caught up that had never been wanted. */
export async function learnTimes(db: Queries, tasks: readonly Timed[], now: Date): Promise<Times> {
  const items = parseCronItems(
    tasks.flatMap(({ name: task, every: match }) =>
      match === undefined ? [] : [{ task, match, identifier: task }],
    ),
  );
  const names = items.map(({ identifier }) => identifier);
  if (names.length === 0) return { items, done: new Map() };
  await db.query(
    `insert into ${KNOWN} (identifier, known_since) select name, $2 from unnest($1::text[]) as u(name)
     order by name on conflict do nothing`,
    [names, now],
  );
  const { rows } = await db.query<{ name: string; until: string }>(
    `select identifier as name,
       floor(extract(epoch from coalesce(last_execution, known_since)) * 1000)::text as until
     from ${KNOWN} where identifier = any($1)`,
    [names],
  );
  return { items, done: new Map(rows.map(({ name, until }) => [name, Number(until)])) };
}

/** Of several times that were missed the last one: whatever is done by itself does all that is left. */
export async function addDue(
  db: Queries,
  { items, done }: Times,
  { areas, now }: { readonly areas: readonly AreaCode[]; readonly now: Date },
): Promise<void> {
  const due = items.flatMap((item) => {
    const at = lastTime(item, done.get(item.identifier) ?? now.getTime(), now);
    return at === null ? [] : [{ name: item.identifier, at }];
  });
  if (due.length === 0) return;
  // Whoever writes a minute first adds its jobs, in the same statement; another server waits for the row and finds it written.
  await db.query(
    `with claimed as (
       insert into ${KNOWN} as known (identifier, known_since, last_execution)
       select name, at, at from unnest($1::text[], $2::timestamptz[]) as u(name, at) order by name
       on conflict (identifier) do update set last_execution = excluded.last_execution
       where known.last_execution is null or known.last_execution < excluded.last_execution
       returning known.identifier as name)
     select ${QUEUE_SCHEMA}.add_job(name, payload := json_build_object('area', area),
       job_key := name || ' ' || area)
     from claimed, unnest($3::text[]) as areas(area)`,
    [due.map(({ name }) => name), due.map(({ at }) => at), areas],
  );
  for (const { name, at } of due) done.set(name, at.getTime());
}

/** The last minute after `until` that matches and has begun; no more than a day ago. */
function lastTime({ match }: ParsedCronItem, until: number, now: Date): Date | null {
  const begun = now.getTime() - (now.getTime() % MINUTE);
  for (let back = 0; back < MINUTES_BACK; back += 1) {
    const at = fromMs(begun - back * MINUTE);
    if (at.getTime() <= until) return null;
    if (match(digestOf(at))) return at;
  }
  return null;
}

function digestOf(at: Date) {
  return {
    ...{ min: at.getUTCMinutes(), hour: at.getUTCHours() },
    ...{ date: at.getUTCDate(), month: at.getUTCMonth() + 1, dow: at.getUTCDay() },
  };
}
