import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALL_SERVICE } from '../border/national/testing-door.ts';
import { type NumbersAnswer, sendNumbers } from '../border/national/testing-numbers.ts';
import { hashOf, PDF } from '../counter/papers/testing.ts';
import type { PersonId } from '../kernel/ids.ts';
import { checkDigitOf, findIdentifiedPersons } from '../people/enrolment/index.ts';
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
/** Brought to the window: what a number becomes, and where somebody is reached. */
const NEW_NUMBER = `53299919850303001${checkDigitOf('53299919850303001')}`;
const AT_WINDOW = {
  ...{ applicant: '13800006666', changed: '13800007777', paper: '13800008888' },
  ...{ story: '13800009999', noted: '13800001234', account: '6222020022228888' },
} as const;
const person = 'P000000001' as PersonId;

let area: TestArea;
let running: Running;
let numbers: string[];
let provider: string;
let holder: PersonId;
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
  holder =
    rows
      .map(({ id }) => id)
      .sort()
      .at(-1) ?? person;
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

/** What is told to whoever works on a case at that moment, and to nobody else: he has to read what he decides on. */
async function work(id: string, body: object): Promise<{ version: number; trace: object[] }> {
  const answer = await fetch(`${running.address}/api/areas/532900/cases/${id}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { trace, papers, version, error } = (await answer.json()) as ReturnType<typeof JSON.parse>;
  expect(error).toBe(undefined);
  seen.push(JSON.stringify([trace, papers]));
  return { version, trace };
}

async function scanned(): Promise<string> {
  const answer = await fetch(`${running.address}/api/areas/532900/papers`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-content-sha256': hashOf(PDF) },
    body: new Uint8Array(PDF),
  });
  return ((await answer.json()) as { file: string }).file;
}

type Brought = { readonly id: string; readonly version: number; readonly state: string };
let brought = 0;

/** By a relative at a counter, with a number in the name of every paper. */
async function bring(matter: string, form: object, materials: readonly string[] = []) {
  const file = await scanned();
  brought += 1;
  const name = `身份证${NEW_NUMBER}电话${AT_WINDOW.paper}.pdf`;
  const answer = await call('POST', 'cases', {
    ...{ key: `window-numbers-${brought}`, matter, person: holder, form },
    applicant: { kind: 'relative', name: '示范亲属', phone: AT_WINDOW.applicant, relation: '子女' },
    papers: materials.map((material) => ({ material, file, name, turns: 0 })),
  });
  expect(answer).toHaveProperty('id');
  return answer as Brought;
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

test('cases of the window are brought, worked on, told and read with numbers wherever one can be written', async () => {
  const identity = { what: 'number', newIdNumber: NEW_NUMBER };
  const one = await bring('change-identity', identity, ['identity', 'police']);
  await bring('change-phone', { newPhone: AT_WINDOW.changed });
  const account = { holder: '示范亲属', bank: '示范银行', number: AT_WINDOW.account };
  await bring('change-account', { account });
  const story = `窗口不收材料，电话${AT_WINDOW.story}，证件${STRANGER}`;
  const complaint = await bring('complaint', { about: 'office', office: '示范窗口', story });
  const reason = `已电话${AT_WINDOW.noted}核实${NEW_NUMBER}`;
  let { version } = one;
  for (const act of ['take', 'note', 'approve']) {
    const key = `window-numbers-${act}`;
    ({ version } = await work(one.id, { key, version, act, ...(act !== 'take' && { reason }) }));
  }
  expect(await call('GET', `cases/${one.id}`)).toMatchObject({ state: 'done', masked: true });
  expect(await call('GET', `cases/${complaint.id}`)).toMatchObject({
    form: { story: '窗口不收材料，电话138****9999，证件532***********0011' },
  });
  const lists = [
    ...['cases?queue=all', 'cases?queue=all&state=done', `cases?text=${NEW_NUMBER}`],
    ...[`cases/${one.id}/receipt`, `persons/${holder}/changes`, 'supervision'],
    'case-events?from=2025-01-01&until=2100-01-01',
    ...['notices?state=waiting', 'notices?state=sent', 'notices?state=failed', 'jobs'],
  ];
  for (const list of lists) expect([list, await call('GET', list)]).not.toHaveProperty('1.error');
  const sent = (await call('GET', 'notices?state=sent')) as { rows: { address: string | null }[] };
  const waiting = (await call('GET', 'notices')) as typeof sent;
  const addresses = [...sent.rows, ...waiting.rows].map(({ address }) => address);
  expect(addresses).toContain('138****6666');
});

test('none of the numbers stands in any column of any table, in the log, or in a list', async () => {
  // Lets the logs of messages and accesses be written.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const window = [NEW_NUMBER, ...Object.values(AT_WINDOW)];
  const needles = [...numbers, STRANGER, DOCTOR, ACCOUNT, ...PHONES, ...window];
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
