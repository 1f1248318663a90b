import { afterAll, inject } from 'vitest';
import type { AreaCode } from '../kernel/ids.ts';
import { migrate } from './migrate.ts';
import { APPLICATION_ROLE } from './roles.ts';
import { createSealer, type Sealer } from './seal.ts';
import { type AreaDatabase, openArea, type Sql } from './sql.ts';
import { type PreparedServer, TEMPLATE_AREA, withDatabase } from './testing-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: PreparedServer;
  }
}

export type TestArea = AreaDatabase & {
  readonly url: string;
  /** As the superuser, who may do by hand what the application role may not. */
  readonly asOwner: Sql;
};

let made = 0;

/** What test areas are sealed with. */
export const TEST_SEALER = createSealer([{ version: 1, key: Buffer.alloc(32, 1) }]);

/**
 * A database of its own on the run's real PostgreSQL, with all migrations, used as the server uses
 * it: under the application role. Closed when the test file ends.
 */
export async function testArea(
  options: { area?: AreaCode; sealer?: Sealer } = {},
): Promise<TestArea> {
  const { area = TEMPLATE_AREA, sealer = TEST_SEALER } = options;
  made += 1;
  const name = `test_${process.pid}_${process.env.VITEST_WORKER_ID ?? 0}_${made}`;
  const server = inject('postgres');
  await withDatabase(server.url, (client) =>
    client.query(`create database ${name} template ${server.template}`),
  );
  const url = server.url.replace(/\/postgres(?=\?|$)/, `/${name}`);
  if (area !== TEMPLATE_AREA) {
    await migrate({ url, areas: [{ code: area, nameZh: '试验区', nameEn: 'Test area' }] });
  }
  const database = openArea({ url, area, role: APPLICATION_ROLE, sealer });
  const owner = openArea({ url, area, poolSize: 1, sealer });
  afterAll(async () => {
    await database.close().catch(() => undefined);
    await owner.close().catch(() => undefined);
  });
  return { ...database, url, asOwner: owner.sql };
}
