import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Log } from '../../platform/log.ts';
import type { SchemaDatabase } from '../../platform/sql.ts';
import type { EventName } from './model.ts';
import { type EventRow, insertEvents } from './store/events.ts';

/** Refusals of machines: a gateway's, a key's. They come in floods, so they are written together. */
export type RefusalLog = {
  readonly record: (refusal: Refusal) => void;
  /** Writes what is left. */
  readonly close: () => Promise<void>;
};

export type Refusal = {
  readonly event: Extract<EventName, 'key-refused' | 'gateway-refused'>;
  readonly reason: string;
  /** Who it said it was; nothing secret. */
  readonly actor: string | null;
  readonly area: string | null;
  readonly address: string;
};

type Options = {
  readonly database: () => SchemaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
};

const PAUSE_MS = 200;
const BACKLOG_MAX = 10_000;

/** A flood beyond the backlog stays in the process log only, where each refusal stands anyway. */
export function createRefusalLog({ database, clock, ids, log }: Options): RefusalLog {
  let waiting: EventRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    timer = undefined;
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    try {
      await insertEvents(database().sql, rows);
    } catch (error) {
      log.warn('refusals not written, kept for later', { rows: rows.length, error });
      waiting = [...rows, ...waiting].slice(0, BACKLOG_MAX);
      timer ??= setTimeout(run, PAUSE_MS * 10);
    }
  }
  function run(): void {
    writing = writing.then(flush);
  }
  return {
    record({ event, reason, actor, area, address }) {
      log.warn('a machine was refused', { event, reason, actor, area, address });
      if (waiting.length >= BACKLOG_MAX) return;
      const nobody = { account: null, person: null, agent: '' } as const;
      const at = clock.now().toISOString();
      const who = { actor, area: area as EventRow['area'], address };
      waiting.push({ ...nobody, ...who, event, reason, id: ids.next(), at });
      timer ??= setTimeout(run, PAUSE_MS);
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await flush();
      clearTimeout(timer);
    },
  };
}
