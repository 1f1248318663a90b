import type { AreaCode } from '../../../kernel/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import { insertMessages, type MessageRow } from './store.ts';

/** Every message with its answer and time, for the provider and for whoever has to find out what happened. */
export type MessageLog = {
  readonly record: (area: AreaCode, row: MessageRow) => void;
  /** Writes what is left. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly databaseOf: (area: AreaCode) => AreaDatabase;
  readonly log: Log;
};

const PAUSE_MS = 200;
const BACKLOG_MAX = 20_000;
const TEXT_MAX = 16_000;

/** Rows are gathered and written off the path of the answer; while the database is away the newest wait. */
export function createMessageLog({ databaseOf, log }: Options): MessageLog {
  let waiting: { readonly area: AreaCode; readonly row: MessageRow }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    timer = undefined;
    const entries = waiting;
    waiting = [];
    for (const area of new Set(entries.map((entry) => entry.area))) {
      const own = entries.filter((entry) => entry.area === area);
      try {
        await insertMessages(
          databaseOf(area),
          own.map(({ row }) => row),
        );
      } catch (error) {
        log.warn('message log not written, kept for later', { area, rows: own.length, error });
        waiting = [...own, ...waiting].slice(-BACKLOG_MAX);
        timer ??= setTimeout(run, PAUSE_MS * 10);
      }
    }
  }
  function run(): void {
    writing = writing.then(flush);
  }
  return {
    record(area, row) {
      if (waiting.length >= BACKLOG_MAX) {
        log.error('message log full, row kept in this log only', {
          ...row,
          request: '',
          answer: '',
        });
        return;
      }
      waiting.push({ area, row: kept(row) });
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

const ID_NUMBER = /(?<!\d)(\d{3})\d{11}(\d{3}[\dXx])(?!\d)/g;
/** E-vouchers' codes and tokens speak for a person while they last. */
const VOUCHER = /(?<![\w-])(YK1|\d{6}ec)[\w-]{32,}/g;
const PHONE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

function kept(row: MessageRow): MessageRow {
  return { ...row, request: masked(row.request), answer: masked(row.answer) };
}

/** Without identity numbers, phones and vouchers; long texts are cut in the middle of nowhere, and say so. */
function masked(text: string): string {
  const cut = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
  return cut
    .replaceAll('\u0000', '')
    .replace(ID_NUMBER, '$1***********$2')
    .replace(PHONE, '$1****$2')
    .replace(VOUCHER, '$1****');
}
