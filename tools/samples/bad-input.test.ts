import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheets } from '../../src/border/national/money/testing.ts';
import { CALL_SERVICE, envelope } from '../../src/border/national/testing-door.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { type Running, start } from '../../src/main/start.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { type TestArea, testArea } from '../../src/platform/testing.ts';

/**
 * What no client should send, each over the same kept connection to the real server: refused under its code, with
 * nothing written, and the next good message is answered on that connection.
 */
const folder = mkdtempSync(join(tmpdir(), 'yikao-bad-input-'));
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const MB = 1_048_576;

let area: TestArea;
let running: Running;
let stage: Stage;

type Stage = {
  readonly hospital: string;
  readonly stranger: string;
  readonly person: PersonId;
  readonly other: PersonId;
  readonly item: string;
  readonly visit: string;
  readonly stay: string;
  readonly files: { readonly long: string; readonly bomb: string; readonly text: string };
};
type Answered = {
  readonly infcode: number;
  readonly err_msg: string | null;
  readonly output: never;
  readonly port: number;
};

beforeAll(async () => {
  area = await testArea();
  const configuration = {
    ...readConfiguration({}),
    ...{ port: 0, dataFolder: folder, databaseUrl: area.url, demonstrationPeople: 50 },
  };
  running = await start(
    configuration,
    createLog(systemClock, () => undefined),
  );
  stage = await prepare();
}, 120_000);

