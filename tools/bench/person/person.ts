import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaCode, PersonId } from '../../../src/kernel/ids.ts';
import { personId } from '../../../src/main/demonstration/index.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { startPostgres } from '../../../src/platform/postgres.ts';
import { openArea } from '../../../src/platform/sql.ts';
import { TOOL_SEALER } from '../../seal-keys.ts';
import { startServer } from '../server-process.ts';
import type { Ask } from '../window/asks.ts';
import { createDatabase, lineOf, runOnce, type WindowRun } from '../window/window.ts';
import { type PersonSize, seedPersons } from './seed-persons.ts';

export type PersonOptions = PersonSize & {
  readonly runs: number;
  readonly seconds: number;
  /** Where the database is kept to be measured again; null: it goes with the run. */
  readonly keep: string | null;
  readonly say: (text: string) => void;
};

export type PersonFigures = PersonSize & {
  readonly users: number;
  readonly seededIn: number | null;
  readonly runs: readonly WindowRun[];
};

const AREA = '532900' as AreaCode;
const NAMES = { code: AREA, nameZh: '大理州', nameEn: 'Dali' };
const DATABASE = 'person_bench';
const OFFICERS = 25;
const INSURED = 25;
/** Different people each: the page of one who was just looked at is in every cache. */
const OF_AN_OFFICER = 200;
const OF_A_PHONE = 8;
const OFFICE_KEY = 'key of an office of the bench';

/** Office pages about anybody, and own pages of people who signed in with their cards. */
export async function benchPerson(options: PersonOptions): Promise<PersonFigures> {
  const { people, settlements, say } = options;
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'yikao-person-'));
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ folder, say });
  try {
    const url = postgres.url(DATABASE);
    let seededIn: number | null = null;
    const fresh = await createDatabase(postgres, DATABASE);
    const database = openArea({ url, area: AREA, poolSize: 2, sealer: TOOL_SEALER });
    if (fresh) {
      const began = performance.now();
      say(`Making ${people} people with ${settlements} settlements …`);
      await migrate({ url, areas: [NAMES] });
      await seedPersons({ url, database }, { people, settlements }, say);
      seededIn = (performance.now() - began) / 1_000;
    }
    await database.sql('bench: checkpoint', 'checkpoint');
    await database.close();
    const runs = await measure(url, options);
    return { people, settlements, users: OFFICERS + INSURED, seededIn, runs };
  } finally {
    await postgres.stop();
    if (options.keep === null) rmSync(postgres.folder, { recursive: true, force: true });
  }
}

async function measure(url: string, { people, runs, seconds, say }: PersonOptions) {
  const keys = JSON.stringify([
    { key: OFFICE_KEY, id: 'bench-office', role: 'office', area: AREA },
  ]);
  const server = await startServer(url, { keys });
  const done: WindowRun[] = [];
  try {
    const officers = Array.from({ length: OFFICERS }, (_, user) => officeAsks(people, user));
    const phones = [];
    for (let user = 0; user < INSURED; user += 1) {
      phones.push(await phoneAsks(server.port, people, user));
    }
    const users = [...officers, ...phones];
    for (let run = 0; run <= runs; run += 1) {
      done.push(await runOnce({ port: server.port, users, seconds }, run < runs));
      say(lineOf(done.at(-1) as WindowRun));
    }
  } finally {
    await server.stop();
  }
  return done;
}

function officeAsks(people: number, user: number): Ask[] {
  const head = `authorization: Bearer ${OFFICE_KEY}`;
  return Array.from({ length: OF_AN_OFFICER }, (_, at) => {
    const id = personId(1 + spread(user * OF_AN_OFFICER + at, people));
    return [
      { kind: 'office: person', request: getOf(`/persons/${id}`, head) },
      { kind: 'office: settlements', request: getOf(`/persons/${id}/settlements`, head) },
    ];
  }).flat();
}

/** Everywhere among the people, and the same at each start. */
function spread(n: number, people: number): number {
  return (n * 7_919_113) % people;
}

async function phoneAsks(port: number, people: number, user: number): Promise<Ask[]> {
  const asks: Ask[] = [];
  for (let at = 0; at < OF_A_PHONE; at += 1) {
    // One in a hundred has a card here.
    const holder = 1 + 100 * spread(user * OF_A_PHONE + at, Math.floor(people / 100));
    const head = `cookie: ${await signIn(port, personId(holder))}`;
    asks.push(
      { kind: 'own: overview', request: getOf('/own/overview', head) },
      { kind: 'own: settlements', request: getOf('/own/settlements', head) },
      { kind: 'own: account', request: getOf('/own/own-account', head) },
    );
  }
  return asks;
}

async function signIn(port: number, person: PersonId): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/sign-in/credential`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ area: AREA, type: 'card', number: `CARD${person}`, cardSerial: 'CHIP' }),
  });
  const cookie = /^[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0];
  if (!answer.ok || !cookie) throw new Error(`${person} was not let in: ${await answer.text()}`);
  return cookie;
}

function getOf(path: string, head: string): string {
  return `GET /api/areas/${AREA}${path} HTTP/1.1\r\nhost: localhost\r\n${head}\r\n\r\n`;
}
