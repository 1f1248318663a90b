import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { checkDigitOf, findIdentifiedPersons } from '../people/enrolment/index.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { FACTOR_SECRET, sealedIn } from '../platform/sealing/columns.ts';
import { openArea } from '../platform/sql.ts';
import { type TestArea, testArea } from '../platform/testing.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { command } from './keys.ts';
import { installationSealer } from './seal-keys.ts';
import { type Running, start } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-keys-'));
const log = createLog(systemClock, () => undefined);
let area: TestArea;
let running: Running;
let said = '';
let newest = '';

function configured(settings: NodeJS.ProcessEnv = {}): Configuration {
  const own = { PORT: '0', YIKAO_DATA: folder, DATABASE_URL: area.url, YIKAO_DEMO: '50' };
  return readConfiguration({ ...own, ...settings });
}

/** The command as a person gives it beside the running server. */
async function keys(args: string[], settings: NodeJS.ProcessEnv = {}): Promise<string> {
  said = '';
  const own = { YIKAO_DATA: folder, DATABASE_URL: area.url, YIKAO_SEAL_KEY: '', ...settings };
  for (const [name, value] of Object.entries(own)) vi.stubEnv(name, value);
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  await command.run(args).finally(() => write.mockRestore());
  return said;
}

async function searched(number: string): Promise<number> {
  const answer = await fetch(`${running.address}/api/areas/532900/persons?query=${number}`);
  return ((await answer.json()) as { total: number }).total;
}

async function numberOf(configuration: Configuration): Promise<string> {
  const sealer = installationSealer(configuration);
  const database = openArea({ url: area.url, area: area.area, poolSize: 1, sealer });
  const id = 'P000000001' as PersonId;
  const persons = await findIdentifiedPersons(database.sql, [id]);
  await database.close();
  return persons.get(id)?.idNumber ?? '';
}

beforeAll(async () => {
  area = await testArea();
  running = await start(configured(), log);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const SECRET_OF = sealedIn(FACTOR_SECRET, 'shifan-desk');

/**
 * The secret of somebody's second factor as it is kept; with a text, after that was put there. From a connection that
 * ends at once: one that stays would be a program without the newest key.
 */
async function factorSecret(sealed: string | null = null): Promise<string> {
  const owner = openArea({ url: area.url, area: area.area, poolSize: 1 });
  const [row] = await owner.sql<{ secret: string }>(
    'test: factor secret',
    `update nation.staff_account set factor_secret = coalesce($1, factor_secret)
     where name = 'shifan-desk' returning factor_secret as secret`,
    [sealed],
  );
  await owner.close();
  return row?.secret ?? '';
}

const fileOf = () => readFileSync(join(folder, 'seal.key'), 'utf8').trim();

test('a key in the data folder is replaced beside a running server, which goes on finding people', async () => {
  const number = await numberOf(configured());
  expect(fileOf()).toMatch(/^1:aes:[0-9a-f]{64}$/);
  expect(statSync(join(folder, 'seal.key')).mode & 0o77).toBe(0);
  await factorSecret(installationSealer(configured()).seal('JBSWY3DP', SECRET_OF));
  expect(await keys(['new', 'sm4'])).toContain('Key 2 (sm4)');
  const rotated = keys(['rotate']);
  const during: number[] = [];
  for (let i = 0; i < 30; i += 1) {
    during.push(await searched(number));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await rotated).toContain('Retired and dropped: key 1.');
  expect(new Set(during)).toEqual(new Set([1]));
  expect(fileOf()).toMatch(/^2:sm4:[0-9a-f]{64}$/);
  // Else nobody with a second factor could sign in any more.
  expect(installationSealer(configured()).open(await factorSecret(), SECRET_OF)).toBe('JBSWY3DP');
  expect(await searched(number)).toBe(1);
  expect(await numberOf(configured())).toBe(number);
  expect(await keys([])).toMatch(/key 1 aes since .*, retired .*\n {2}key 2 sm4 since/);
  const proof = await fetch(`${running.address}/api/areas/532900/proof`);
  const { checks } = (await proof.json()) as { checks: { found: number }[] };
  expect(checks.filter(({ found }) => found > 0)).toEqual([]);
  expect(await keys(['rotate'])).toContain('no older key');
});

test('keys from the environment wait for every running server to have the newest', async () => {
  await running.stop();
  const old = fileOf();
  const before = { YIKAO_SEAL_KEY: old };
  running = await start(configured(before), log);
  const [made = ''] = (await keys(['new', 'aes'], before)).split('\n');
  expect(made).toMatch(/^3:aes:[0-9a-f]{64}$/);
  newest = made;
  const after = { YIKAO_SEAL_KEY: `${made},${old}` };
  await searched('x');
  await expect(keys(['rotate'], after)).rejects.toThrow('do not have key 3 yet');
  await running.stop();
  running = await start(configured(after), log);
  expect(await keys(['rotate'], after)).toContain('Retired: key 2. It may leave YIKAO_SEAL_KEY');
  await running.stop();
  running = await start(configured({ YIKAO_SEAL_KEY: made }), log);
  expect(await searched(await numberOf(configured({ YIKAO_SEAL_KEY: made })))).toBe(1);
});

test('a start seals what an older version left in plain', async () => {
  const number = `53299919800101001${checkDigitOf('53299919800101001')}`;
  await running.stop();
  await area.asOwner(
    'test: an older row',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household, phone)
     values ('P-OLD', $1, '示例人', 'slr', 'male', '1980-01-01', '532901', 'H', '13700001111')`,
    [number],
  );
  running = await start(configured({ YIKAO_SEAL_KEY: newest }), log);
  const [row] = await area.asOwner<{ row: string }>(
    'test: sealed row',
    `select p::text as row from person p where id = 'P-OLD'`,
  );
  expect(row?.row).toContain('P-OLD');
  expect(row?.row).not.toMatch(new RegExp(`${number}|13700001111`));
  expect(await searched(number)).toBe(1);
});

test('a start with a wrong key or without it says so in a sentence and writes nothing', async () => {
  const wrong = configured({ YIKAO_SEAL_KEY: `3:aes:${'0'.repeat(64)}` });
  await expect(start(wrong, log)).rejects.toThrow('The sealing key 3 is not the one');
  const other = configured({ YIKAO_SEAL_KEY: `4:aes:${'0'.repeat(64)}` });
  await expect(start(other, log)).rejects.toThrow('sealed with key 3, which was not given');
  const kept = fileOf();
  writeFileSync(join(folder, 'seal.key'), `1:aes:${'f'.repeat(64)}`);
  await expect(start(configured(), log)).rejects.toThrow('seal.key');
  writeFileSync(join(folder, 'seal.key'), kept);
});

test('settings that are none are refused', () => {
  expect(() => readConfiguration({ YIKAO_SEAL_SCHEME: 'des' })).toThrow('"aes" or "sm4"');
});