afterAll(async () => {
  agent.destroy();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

function post(body: string | Uint8Array): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const call = request(
      running.address + CALL_SERVICE,
      { agent, method: 'POST', headers: { 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        const port = answer.socket.localPort ?? 0;
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          resolve({ ...JSON.parse(Buffer.concat(parts).toString('utf8')), port });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

function text(number: string, input: unknown, over: Record<string, unknown> = {}): string {
  const own = { fixmedins_code: stage?.hospital, insuplc_admdvs: '', ...over };
  return JSON.stringify(envelope(number, input, own));
}

async function prepare(): Promise<Stage> {
  const one = async <Row extends object>(name: string, sql: string) =>
    area.asOwner<Row>(`test: ${name}`, sql);
  const hospitals = await one<{ id: string }>(
    'hospitals',
    `select id from provider where id like 'H5329%' order by id limit 2`,
  );
  const people = await one<{ id: PersonId }>(
    'people',
    `select person_id as id from coverage where scheme = 'resident' and standing = 'covered'
       and starts_on <= '2025-06-01'
       and (ends_on is null or ends_on > '2025-07-01') order by person_id limit 2`,
  );
  const [item] = await one<{ code: string }>(
    'item',
    `select code from catalogue_item where class = 'A' and kind = 'service' and ends_on is null limit 1`,
  );
  const [hospital = '', stranger = ''] = hospitals.map(({ id }) => id);
  const [person, other] = people.map(({ id }) => id) as [PersonId, PersonId];
  const made = { hospital, stranger, person, other, item: item?.code ?? '' };
  const done = async (number: string, input: unknown) => {
    const answer = await post(text(number, input, { fixmedins_code: hospital }));
    expect(answer.infcode, `${number} ${answer.err_msg}`).toBe(0);
    return answer.output as Record<string, Record<string, string>>;
  };
  const visit = (await done('2201', sheets.register(person))).data?.mdtrt_id ?? '';
  await done('2203', sheets.describe(visit, person));
  await done('2204', { feedetail: [lineOf(visit, person, made.item)] });
  const stay = (await done('2401', sheets.admit(other))).result?.mdtrt_id ?? '';
  await done('2402', sheets.discharge(stay, other));
  const files = {
    long: await upload(done, hospital, zipSync({ 'a.txt': strToU8(millionLines()) }, { level: 1 })),
    bomb: await upload(
      done,
      hospital,
      zipSync({ 'a.txt': strToU8(`${' '.repeat(60_000)}\n`.repeat(1_400)) }),
    ),
    text: await upload(done, hospital, zipSync({ 'a.txt': strToU8('no\ttable\n') })),
  };
  return { ...made, visit, stay, files };
}

type Done = (number: string, input: unknown) => Promise<Record<string, unknown>>;

async function upload(done: Done, hospital: string, bytes: Uint8Array): Promise<string> {
  const fsUploadIn = {
    in: Buffer.from(bytes).toString('base64'),
    filename: 'a.zip',
    fixmedins_code: hospital,
  };
  const output = await done('9101', { fsUploadIn });
  return String(output.file_qury_no);
}

function millionLines(): string {
  const lines = Array.from({ length: 1_000_000 }, (_, at) => `S${at}\tM${at}\tP\t1\t0\t0\t0`);
  return lines.join('\n');
}

function lineOf(visit: string, person: PersonId, item: string, change: object = {}) {
  return sheets.line(visit, person, '1', '20.00', { med_list_codg: item, ...change });
}

/** Rows of every table that is no log of what was asked; a lane is opened by the first that comes, done or not. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await area.asOwner<{ name: string }>(
    'test: tables',
    `select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'
        and table_name not in ('access_log', 'audit_lane') and table_name not like 'message%' order by 1`,
  );
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`,
  );
  const rows = await area.asOwner<{ name: string; n: number }>(
    'test: rows of all tables',
    counts.join(' union all '),
  );
  expect(rows.length).toBeGreaterThan(40);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

const charge = (change: object) =>
  text('2204', {
    feedetail: [lineOf(stage.visit, stage.person, stage.item, { feedetl_sn: '2', ...change })],
  });
const NO_SPLIT = {
  ...{ fulamt_ownpay_amt: null, overlmt_selfpay: null, preselfpay_amt: null, inscp_scp_amt: null },
};
const settle = (change: object, over = {}) =>
  text('2207', sheets.settle(stage.visit, stage.person, '20.00', { ...NO_SPLIT, ...change }), over);
const compare = (file: string) =>
  text('3202', {
    data: {
      ...{ setl_optins: '532900', clr_type: '11', stmt_begndate: '2025-06-01' },
      ...{ stmt_enddate: '2025-06-30', medfee_sumamt: '0', fund_pay_sumamt: '0' },
      ...{ cash_payamt: '0', fixmedins_setl_cnt: 0, fixmedins_refd_setl_flag: '0' },
      file_qury_no: file,
    },
  });
const register = (begntime: unknown) =>
  text('2201', { data: { ...sheets.register(stage.person).data, begntime } });
const good = () => text('5301', { data: { psn_no: stage.person } });
const utf16 = () => Buffer.from(`\ufeff${good()}`, 'utf16le');
const gbk = () =>
  Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}')]);

const cases: readonly (readonly [string, () => string | Uint8Array, string])[] = [
  ['nothing', () => '', 'national.not_json'],
  ['truncated JSON', () => good().slice(0, -9), 'national.not_json'],
  ['50 MB', () => Buffer.alloc(50 * MB, 32), 'national.too_large'],
  ['GBK', gbk, 'national.wrong_encoding'],
  ['UTF-16', utf16, 'national.wrong_encoding'],
  ['a key twice', () => good().replace('{', '{"infno":"1101",'), 'national.duplicate_key'],
  [
    'a field twice',
    () => good().replace('"psn_no"', '"psn_no":"P","psn_no"'),
    'national.duplicate_key',
  ],
  ['a number not a number', () => charge({ cnt: 'NaN' }), 'national.field_type'],
  ['a month 13', () => register('2025-13-01 08:30:00'), 'national.field_type'],
  ['a day that is not', () => register('2025-02-30'), 'national.field_type'],
  ['day before month', () => register('01/06/2025'), 'national.field_type'],
  ['a day in words', () => register('今天'), 'national.field_type'],
  ['a day as a list', () => register(['2025-06-01']), 'national.field_type'],
  [
    'an amount with three decimals',
    () => charge({ det_item_fee_sumamt: '20.005' }),
    'national.field_type',
  ],
  ['a total with three decimals', () => settle({ medfee_sumamt: '20.001' }), 'national.field_type'],
  ['an amount too large', () => charge({ det_item_fee_sumamt: '1e20' }), 'national.field_too_long'],
  ['a line that does not add up', () => charge({ cnt: '3' }), 'catalogue.amount_differs'],
  ['a total of other lines', () => settle({ medfee_sumamt: '21.00' }), 'settlement.total_differs'],
  ['a code of no dictionary', () => charge({ hosp_appr_flag: '9' }), 'national.unknown_code'],
  [
    'a line number too long',
    () => charge({ feedetl_sn: '1'.repeat(31) }),
    'national.field_too_long',
  ],
  ['a line number used', () => charge({ feedetl_sn: '1' }), 'encounter.line_number_used'],
  [
    'too many lines',
    () => text('2204', { feedetail: Array.from({ length: 10_001 }, () => ({ cnt: 1 })) }),
    'national.too_many_rows',
  ],
  ['a text in place of a node', () => text('5301', { data: 'P' }), 'national.node_shape'],
  ['a node that is missing', () => text('5301', {}), 'national.node_missing'],
  [
    'a must that is "null"',
    () => text('5301', { data: { psn_no: 'NULL' } }),
    'national.field_missing',
  ],
  [
    'a message id too long',
    () => text('5301', {}, { msgid: '1'.repeat(31) }),
    'national.envelope_field',
  ],
  ['a number not offered', () => text('3101', {}), 'national.not_offered'],
  [
    'no provider of the area',
    () => text('5301', {}, { fixmedins_code: 'H0' }),
    'national.unknown_provider',
  ],
  [
    'a discharge twice',
    () => text('2402', sheets.discharge(stage.stay, stage.other, '2025-06-11 10:00:00')),
    'encounter.already_discharged',
  ],
  [
    'a settlement of another hospital’s visit',
    () => settle({}, { fixmedins_code: stage.stranger }),
    'encounter.registered_elsewhere',
  ],
  [
    'a settlement of another person’s visit',
    () => settle({ psn_no: stage.other }),
    'encounter.registration_of_another_person',
  ],
  [
    'a file that is no ZIP',
    () =>
      text('9101', {
        fsUploadIn: { in: [1, 2, 3, 4], filename: 'a.zip', fixmedins_code: stage.hospital },
      }),
    'national.file_not_zip',
  ],
  ['a file of another kind', () => compare(stage.files.text), 'reconciliation.wrong_columns'],
  ['a file of 1,000,000 lines', () => compare(stage.files.long), 'reconciliation.too_many_lines'],
  ['a ZIP bomb', () => compare(stage.files.bomb), 'reconciliation.too_large'],
  ['a file that is not there', () => compare('F0'), 'national.unknown_file'],
];

test.each(cases)(
  '%s is refused, nothing is written, the connection is kept',
  async (_, body, code) => {
    const before = await countRows();
    const first = await post(good());
    const refused = await post(body());
    expect(refused.infcode).toBe(-1);
    expect(String(refused.err_msg)).toContain(`[${code}]`);
    expect([...String(refused.err_msg)].length).toBeLessThanOrEqual(200);
    expect(refused.output).toBeNull();
    expect(await countRows()).toEqual(before);
    const next = await post(good());
    expect([next.infcode, next.port]).toEqual([0, first.port]);
    expect(refused.port).toBe(first.port);
  },
);

test('after all of it the visit is settled as if nothing had been sent', async () => {
  const paid = await post(settle({}));
  expect(paid.err_msg).toBeNull();
  expect(paid.infcode).toBe(0);
});
