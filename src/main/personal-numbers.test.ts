import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALL_SERVICE } from '../border/national/testing-door.ts';
import { type NumbersAnswer, sendNumbers } from '../border/national/testing-numbers.ts';
import type { PersonId } from '../kernel/ids.ts';
import { findIdentifiedPersons } from '../people/enrolment/index.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { openArea } from '../platform/sql.ts';
import { type TestArea, testArea } from '../platform/testing.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { installationSealer } from './seal-keys.ts';
import { type Running, start } from './start.ts';

/**
 * The proof that no identity number and no phone stands anywhere in plain: the real server lives through a day with
 * numbers in every field that takes them, and then every column of every table and every line of the log is searched.
 */
const folder = mkdtempSync(join(tmpdir(), 'yikao-numbers-'));
const lines: string[] = [];
const log = createLog(systemClock, (line) => lines.push(line));
const PHONES = ['13700001111', '13700002222', '13700003333', '13700004444', '13700005555'] as const;
const FREE_TEXT = PHONES[3];
const STRANGER = '532999198001010011';
const DOCTOR = '532999197001010014';
const ACCOUNT = '6222020011119999';
const person = 'P000000001' as PersonId;

let area: TestArea;
let running: Running;
let numbers: string[];
let provider: string;
const seen: string[] = [];

beforeAll(async () => {
  area = await testArea();
  const configuration: Configuration = {
    ...readConfiguration({}),
    ...{ port: 0, dataFolder: folder, databaseUrl: area.url, demonstrationPeople: 50 },
  };
  running = await start(configuration, log);
  const sealer = installationSealer(configuration);
  const database = openArea({ url: area.url, area: area.area, poolSize: 1, sealer });
  const rows = await database.sql<{ id: PersonId }>('test: people', 'select id from person');
  const persons = await findIdentifiedPersons(
    database.sql,
    rows.map(({ id }) => id),
  );
  numbers = [...persons.values()].map(({ idNumber }) => idNumber);
  await database.close();
  const { rows: providers } = (await call('GET', 'providers')) as { rows: { id: string }[] };
  provider = providers[0]?.id ?? '';
});

afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<object> {
  const answer = await fetch(`${running.address}/api/areas/532900/${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  seen.push(text);
  return JSON.parse(text) as object;
}

async function post(sent: object): Promise<NumbersAnswer> {
  const answer = await fetch(running.address + CALL_SERVICE, {
    method: 'POST',
    body: JSON.stringify(sent),
  });
  return (await answer.json()) as NumbersAnswer;
}

test('a day of a hospital with numbers in every field that takes them', async () => {
  const [admitted, changed, department, freeText, filed] = PHONES;
  const phones = { admitted, changed, department, freeText, filed };
  const told = { person, number: numbers[0] ?? '', stranger: STRANGER, doctor: DOCTOR, provider };
  await sendNumbers(post, { ...told, phones });
});

test('a clerk searches, identifies by number, pays and is refused', async () => {
  const number = numbers[1] ?? '';
  const found = (await call('GET', `persons?query=${number}`)) as { total: number };
  expect(found.total).toBe(1);
  await call('GET', `persons?query=${STRANGER}`);
  await call('GET', `persons/${person}`);
  const claim = { type: 'id-number', number, provider, reason: `电话${FREE_TEXT}核实` };
  await call('POST', 'credentials/resolve', claim);
  await call('POST', 'credentials/resolve', { ...claim, number: STRANGER });
  await call('POST', 'payment-accounts', {
    ...{ provider, holder: '示范医院', bank: '示范银行', number: ACCOUNT },
  });
  const visit = { key: 'V1', provider, person, kind: 'outpatient' };
  const complaint = `咳嗽，电话${FREE_TEXT}`;
  const queued = await call('POST', 'registrations', { ...visit, complaint });
  expect(queued).toMatchObject({ complaint: '咳嗽，电话137****4444' });
  const off = { provider, person, registration: (queued as { id: string }).id };
  const reason = `号码${FREE_TEXT}，${STRANGER}`;
  expect(await call('POST', 'reconciliation/cancellations', { ...off, reason })).toEqual({
    id: expect.any(String),
  });
  for (const list of ['reconciliation/repairs', 'registrations', 'stays', 'messages']) {
    expect(await call('GET', `${list}?provider=${provider}`)).toHaveProperty('rows');
  }
  await call('GET', `persons/${person}/filings`);
  await call('GET', `clinical-documents?person=${person}`);
  await call('GET', `no-such-place/${number}`);
  await call('GET', 'providers');
});

test('none of the numbers stands in any column of any table, in the log, or in a list', async () => {
  // Lets the logs of messages and accesses be written.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const needles = [...numbers, STRANGER, DOCTOR, ACCOUNT, ...PHONES];
  const bytes = needles.map((needle) => Buffer.from(needle).toString('hex'));
  const tables = await area.asOwner<{ name: string }>(
    'test: tables',
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  expect(tables.length).toBeGreaterThan(40);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await area.asOwner<{ needle: string; row: string }>(
      `test: search ${name}`,
      `select needle, left(t::text, 300) as row from ${name} t, unnest($1::text[]) needle
       where position(needle in t::text) > 0 limit 3`,
      [[...needles, ...bytes]],
    );
    found.push(...rows.map(({ needle, row }) => `${name}: ${needle} in ${row}`));
  }
  expect(found).toEqual([]);
  expect(needles.filter((needle) => lines.some((line) => line.includes(needle)))).toEqual([]);
  const told = seen.join('\n');
  // Whoever pays is told the whole account; nobody is told a person's number.
  const personal = needles.filter((needle) => needle !== ACCOUNT);
  expect(personal.filter((needle) => told.includes(needle))).toEqual([]);
  const messages = await area.asOwner<{ count: number }>(
    'test: messages',
    'select count(*)::int as count from message',
  );
  expect(messages[0]?.count).toBeGreaterThan(12);
  const proof = (await call('GET', 'proof')) as { sound: boolean; checks: object[] };
  expect(proof.checks.filter((check) => (check as { found: number }).found > 0)).toEqual([]);
});
