import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ConformResult,
  type ConformTarget,
  isConforming,
  runScripts,
} from '../../src/border/national/index.ts';
import { type Configuration, readConfiguration } from '../../src/main/configuration.ts';
import { command } from '../../src/main/conform.ts';
import { demonstrationTarget } from '../../src/main/demonstration-keys.ts';
import { type Running, start } from '../../src/main/start.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-conform-'));
const configuration: Configuration = {
  ...readConfiguration({}),
  port: 0,
  dataFolder: folder,
  demonstrationPeople: 50,
};
const STYLES = ['none', 'api-hmac', 'tif', 'api-key'] as const;
const PATH = '/fsi/api/rsfComIfsService/callService';

let running: Running;
let door: FaultyDoor;

beforeAll(async () => {
  running = await start(
    configuration,
    createLog(systemClock, () => undefined),
  );
  door = await openFaultyDoor(running.address);
});

afterAll(async () => {
  door.server.close();
  door.server.closeAllConnections();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

function targetOf(change: Partial<ConformTarget> = {}): ConformTarget {
  const { style = 'none', kind = 'hospital' } = change;
  const known = demonstrationTarget(configuration, { style, kind });
  return { ...known, url: running.address, path: PATH, style, kind, item: null, ...change };
}

function examine(change: Partial<ConformTarget> = {}, only?: readonly string[]) {
  return runScripts({ target: targetOf(change), clock: systemClock, ...(only && { only }) });
}

const outcomes = (results: readonly ConformResult[]) =>
  Object.fromEntries(results.map(({ script, outcome }) => [script, outcome]));
const faults = (results: readonly ConformResult[]) =>
  results.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings.map(({ at }) => at)));

/** With what was said, so that a run that fails once in many can be understood. */
const told = (results: readonly ConformResult[]) =>
  results.flatMap(({ steps }) =>
    steps.flatMap(({ findings, answer }) =>
      findings.map(({ at, said }) => `${at}: ${said.en} ${answer.slice(0, 300)}`),
    ),
  );

test.each(STYLES)('a hospital passes every script in the style %s', async (style) => {
  const results = await examine({ style });
  expect(told(results)).toEqual([]);
  expect(outcomes(results)).toEqual({
    ...{ door: 'passed', gateway: style === 'none' ? 'left-out' : 'passed', catalogue: 'passed' },
    ...{ outpatient: 'passed', 'disease-visit': 'passed', refunds: 'passed', inpatient: 'passed' },
    ...{ 'mid-stay': 'passed', again: 'passed', reversal: 'passed', 'bad-fields': 'passed' },
    ...{ 'settlement-list': 'passed', reconcile: 'passed' },
  });
  expect(results.flatMap(({ leftOpen }) => leftOpen)).toEqual([]);
  expect(results.flatMap(({ steps }) => steps.filter((one) => one.notOffered))).toEqual([]);
});

test.each(STYLES)('a pharmacy passes every script in the style %s', async (style) => {
  const results = await examine({ style, kind: 'pharmacy' }, ['door', 'gateway', 'purchase']);
  expect(told(results)).toEqual([]);
  expect(outcomes(results)).toMatchObject({ door: 'passed', purchase: 'passed' });
  expect(isConforming(results)).toBe(true);
});

type Damage = (answer: Damaged) => void;
type Damaged = { json: ReturnType<typeof JSON.parse>; readonly count: number };

const paid = (change: (setlinfo: ReturnType<typeof JSON.parse>) => void): Damage => {
  return ({ json }) => json.output?.setlinfo && change(json.output.setlinfo);
};

const FAULTS: readonly (readonly [string, string, string, Damage, readonly string[]])[] = [
  [
    'drops a field',
    'outpatient',
    '2207',
    paid((s) => delete s.clr_type),
    ['2207 setlinfo.clr_type'],
  ],
  [
    'is a fen too generous',
    'disease-visit',
    '2207',
    paid((s) => {
      s.fund_pay_sumamt += 0.01;
    }),
    ['2207 setlinfo.medfee_sumamt', '2207 setlinfo.fund_pay_sumamt'],
  ],
  [
    'sends a text for a number',
    'outpatient',
    '2206',
    paid((s) => {
      s.hifp_pay = String(s.hifp_pay);
    }),
    ['2206 setlinfo.hifp_pay'],
  ],
  [
    'uses a code outside its dictionary',
    'outpatient',
    '2207',
    paid((s) => {
      s.gend = '7';
    }),
    ['2207 setlinfo.gend'],
  ],
  [
    'answers a repetition in another way',
    'again',
    '2201',
    ({ json, count }) => {
      if (count === 2) json.output.data.mdtrt_id = 'OTHER';
    },
    ['2201 data.mdtrt_id'],
  ],
  [
    'accepts what must be refused',
    'outpatient',
    '2208',
    ({ json, count }) => {
      if (count === 2) Object.assign(json, { infcode: 0, err_msg: null, output: {} });
    },
    ['2208 infcode'],
  ],
  [
    'does not name the field at fault',
    'bad-fields',
    '2201',
    ({ json, count }) => {
      if (count === 1) json.err_msg = '报文不对';
    },
    ['2201 err_msg'],
  ],
  [
    'forgets a field of the envelope',
    'outpatient',
    '1101',
    ({ json }) => {
      delete json.respond_time;
    },
    ['1101 respond_time'],
  ],
  [
    'says that wrong totals are right',
    'reconcile',
    '3201',
    ({ json }) => {
      json.output.stmtinfo.stmt_rslt = '0';
    },
    ['3201 stmtinfo.stmt_rslt'],
  ],
];

