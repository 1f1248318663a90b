import type { Writable } from 'node:stream';
import type pg from 'pg';
import type { RunSql } from './sql.ts';
import { type Asked, type Sent, turnBytes } from './turn-bytes.ts';

type ReadValue = (text: string) => unknown;
export type ReaderOf = (typeOid: number) => ReadValue;

type Statement = {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
  readonly rows: unknown[];
};

type Column = { readonly name: string; readonly read: ReadValue };
/** `blank` is a row without values: a copy of it is filled, where a row grown name by name would be a slow map. */
type Shape = { readonly columns: readonly Column[]; readonly blank: Record<string, unknown> };

/** What the driver's connection offers to whoever submits for himself; its types leave it out. */
type Wire = { readonly stream: Writable };

/**
 * Statements asked for in one turn of the event loop travel as one message with one end: the server
 * wakes once, runs them in order as one transaction, and answers once. None has an answer before all
 * are committed; where one fails, all of the turn do. A statement is parsed and its columns are
 * described once a connection.
 */
export function joinTurns(client: pg.Client, readerOf: ReaderOf): RunSql {
  const known: Known = { shapes: new Map(), parsing: [], parsed: new Set() };
  const wire = (client as unknown as { connection: NodeJS.EventEmitter }).connection;
  wire.on('parseComplete', () => {
    const name = known.parsing.shift();
    if (name !== undefined) known.parsed.add(name);
  });
  let turn: Statement[] | null = null;
  return <Row>(name: string, text: string, values: readonly unknown[] = []) =>
    new Promise<Row[]>((resolve, reject) => {
      if (!turn) {
        const statements: Statement[] = [];
        turn = statements;
        process.nextTick(() => {
          turn = null;
          client.query(new Turn(statements, known, readerOf));
        });
      }
      const answer = resolve as (rows: unknown[]) => void;
      turn.push({ name, text, values, resolve: answer, reject, rows: [] });
    });
}

/** What the server knows of this connection's statements. */
type Known = {
  readonly shapes: Map<string, Shape>;
  /** Sent to be parsed and not confirmed; a failure before them takes them back. */
  parsing: string[];
  readonly parsed: Set<string>;
};

const NO_COLUMNS: Shape = { columns: [], blank: {} };

/** The driver calls these methods as the answer comes in. */
class Turn {
  readonly #statements: readonly Statement[];
  readonly #known: Known;
  readonly #readerOf: ReaderOf;
  #at = 0;

  constructor(statements: readonly Statement[], known: Known, readerOf: ReaderOf) {
    this.#statements = statements;
    this.#known = known;
    this.#readerOf = readerOf;
  }

  submit(connection: unknown): void {
    const { stream } = connection as Wire;
    const { parsed, parsing, shapes } = this.#known;
    const asked = this.#statements.map(({ name, text, values }): Asked => {
      const known = parsed.has(name) || parsing.includes(name);
      if (!known) parsing.push(name);
      return {
        name,
        text: known ? null : text,
        values: values.map(valueText),
        describe: !shapes.has(name),
      };
    });
    if (stream.writable) stream.write(turnBytes(asked));
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    const columns = fields.map((field) => ({
      name: field.name,
      read: this.#readerOf(field.dataTypeID),
    }));
    // Read from JSON, it has all its fields at once.
    const names = JSON.stringify(Object.fromEntries(fields.map(({ name }) => [name, null])));
    const blank = JSON.parse(names) as Shape['blank'];
    this.#known.shapes.set(this.#current.name, { columns, blank });
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { name, rows } = this.#current;
    const { columns, blank } = this.#known.shapes.get(name) ?? NO_COLUMNS;
    const row = { ...blank };
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i] as Column;
      const value = fields[i] ?? null;
      if (value !== null) row[column.name] = column.read(value);
    }
    rows.push(row);
  }

  handleCommandComplete(): void {
    this.#at += 1;
  }

  handleEmptyQuery(): void {
    this.#at += 1;
  }

  /** The end of the turn: what it wrote is committed. */
  handleReadyForQuery(): void {
    for (const { resolve, rows } of this.#statements) resolve(rows);
  }

  handleError(error: Error): void {
    this.#known.parsing = [];
    for (const { reject } of this.#statements) reject(error);
  }

  get #current(): Statement {
    return this.#statements[this.#at] as Statement;
  }
}

function valueText(value: unknown): Sent {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  return Array.isArray(value) ? arrayText(value) : String(value);
}

function arrayText(values: readonly unknown[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (typeof value === 'number' || typeof value === 'bigint') text += String(value);
    else text += quoted(String(value));
  }
  return `${text}}`;
}

function quoted(text: string): string {
  const plain = !text.includes('"') && !text.includes('\\');
  return `"${plain ? text : text.replace(/["\\]/g, '\\$&')}"`;
}
