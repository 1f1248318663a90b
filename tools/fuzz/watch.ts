import type { AreaDatabase, RunSql, Sql } from '../../src/platform/sql.ts';

export type Watched = {
  readonly database: AreaDatabase;
  /** Names of the statements that wrote and were committed since the last call. */
  readonly takeWrites: () => readonly string[];
};

const WRITES =
  /^\s*(?:insert|update|delete|with\b[\s\S]*\b(?:insert|update|delete)\b|select\s+record_)/i;

/** What is written about a message, whatever became of it, or when a lane takes its first: not an effect of it. */
const NO_EFFECTS = ['national: add messages', 'platform: add accesses', 'audit: open lane'];

/** A database that remembers who wrote. */
export function watchWrites(database: AreaDatabase): Watched {
  let committed: string[] = [];
  const watched = (sql: Sql, writes: () => string[]): Sql => {
    const run: RunSql = async (name, text, values) => {
      const rows = await sql(name, text, values);
      if (WRITES.test(text) && !NO_EFFECTS.includes(name)) writes().push(name);
      return rows as never;
    };
    return Object.assign(run, { sealer: sql.sealer });
  };
  return {
    takeWrites: () => {
      const taken = committed;
      committed = [];
      return taken;
    },
    database: {
      ...database,
      sql: watched(database.sql, () => committed),
      async transaction(work) {
        const own: string[] = [];
        const result = await database.transaction((sql) => work(watched(sql, () => own)));
        committed.push(...own);
        return result;
      },
      async connect() {
        const connection = await database.connect();
        return { ...connection, sql: watched(connection.sql, () => committed) };
      },
    },
  };
}
