import pg from 'pg';
import type { AreaCode } from '../kernel/ids.ts';
import { noSealer, type Sealer } from './seal.ts';
import { createStaff } from './staff.ts';
import { joinTurns } from './turns.ts';

/**
 * The one way to reach the database: a named statement and its values. The name makes the server keep
 * the plan; the same name always carries the same text. bigint columns arrive as bigint, dates as
 * `2025-06-01`, times as ISO text. `sealer` is what the sealed columns (`sealing/columns.ts`) are sealed with: a store
 * opens a value where somebody needs it and nowhere else.
 */
export type Sql = RunSql & { readonly sealer: Sealer };
export type RunSql = <Row>(
  name: string,
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

/** One schema of the database, worked in through named statements. */
export type SchemaDatabase = {
  readonly sql: Sql;
  /** Short reads by key of many at once: one connection for all of them, statements of one turn together. */
  readonly reading: Sql;
  /** Runs in one transaction; a throw rolls it back. */
  readonly transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** The database of one pooling area: its own schema, on whichever server holds it. */
export type AreaDatabase = SchemaDatabase & {
  readonly area: AreaCode;
  /** One connection kept by the caller; statements of one turn travel together, see `joinTurns`. */
  readonly connect: () => Promise<Connection>;
};

export type Connection = {
  readonly sql: Sql;
  readonly broken: () => boolean;
  readonly close: () => Promise<void>;
};

export type AreaOptions = {
  readonly url: string;
  readonly area: AreaCode;
  readonly poolSize?: number;
  /** The role to work as (see `roles.ts`); absent: the user of the url. */
  readonly role?: string | undefined;
  /** Absent: for whoever touches nothing sealed. */
  readonly sealer?: Sealer;
};

/**
 * A kept connection reads by key. Its plans are kept as well, so one that was made while a table was
 * empty must not scan the table when it is full. Nothing in the values would make another plan, so none
 * is planned for its values: that costs more than reading does.
 */
const BY_KEY_ONLY =
  '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const types = {
  getTypeParser(oid: number, format?: string) {
    if (oid === INT8) return BigInt;
    if (oid === DATE) return String;
    if (oid === TIMESTAMPTZ) return isoText;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

export function schemaOf(area: AreaCode): string {
  return `area_${area}`;
}

export function openArea(opened: AreaOptions): AreaDatabase {
  return { area: opened.area, ...openSchema(opened, schemaOf(opened.area), opened.area) };
}

/** What areas share: which areas there are, and the people who sign in. */
export function openNation(opened: Omit<AreaOptions, 'area'>): SchemaDatabase {
  return openSchema({ poolSize: 4, ...opened }, 'nation', 'nation');
}

function openSchema(
  { url, poolSize = 8, role, sealer = noSealer() }: Omit<AreaOptions, 'area'>,
  schema: string,
  name: string,
) {
  const settings = {
    connectionString: url,
    types: types as never,
    options:
      `-c search_path=${schema} -c timezone=Asia/Shanghai -c datestyle=ISO` +
      (role === undefined ? '' : ` -c role=${role}`),
    application_name: applicationName(name, sealer),
  };
  // One stays: a rotation of keys sees by its connections which programs work (`sealing/key-book.ts`).
  const pool = new pg.Pool({ ...settings, max: poolSize, min: 1 });
  // An idle connection that dies is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => undefined);
  const connect = () =>
    connectAlone({ ...settings, options: `${settings.options} ${BY_KEY_ONLY}` }, sealer);
  const readers = createStaff(async () => ({ connection: await connect() }));
  const reading = async <Row>(named: string, text: string, values?: readonly unknown[]) => {
    const { connection } = await readers.of(0);
    return connection.sql<Row>(named, text, values);
  };
  return {
    sql: runner(pool, sealer),
    reading: Object.assign(reading, { sealer }),
    transaction: <T>(work: (sql: Sql) => Promise<T>) => inTransaction(pool, sealer, work),
    connect,
    async close() {
      await readers.close();
      await pool.end();
    },
  };
}

/** Tells a rotation of keys which programs have the newest one; see `sealing/key-book.ts`. */
function applicationName(name: string, sealer: Sealer): string {
  const newest = sealer.keys()[0]?.number;
  return newest === undefined ? `yikao ${name}` : `yikao ${name} key ${newest}`;
}

async function inTransaction<T>(
  pool: pg.Pool,
  sealer: Sealer,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // Lent out, the connection has lost the pool's listener; dying between two queries must not end us.
  const hear = () => undefined;
  client.on('error', hear);
  let failed: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(runner(client, sealer));
    await client.query('commit');
    return result;
  } catch (error) {
    failed = error as Error;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.off('error', hear);
    // A connection that failed to the server itself is not handed out again.
    client.release(failed && isConnectionLoss(failed) ? failed : undefined);
  }
}

async function connectAlone(settings: pg.ClientConfig, sealer: Sealer): Promise<Connection> {
  const client = new pg.Client(settings);
  let broken = false;
  client.on('error', () => {
    broken = true;
  });
  client.on('end', () => {
    broken = true;
  });
  await client.connect();
  return {
    sql: Object.assign(
      joinTurns(client, (oid) => types.getTypeParser(oid, 'text') as (text: string) => unknown),
      { sealer },
    ),
    broken: () => broken,
    close: () => client.end(),
  };
}

function runner(client: Pick<pg.ClientBase, 'query'>, sealer: Sealer): Sql {
  const run: RunSql = async <Row>(name: string, text: string, values: readonly unknown[] = []) => {
    const result = await client.query({ name, text, values: values as unknown[] });
    return result.rows as Row[];
  };
  return Object.assign(run, { sealer });
}

/** The server is gone or going (57P0x), or the socket failed: nothing is known of what was sent. */
export function isConnectionLoss(error: Error): boolean {
  const code = (error as { code?: string }).code ?? '';
  return (
    code.startsWith('57P') ||
    code.startsWith('08') ||
    code.startsWith('ECONN') ||
    code === 'EPIPE' ||
    code === 'ENOENT' ||
    /Connection terminated|Client has encountered a connection error|not queryable/.test(
      error.message,
    )
  );
}

function isoText(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}
