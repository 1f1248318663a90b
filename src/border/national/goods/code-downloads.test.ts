import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { addPerson } from '../../../money/settlement/testing.ts';
import { type CodeList, loadCodes } from '../../../rules/catalogue/index.ts';
import { loadProfiles } from '../catalogue/profile.ts';
import { createFileStore } from '../files/file-store.ts';
import { hospitalWorld, openStay, sheets } from '../money/testing.ts';
import { runForTest, TEST_PROVIDER } from '../testing.ts';
import { downloadColumns } from './download-columns.ts';

const world = await hospitalWorld();
const { database, clock, ids, send } = world;
const files = createFileStore({ database, clock, ids });

const LISTS: Readonly<Record<string, CodeList>> = {
  1307: 'diagnosis',
  1308: 'operation',
  1309: 'special-disease',
  1310: 'paid-disease',
  1311: 'day-surgery',
  1313: 'morphology',
  1314: 'tcm-disease',
  1315: 'tcm-syndrome',
};

function load(list: CodeList, names: Readonly<Record<string, string>>, complete = false) {
  const entries = Object.entries(names).map(([code, name]) => ({
    ...{ code, name, initials: '', startsOn: '2024-01-01' as never, particulars: { note: 'n' } },
  }));
  const request = { list, entries, complete, source: 'test' };
  return database.transaction((sql) => loadCodes(sql, request, clock));
}

beforeAll(async () => {
  for (const list of Object.values(LISTS)) await load(list, { C1: `${list} 一`, C2: '二' });
});

type Page = { readonly filename: string; readonly file_qury_no: string; readonly data_cnt: number };

async function pageOf(number: string, ver: string): Promise<Page & { rows: string[][] }> {
  const parts = { database, world: { clock, files } };
  const answer = (await runForTest(number, { data: { ver } }, parts)) as unknown as Page;
  const file = await files.open(answer.file_qury_no, TEST_PROVIDER);
  const [bytes] = Object.values(unzipSync(file?.bytes ?? new Uint8Array()));
  const text = strFromU8(bytes ?? new Uint8Array()).replace(/\n$/, '');
  return { ...answer, rows: text === '' ? [] : text.split('\n').map((line) => line.split('\t')) };
}

test('1307 to 1311 and 1313 to 1315: a file with all columns, and the version to ask with next', async () => {
  for (const [number, list] of Object.entries(LISTS)) {
    const page = await pageOf(number, '0');
    expect(page.data_cnt).toBe(2);
    const columns = downloadColumns(number);
    const column = (name: string) => page.rows.map((row) => row[columns.indexOf(name)]);
    expect(page.rows[0]?.length).toBe(columns.length);
    expect(column('code')).toEqual(['C1', 'C2']);
    expect(column('name')).toEqual([`${list} 一`, '二']);
    expect(column('valid')).toEqual(['1', '1']);
    const last = column('version').at(-1) ?? '';
    expect((await pageOf(number, last)).rows).toEqual([]);
    await load(list, { C1: '改名' });
    expect((await pageOf(number, last)).rows.map((row) => row[columns.indexOf('name')])).toEqual([
      '改名',
    ]);
  }
});

test('a version of another platform is refused', async () => {
  await expect(pageOf('1307', 'X001_20210903')).rejects.toMatchObject({
    kind: { code: 'catalogue.unknown_version' },
  });
});

test('diagnoses are kept as sent until their list is complete; then an unknown one is refused by its field', async () => {
  const person = await addPerson(world);
  await openStay(world, person);
  await load('diagnosis', { 'J06.900': '急性上呼吸道感染' }, true);
  const unlisted = { kind: { code: 'national.field_rule' }, facts: { field: 'diag_code' } };
  await expect(openStay(world, await addPerson(world))).rejects.toMatchObject(unlisted);
  const { data } = await send('2201', sheets.register(person));
  await send('2203', sheets.describe(data.mdtrt_id, person));
  await load('diagnosis', { 'J18.900': '肺炎' }, true);
  await expect(send('2203', sheets.describe(data.mdtrt_id, person))).resolves.toEqual({});
  const again = { begntime: '2025-11-20 08:30:00' };
  await expect(send('2203', sheets.describe(data.mdtrt_id, person, again))).rejects.toMatchObject({
    facts: { field: 'diag_code' },
  });
});

test('a profile may say that codes are kept as sent', async () => {
  const profile = { ...loadProfiles().baseline, checkCodes: 'as-sent' as const };
  expect(loadProfiles().baseline.checkCodes).toBe('listed');
  const person = await addPerson(world);
  const sheet = sheets.admit(person);
  const wrong = { ...sheet, diseinfo: sheet.diseinfo.map((d) => ({ ...d, diag_code: 'X00' })) };
  await expect(send('2401', wrong)).rejects.toMatchObject({ facts: { field: 'diag_code' } });
  await expect(send('2401', wrong, { signedIn: { profile } })).resolves.toMatchObject({
    result: { mdtrt_id: expect.any(String) },
  });
});
