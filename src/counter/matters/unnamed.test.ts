import { beforeAll, expect, test } from 'vitest';
import { type Browser, testIdentity } from '../../border/identity/testing.ts';
import { parseMatter } from './document/load-matters.ts';
import { ownMatterRoutes } from './own-routes.ts';
import { matterRoutes } from './routes.ts';
import {
  AREA,
  bookOf,
  COUNTY,
  type MatterWorld,
  matterWorld,
  PERSON,
  PREFECTURE,
} from './testing.ts';
import { markOf } from './unnamed.ts';

/** A confidential matter that somebody may bring without being named; and one with a place in it. */
const TIP = `
code: tip
from: 2020-01-01
names: { zh: 示范举报, en: Example tip }
group: test
summary: { zh: 示范事项, en: An example }
source: 'assumed: test'
applicants: [anybody]
concerns: nobody
channels: [county, prefecture, online]
fields:
  - { name: words, kind: long-text, label: { zh: 内容, en: Words }, required: true, personal: true }
  - { name: unnamed, kind: yes-no, label: { zh: 匿名, en: Unnamed }, required: true }
materials:
  - { code: evidence, label: { zh: 凭据, en: Evidence }, required: false }
steps:
  - { code: look, label: { zh: 核查, en: Look into it }, role: reviewer, at: prefecture, workingDays: 5 }
deadline: { workingDays: 5, until: decided, statutory: 示范 }
confidential: true
unnamed: unnamed
effect: noted
notices: [accepted]
retentionYears: 10
`;

const HOME = `
code: home
from: 2020-01-01
names: { zh: 示范住址, en: Example address }
group: test
summary: { zh: 示范事项, en: An example }
source: 'assumed: test'
applicants: [insured]
concerns: person
channels: [county, online]
fields:
  - { name: county, kind: county, label: { zh: 县, en: County }, required: true, fetched: person.county }
  - { name: township, kind: township, of: { field: county }, label: { zh: 乡镇, en: Township }, fetched: person.township }
steps:
  - { code: look, label: { zh: 核对, en: Check }, role: reviewer, at: county, workingDays: 1 }
deadline: { workingDays: 1, until: decided, statutory: 示范 }
effect: noted
notices: [accepted]
retentionYears: 10
`;

const KEYS = [
  { key: 'high', id: 'a.high', role: 'counter-reviewer', office: PREFECTURE },
  { key: 'clerk', id: 'a.clerk', role: 'counter-clerk', office: COUNTY },
];
const EVIDENCE = 'e'.repeat(64);

let world: MatterWorld;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => {
    const of = () => ({ matters: world.matters, database: world.database });
    return [...matterRoutes(of), ...ownMatterRoutes(of)];
  },
});
const OWN = `/api/areas/${AREA}/own`;
let own: Browser;

beforeAll(async () => {
  world = await matterWorld(bookOf(TIP, HOME), { database: tested.area, clock: tested.clock });
  const { sql } = tested.area;
  await sql(
    'test: card',
    `insert into card (number, person_id, serial, starts_on) values ('CARDP1', $1, 'CHIPP1', '2020-01-01')`,
    [PERSON],
  );
  // As the phone’s own files are kept: under the mark of whoever brought them.
  const mark = markOf(sql, PERSON);
  await sql(
    'test: evidence',
    `insert into paper_file (hash, size, type, scanned_by, taken_at, taken_by)
     values ($1, 1000, 'application/pdf', 'none', now(), $2)`,
    [EVIDENCE, mark],
  );
  await sql(
    'test: taking of it',
    'insert into paper_taking (hash, taken_by, office, taken_at) values ($1, $2, null, now())',
    [EVIDENCE, mark],
  );
  own = tested.browser();
  const card = { area: AREA, type: 'card', number: 'CARDP1', cardSerial: 'CHIPP1' };
  expect((await own.post('/api/sign-in/credential', card)).body).toEqual({ stage: 'open' });
});

