import type { Day } from '../../../kernel/days.ts';
import type { AreaCode } from '../../../kernel/ids.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Log } from '../../../platform/log.ts';
import type { AreaDatabase, Connection, Sql } from '../../../platform/sql.ts';
import { createStaff, type Staff } from '../../../platform/staff.ts';
import { maskText } from './mask-text.ts';
import {
  insertMessages,
  keepMessages,
  MessagePage,
  type MessageRow,
  writeSoftly,
} from './store.ts';

/** Every message with its answer and time, for the provider and for whoever has to find out what happened. */
export type MessageLog = {
  readonly record: (area: AreaCode, row: MessageRow) => void;
  /** Writes what is left. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly databaseOf: (area: AreaCode) => AreaDatabase;
  readonly log: Log;
  readonly clock: Clock;
  /** For how many whole months before this one messages are kept. */
  readonly months?: number;
};

/** Twice what a network operator has to keep its logs for at the least, and through a year's audit. */
const MONTHS = 24;
const PAUSE_MS = 200;
const BACKLOG_MAX = 20_000;
const TEXT_MAX = 16_000;

type Waiting = { readonly area: AreaCode; readonly page: MessagePage };

/** Rows are gathered and written off the path of the answer; while the database is away so many wait. */
export function createMessageLog(options: Options): MessageLog {
  const { log } = options;
  const desks = createDesks(options);
  let open = new Map<AreaCode, MessagePage>();
  let failed: Waiting[] = [];
  /** Rows that are not written yet. */
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    timer = undefined;
    const pages = [...failed, ...[...open].map(([area, page]): Waiting => ({ area, page }))];
    open = new Map();
    failed = [];
    for (const own of pages) {
      const { area, page } = own;
      const rows = page.heads.length;
      try {
        await insertMessages(await desks.of(area), page);
        waiting -= rows;
      } catch (error) {
        log.warn('message log not written, kept for later', { area, rows, error });
        failed.push(own);
        timer ??= setTimeout(run, PAUSE_MS * 10);
      }
    }
  }
  function run(): void {
    writing = writing.then(flush);
  }
  return {
    record(area, row) {
      if (waiting >= BACKLOG_MAX) {
        log.error('message log full, row kept in this log only', {
          ...row,
          request: '',
          answer: '',
        });
        return;
      }
      const page = open.get(area) ?? new MessagePage();
      open.set(area, page);
      page.add(kept(row));
      waiting += 1;
      timer ??= setTimeout(run, PAUSE_MS);
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await flush();
      clearTimeout(timer);
      await desks.close();
    },
  };
}

/** A connection for each area's log; at the first use and in each new month its months are looked after. */
function createDesks({ databaseOf, clock, log, months = MONTHS }: Options) {
  const staff = new Map<AreaCode, Staff<{ readonly connection: Connection }>>();
  const looked = new Map<AreaCode, string>();

  async function keep(area: AreaCode, sql: Sql, today: Day): Promise<void> {
    const month = today.slice(0, 7);
    if (looked.get(area) === month) return;
    const dropped = await keepMessages(sql, today, months);
    looked.set(area, month);
    if (dropped > 0) log.info('old months of messages dropped', { area, dropped });
  }
  return {
    async of(area: AreaCode): Promise<Sql> {
      const own =
        staff.get(area) ??
        createStaff(async () => {
          const connection = await databaseOf(area).connect();
          await writeSoftly(connection.sql);
          return { connection };
        });
      staff.set(area, own);
      const { sql } = (await own.of(0)).connection;
      await keep(area, sql, clock.today());
      return sql;
    },
    async close(): Promise<void> {
      for (const own of staff.values()) await own.close();
    },
  };
}

function kept(row: MessageRow): MessageRow {
  return { ...row, request: shown(row.request), answer: shown(row.answer) };
}

/** Long texts are cut in the middle of nowhere, and say so. */
function shown(text: string): string {
  const cut = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
  return maskText(cut.includes('\u0000') ? cut.replaceAll('\u0000', '') : cut);
}
