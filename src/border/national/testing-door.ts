import { afterAll } from 'vitest';
import type { AreaCode } from '../../kernel/ids.ts';
import { createGate } from '../../platform/access.ts';
import type { Access } from '../../platform/access-log.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { createServer } from '../../platform/http/server.ts';
import { idSource } from '../../platform/id-source.ts';
import { createLog } from '../../platform/log.ts';
import type { TestArea } from '../../platform/testing.ts';
import { word } from '../open/index.ts';
import { nationalCatalogue } from './catalogue/load.ts';
import type { Profile } from './catalogue/model.ts';
import { loadProfiles } from './catalogue/profile.ts';
import { createNationalDoor } from './door/create-door.ts';
import { TRANSACTIONS } from './door/registry.ts';
import { createFileStore } from './files/file-store.ts';
import { TEST_PROVIDER } from './testing.ts';
import type { Transaction } from './transaction.ts';
import type { NationalWorld } from './world.ts';

export type TestDoor = {
  readonly url: string;
  readonly lines: readonly string[];
  readonly accesses: readonly Access[];
  readonly post: (body: unknown, options?: PostOptions) => Promise<TestAnswer>;
  /** Writes what the log still holds. */
  readonly flush: () => Promise<void>;
};
type PostOptions = { readonly path?: string; readonly headers?: Record<string, string> };
export type TestAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly json: Record<string, never>;
};
type Options = {
  readonly profile?: Partial<Profile>;
  readonly clock?: Clock;
  readonly transactions?: readonly Transaction[];
  readonly areas?: () => readonly AreaCode[];
  /** Parts beside the catalogue and the files. */
  readonly world?: Partial<NationalWorld>;
  readonly privateLine?: boolean;
};

export const CALL_SERVICE = '/fsi/api/rsfComIfsService/callService';

/** The real server with the national door over one test area, on a free port. */
export async function testDoor(area: TestArea, options: Options = {}): Promise<TestDoor> {
  const { clock = systemClock, transactions = TRANSACTIONS, profile = {} } = options;
  await area.asOwner(
    'test: provider',
    `insert into provider (id, name, initials, county, kind) values ($1, '试验医院', 'syyy', '532901', 'hospital')
     on conflict do nothing`,
    [TEST_PROVIDER],
  );
  const baseline = { ...loadProfiles().baseline, ...profile };
  const lines: string[] = [];
  const accesses: Access[] = [];
  const ids = idSource(clock);
  const world = {
    database: area,
    clock,
    ids,
    catalogue: nationalCatalogue(),
    files: createFileStore({ database: area, clock, ids }),
    ...options.world,
  } as unknown as NationalWorld;
  const accessLog = { record: (one: Access) => accesses.push(one), close: async () => undefined };
  const log = createLog(clock, (line) => lines.push(line));
  const door = createNationalDoor({
    transactions,
    areas: options.areas ?? (() => [area.area]),
    worldOf: () => world,
    accessLog,
    word,
    log,
    clock,
    ids,
    openSecret: (stored) => stored,
    privateLine: options.privateLine ?? true,
    profiles: { baseline, of: () => baseline },
    keysMaxAgeMs: 0,
  });
  const server = await createServer({
    version: '0',
    routes: [],
    gate: createGate(undefined),
    accessLog,
    word,
    log,
    areas: () => [],
    isReady: () => true,
    webFolder: null,
    door,
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  afterAll(async () => {
    await server.close();
    await door.close();
  });
  return { url, lines, accesses, post: poster(url), flush: door.close };
}

function poster(url: string): TestDoor['post'] {
  return async (body, { path = CALL_SERVICE, headers = {} } = {}) => {
    const sent =
      typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const answer = await fetch(url + path, { method: 'POST', headers, body: sent as BodyInit });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const json = (isJson ? JSON.parse(bytes.toString()) : {}) as Record<string, never>;
    return { status: answer.status, headers: answer.headers, bytes, json };
  };
}

let sent = 0;

/** An envelope as clients send it; every call has a message id of its own. */
export function envelope(infno: string, input: unknown, over: Record<string, unknown> = {}) {
  sent += 1;
  return {
    infno,
    msgid: `${TEST_PROVIDER}20250601083000${String(sent).padStart(4, '0')}`,
    mdtrtarea_admvs: '532901',
    insuplc_admdvs: '532900',
    recer_sys_code: '99',
    dev_no: 'null',
    dev_safe_info: 'null',
    cainfo: 'null',
    signtype: 'SM2',
    infver: '1.0.0',
    opter_type: '1',
    opter: '0001',
    opter_name: '试验员',
    inf_time: '2025-06-01 08:30:00',
    fixmedins_code: TEST_PROVIDER,
    fixmedins_name: '试验医院',
    sign_no: 'null',
    input,
    ...over,
  };
}
