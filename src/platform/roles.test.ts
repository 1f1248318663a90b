import { beforeAll, expect, test } from 'vitest';
import { type TestArea, testArea } from './testing.ts';

let area: TestArea;

beforeAll(async () => {
  area = await testArea();
});

test('the server works as the application role', async () => {
  expect(await area.sql('test: who', 'select current_user::text as name')).toEqual([
    { name: 'yikao_application' },
  ]);
});

const RECORDS = [
  'settlement',
  'transfer',
  'request',
  'account_entry',
  'audit_lane',
  'audit_batch',
  'charge_upload',
  'policy',
  'policy_set',
  'access_log',
  'ledger_day',
  'stock_entry',
  'stock_withdrawal',
  'stock_trace',
  'catalogue_detail',
  'practitioner',
];

test.each(RECORDS)('the application role cannot change or remove a row of %s', async (table) => {
  const [column] = await area.asOwner<{ column_name: string }>(
    'test: column',
    'select column_name::text from information_schema.columns where table_schema = $1 and table_name = $2' +
      " and is_identity = 'NO' limit 1",
    ['area_532900', table],
  );
  const denied = /permission denied/;
  const name = column?.column_name ?? '';
  await expect(
    area.sql(`test: update ${table}`, `update ${table} set ${name} = ${name}`),
  ).rejects.toThrow(denied);
  await expect(area.sql(`test: delete ${table}`, `delete from ${table}`)).rejects.toThrow(denied);
  await expect(area.sql(`test: truncate ${table}`, `truncate ${table}`)).rejects.toThrow(denied);
});

test('the application role has no DDL', async () => {
  await expect(area.sql('test: create', 'create table more (x int)')).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    area.sql('test: drop', 'alter table settlement drop constraint settlement_identity'),
  ).rejects.toThrow(/must be owner/);
});

test('the application role may end a coverage but not move its start', async () => {
  expect(await area.sql('test: end', 'update coverage set ends_on = null')).toEqual([]);
  await expect(
    area.sql('test: start', 'update coverage set starts_on = starts_on'),
  ).rejects.toThrow(/permission denied/);
});