async function call(key: string, path: string, payload?: object) {
  const answer = await tested.server.inject({
    ...{ method: payload ? 'POST' : 'GET', url: `/api/areas/${AREA}${path}` },
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, ...answer.json() };
}

const tip = (key: string, unnamed: boolean) => ({
  ...{ key, matter: 'tip', person: PERSON, applicant: { kind: 'anybody' } },
  form: { words: '某药店刷卡套现', unnamed },
  papers: [{ material: 'evidence', file: EVIDENCE, name: 'photo.pdf', turns: 0 }],
});

type Made = { readonly id: string; readonly state: string; readonly version: number };

test('whoever will not be named follows his tip by signing in, and nothing of it leads to him', async () => {
  const made = (await own.post(`${OWN}/cases`, tip('an-unnamed-tip', true))).body as Made;
  expect(made).toMatchObject({ state: 'submitted', person: null, channel: 'online' });
  expect((await own.post(`${OWN}/cases`, tip('an-unnamed-tip', true))).body).toMatchObject({
    id: made.id,
  });
  const mine = (await own.get(`${OWN}/cases`)).body as { rows: readonly Made[] };
  expect(mine.rows.map(({ id }) => id)).toEqual([made.id]);
  expect((await own.get(`${OWN}/cases/${made.id}`)).body).toMatchObject({
    acts: ['withdraw', 'add-papers'],
  });

  const { version } = made;
  const seen = await call('high', `/cases/${made.id}/acts`, {
    ...{ key: 'take-the-tip', version, act: 'take' },
  });
  expect(seen).toMatchObject({ status: 200, assignee: 'a.high', masked: false });
  expect(JSON.stringify(seen)).not.toContain(PERSON);
  const [kept] = await tested.area.asOwner<{ rows: string }>(
    'test: all that is written of it',
    `select (select row_to_json(c) from matter_case c where c.id = $1)::text
       || (select json_agg(e) from case_event e where e.case_id = $1)::text
       || (select json_agg(p) from case_paper p where p.case_id = $1)::text
       || (select json_agg(t) from case_paper p join paper_taking t on t.hash = p.file where p.case_id = $1)::text
       || (select json_agg(f) from case_paper p join paper_file f on f.hash = p.file where p.case_id = $1)::text
       as rows`,
    [made.id],
  );
  expect(kept?.rows).toContain('unnamed:');
  expect(kept?.rows).not.toContain(PERSON);

  const back = { key: 'take-it-back', version: seen.version, act: 'withdraw', reason: '不用了' };
  expect((await own.post(`${OWN}/cases/${made.id}/acts`, back)).body).toMatchObject({
    state: 'withdrawn',
  });
});

test('who gives his name is known by it', async () => {
  const made = (await own.post(`${OWN}/cases`, tip('a-tip-by-name', false))).body as Made;
  const [kept] = await tested.area.asOwner<{ by: string }>(
    'test: brought by',
    'select opened_by as by from matter_case where id = $1',
    [made.id],
  );
  expect(kept?.by).toBe(PERSON);
});

test('a document lets nobody be unnamed whom its case names', () => {
  const says = (text: string) => {
    try {
      parseMatter(text, 'tip.yaml');
    } catch (error) {
      return String(error);
    }
    return '';
  };
  const reason = 'unnamed: names a yes-no question of a confidential matter that concerns nobody';
  expect(says(TIP)).toBe('');
  expect(says(TIP.replace('confidential: true', 'confidential: false'))).toContain(reason);
  expect(says(TIP.replace('concerns: nobody', 'concerns: person'))).toContain(reason);
  expect(says(TIP.replace('unnamed: unnamed', 'unnamed: words'))).toContain(reason);
  expect(says(HOME.replace(' of: { field: county },', ''))).toContain(
    'of: names the field of the county',
  );
});

test('counties and townships are offered by their names, in the form and on the case', async () => {
  const { fields } = await call('clerk', '/matters/home');
  expect(fields[0].choices).toEqual(
    ['532901', '532922'].map((value) => ({
      ...{ value, zh: `示范经办点 532900/${value}`, en: `Example office 532900/${value}` },
    })),
  );
  const townships = fields[1].choices.map(({ value }: { value: string }) => value);
  expect(townships).toEqual(['532901/03', '532901/04', '532922/01']);
  const phone = (await own.get(`${OWN}/matters/home`)).body as { fields: typeof fields };
  expect(phone.fields).toEqual(fields);
});

test('who names another county is not left in the township of the one that is known', async () => {
  await tested.area.sql('test: lives in', `update person set township = '03' where id = $1`, [
    PERSON,
  ]);
  const bring = (key: string, form: object) =>
    call('clerk', '/cases', {
      ...{ key, matter: 'home', person: PERSON, applicant: { kind: 'insured' }, again: true, form },
    });
  const stays = await bring('an-address-1', {});
  expect(stays.form).toEqual({ county: '532901', township: '03' });
  expect(stays.fields[1].choices).toHaveLength(3);
  const moves = await bring('an-address-2', { county: '532922' });
  expect(moves.form).toEqual({ county: '532922' });
  const within = await bring('an-address-3', { county: '532922', township: '01' });
  expect(within.form).toEqual({ county: '532922', township: '01' });
});