test.each(FAULTS)('a platform that %s is told so', async (_, script, number, damage, at) => {
  door.damage(number, damage);
  const results = await examine({ url: door.url }, [script]);
  expect(outcomes(results)).toEqual({ [script]: 'failed' });
  expect([...new Set(faults(results))]).toEqual(at);
  expect(results.flatMap(({ leftOpen }) => leftOpen)).toEqual([]);
});

test('a gateway that lets everybody in is found', async () => {
  door.damage('', () => undefined, { withoutHeaders: true });
  const results = await examine({ url: door.url, style: 'tif' }, ['gateway']);
  expect(new Set(faults(results))).toEqual(new Set(['gateway code']));
  expect(faults(results)).toHaveLength(6);
});

test('what is not offered is neither passed nor failed, and is cleaned up', async () => {
  door.damage('2207', ({ json }) =>
    Object.assign(json, { infcode: -1, err_msg: '交易【2207】本平台尚未开通。', output: null }),
  );
  const [result] = await examine({ url: door.url }, ['outpatient']);
  expect(result).toMatchObject({ outcome: 'not-offered', ended: { en: '2207 is not offered' } });
  expect(isConforming([result as ConformResult])).toBe(false);
});

test('a script that breaks off takes back what it opened, or says what stayed open', async () => {
  const broken = ({ json }: Damaged) =>
    Object.assign(json, { infcode: -1, err_msg: '出错了', output: null });
  door.damage('2203', broken);
  const [result] = await examine({ url: door.url }, ['outpatient']);
  expect(result).toMatchObject({ outcome: 'failed', leftOpen: [] });
  expect(result?.steps.map(({ number }) => number).slice(-3)).toEqual(['2203', '2202', '9002']);
  door.damage('2202', broken);
  const [open] = await examine({ url: door.url }, ['outpatient']);
  expect(open?.leftOpen).toMatchObject([{ en: 'Cancel the registration' }]);
});

test('the command writes both reports and says by its exit code what it found', async () => {
  const file = (name: string) => join(folder, name);
  const { area, provider, idNumber } = targetOf();
  const who = ['--area', area, '--provider', provider, '--id-number', idNumber];
  const how = ['--only', 'outpatient', '--report', file('r.html'), '--json', file('r.json')];
  expect(await command.run(['--url', running.address, ...who, ...how])).toBe(0);
  const html = readFileSync(file('r.html'), 'utf8');
  expect(html).toContain('门诊全程');
  expect(html).not.toContain(idNumber);
  const json = readFileSync(file('r.json'), 'utf8');
  expect(json).not.toContain(idNumber);
  expect(JSON.parse(json)).toMatchObject({ conforms: true, scripts: [{ script: 'outpatient' }] });
  door.damage('2207', ({ json: answer }) => delete answer.output.setlinfo.clr_type);
  expect(await command.run(['--url', door.url, ...who, ...how])).toBe(1);
  expect(readFileSync(file('r.html'), 'utf8')).toContain('2207 setlinfo.clr_type');
  expect(await command.run(['--url', running.address, '--only', 'nothing', ...who])).toBe(2);
  expect(await command.run(['--help'])).toBe(0);
});

test('the keys of the demonstration are of this installation and readable by its owner only', () => {
  const file = join(folder, 'demonstration-keys.json');
  expect(existsSync(file)).toBe(true);
  const { providers } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(providers.hospital.keys)).toEqual(['api-hmac', 'tif', 'api-key']);
  expect(providers.pharmacy.id).toMatch(/^P/);
});

type FaultyDoor = {
  readonly url: string;
  readonly server: Server;
  /** From now on answers of this number alone are damaged; `count` says which of them it is. */
  readonly damage: (
    number: string,
    damage: Damage,
    options?: { readonly withoutHeaders?: boolean },
  ) => void;
};

/** Passes every message on to the product, and damages answers on their way back. */
async function openFaultyDoor(to: string): Promise<FaultyDoor> {
  let now = { number: '', damage: (() => undefined) as Damage, bare: false, count: 0 };
  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming);
    const headers = now.bare ? { 'content-type': 'application/json' } : incoming.headers;
    const call = request(to + incoming.url, { method: 'POST', headers });
    call.on('error', () => outgoing.destroy());
    call.on('response', async (answer) => {
      const bytes = await read(answer);
      const number = /"infno":"(\w+)"/.exec(body.toString())?.[1];
      const { 'content-length': _, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 500, kept);
      outgoing.end(number === now.number ? damaged(bytes) : bytes);
    });
    call.end(body);
  });
  function damaged(bytes: Buffer): string {
    now.count += 1;
    const answer = { json: JSON.parse(bytes.toString()), count: now.count };
    now.damage(answer);
    return JSON.stringify(answer.json);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    damage(number, damage, { withoutHeaders = false } = {}) {
      now = { number, damage, bare: withoutHeaders, count: 0 };
    },
  };
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
