import type { AreaCode, PersonId } from '../kernel/ids.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { AreaDatabase } from './sql.ts';

export type Access = {
  readonly area: AreaCode;
  readonly actor: string;
  readonly action: string;
  readonly person: PersonId;
  readonly detail: string;
};

/** Who opened whose record. */
export type AccessLog = {
  readonly record: (access: Access) => void;
  /** Writes what is left. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly databaseOf: (area: AreaCode) => AreaDatabase;
  readonly clock: Clock;
  readonly log: Log;
};

type Entry = Access & { readonly at: string };

const PAUSE_MS = 200;
const BACKLOG_MAX = 100_000;

/**
 * Rows are gathered for 200 ms and written in one statement, so that a settlement does not wait for
 * its access row. While the database is away they are kept and tried again.
 */
export function createAccessLog({ databaseOf, clock, log }: Options): AccessLog {
  let waiting: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    timer = undefined;
    const entries = waiting;
    waiting = [];
    for (const [area, rows] of byArea(entries)) {
      try {
        await insert(databaseOf(area), rows);
      } catch (error) {
        log.warn('access log not written, kept for later', { area, rows: rows.length, error });
        waiting = [...rows, ...waiting];
      }
    }
    if (waiting.length > 0) schedule();
  }

  function schedule(): void {
    timer ??= setTimeout(() => {
      writing = flush();
    }, PAUSE_MS);
  }

  return {
    record(access) {
      if (waiting.length >= BACKLOG_MAX) {
        log.error('access log full, row kept in this log only', access);
        return;
      }
      waiting.push({ ...access, at: clock.now().toISOString() });
      schedule();
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await flush();
      clearTimeout(timer);
    },
  };
}

function byArea(entries: readonly Entry[]): Map<AreaCode, Entry[]> {
  const groups = new Map<AreaCode, Entry[]>();
  for (const entry of entries) {
    const rows = groups.get(entry.area);
    if (rows) rows.push(entry);
    else groups.set(entry.area, [entry]);
  }
  return groups;
}

async function insert(database: AreaDatabase, rows: readonly Entry[]): Promise<void> {
  await database.sql(
    'platform: add accesses',
    `insert into access_log (at, actor, action, person_id, detail)
     select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[])`,
    [
      rows.map((row) => row.at),
      rows.map((row) => row.actor),
      rows.map((row) => row.action),
      rows.map((row) => row.person),
      rows.map((row) => row.detail),
    ],
  );
}
