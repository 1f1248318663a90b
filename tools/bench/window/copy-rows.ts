import type { Socket } from 'node:net';
import type pg from 'pg';

/** What of pg's connection a copy speaks through; the package has it and its types do not. */
type Line = {
  readonly stream: Socket;
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
};

export type Cell = string | number | boolean | null;

export type Copier = {
  /** Waits only while the sending before is under way. */
  readonly write: (
    table: string,
    columns: string,
    rows: readonly (readonly Cell[])[],
  ) => Promise<void>;
  readonly finish: () => Promise<void>;
};

/** Rows as COPY takes them: several times as fast as arrays, on both sides. */
export function createCopier(client: pg.Client): Copier {
  let sending: Promise<void> = Promise.resolve();
  return {
    async write(table, columns, rows) {
      if (rows.length === 0) return;
      const text = Buffer.from(rows.map(lineOf).join(''));
      await sending;
      sending = copy(client, `copy ${table} (${columns}) from stdin`, text);
      // Its failure is told by the next wait.
      sending.catch(() => undefined);
    },
    finish: () => sending,
  };
}

function lineOf(row: readonly Cell[]): string {
  return `${row.map(cellText).join('\t')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return /[\\\t\n\r]/.test(cell) ? escaped(cell) : cell;
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function copy(client: pg.Client, statement: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const submitted = {
      submit: (line: Line) => line.query(statement),
      handleCopyInResponse(line: Line) {
        line.sendCopyFromChunk(rows);
        line.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => reject(error),
      handleReadyForQuery: () => resolve(),
    };
    client.query(submitted as unknown as pg.Submittable);
  });
}
