import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { AreaCode } from '../kernel/ids.ts';
import { prepareQueue } from './jobs/queue-schema.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { ensureRoles, grantOn, OWNER_ROLE } from './roles.ts';
import { schemaOf } from './sql.ts';

export type AreaNames = {
  readonly code: AreaCode;
  readonly nameZh: string;
  readonly nameEn: string;
};

export type Migration = { readonly file: string; readonly hash: string; readonly text: string };

export type MigrateOptions = {
  readonly url: string;
  readonly areas: readonly AreaNames[];
  /** Holds `area/` and `nation/`; the repository's own `migrations/` when absent. */
  readonly folder?: string;
};

export type Migrated = {
  /** `schema/file` of everything applied by this run. */
  readonly applied: readonly string[];
  /** Whether the four roles exist; without them the server works as the user it connects as. */
  readonly roles: boolean;
  /** Why there is no queue of jobs; null: there is one. What should be done later then waits for the next start. */
  readonly noQueue: string | null;
};

export const MIGRATIONS = join(PROJECT_ROOT, 'migrations');
const NATION = 'nation';

/** Brings every schema up to date. Idempotent; a second process at the same moment waits. */
export async function migrate({
  url,
  areas,
  folder = MIGRATIONS,
}: MigrateOptions): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url, application_name: 'yikao migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('yikao migrate'))");
    const roles = await ensureRoles(client);
    const applied = await applyTo(client, {
      schema: NATION,
      folder: join(folder, 'nation'),
      roles,
    });
    for (const area of areas) {
      const schema = schemaOf(area.code);
      const target = { schema, folder: join(folder, 'area'), roles };
      applied.push(...(await applyTo(client, target)));
      await recordArea(client, area);
    }
    const noQueue = await prepareQueue({ url, roles }).then(
      () => null,
      (error: Error) => error.message,
    );
    return { applied, roles, noQueue };
  } finally {
    await client.end();
  }
}

/** The areas that have a schema on this server, in order of code. */
export async function listAreas(url: string): Promise<AreaNames[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query(
      'select code, name_zh, name_en from nation.area order by code',
    );
    return found.rows.map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en }));
  } finally {
    await client.end();
  }
}

export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => /^\d{4}_[a-z0-9-]+\.sql$/.test(file));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { file, text, hash: createHash('sha256').update(text).digest('hex') };
  });
}

/** What is left to apply; refuses when what was applied is not what the files now say. */
export function planMigrations(
  files: readonly Migration[],
  applied: readonly Pick<Migration, 'file' | 'hash'>[],
): Migration[] {
  const known = new Map(files.map((migration) => [migration.file, migration]));
  for (const { file, hash } of applied) {
    const now = known.get(file);
    if (!now) throw new Error(`The migration ${file} was applied but its file is missing.`);
    if (now.hash !== hash) {
      throw new Error(
        `The migration ${file} was applied and has been changed since; add a new file.`,
      );
    }
  }
  const done = new Set(applied.map(({ file }) => file));
  const last = [...done].sort().at(-1) ?? '';
  const left = files.filter(({ file }) => !done.has(file));
  const late = left.find(({ file }) => file < last);
  if (late) throw new Error(`The migration ${late.file} sorts before ${last}, which was applied.`);
  return left;
}

type Target = { readonly schema: string; readonly folder: string; readonly roles: boolean };

async function applyTo(client: pg.Client, { schema, folder, roles }: Target): Promise<string[]> {
  const files = readMigrations(folder);
  await client.query('begin');
  try {
    if (roles) await client.query(`set local role ${OWNER_ROLE}`);
    await client.query(`create schema if not exists ${schema}`);
    await client.query(`set local search_path = ${schema}`);
    await client.query(
      'create table if not exists schema_migration (file text primary key, hash text not null,' +
        ' applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query('select file, hash from schema_migration order by file');
    const plan = planMigrations(files, rows);
    for (const { file, hash, text } of plan) {
      await client.query(text);
      await client.query('insert into schema_migration (file, hash) values ($1, $2)', [file, hash]);
    }
    if (roles) await grantOn(client, schema);
    await client.query('commit');
    return plan.map(({ file }) => `${schema}/${file}`);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function recordArea(client: pg.Client, { code, nameZh, nameEn }: AreaNames): Promise<void> {
  await client.query(
    'insert into nation.area (code, name_zh, name_en) values ($1, $2, $3) on conflict do nothing',
    [code, nameZh, nameEn],
  );
}
