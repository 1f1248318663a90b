import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { allRoutes, createWorld } from '../../main/compose.ts';
import { createCredentials } from '../../people/credential/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { AREA, testIdentity } from './testing.ts';

const world = createWorld();
const tested = await testIdentity({
  routes: (area) => {
    world.open({ code: AREA, nameZh: '试验区', nameEn: 'Test area' }, area);
    return allRoutes(world.of);
  },
});
const { area, browser, accesses } = tested;
const credentials = createCredentials({
  database: area,
  clock: systemClock,
  ids: idSource(systemClock),
  secret: Buffer.from('a key of the test'),
});
await area.sql(
  'test: two persons with cards',
  `with people as (
     insert into person (id, id_number, name, initials, sex, born_on, county, household)
     values ('P1', '532901196001010001', '示例甲', 'slj', 'female', '1960-01-01', '532901', 'F1'),
            ('P2', '532901196001010002', '示例乙', 'sly', 'male', '1960-01-01', '532901', 'F2')
     returning id)
   insert into card (number, person_id, serial, starts_on)
   select 'CARD' || id, id, 'CHIP' || id, '2020-01-01' from people`,
);
const card = { area: AREA, type: 'card', number: 'CARDP1', cardSerial: 'CHIPP1' };

test('an insured person comes in by card and reads the own record and nobody else’s', async () => {
  const own = browser();
  expect((await own.post('/api/sign-in/credential', card)).body).toEqual({ stage: 'open' });
  const person = await own.get(`/api/areas/${AREA}/own/person`);
  expect(person.body).toMatchObject({ id: 'P1', name: '示例甲' });
  expect(JSON.stringify(person.body)).not.toContain('532901196001010001');
  for (const path of ['settlements', 'encounters', 'credential-uses', 'accesses']) {
    expect([path, (await own.get(`/api/areas/${AREA}/own/${path}`)).status]).toEqual([path, 200]);
  }
  const settlement = await own.get(
    `/api/areas/${AREA}/own/settlements/00000000-0000-7000-8000-000000000000`,
  );
  expect(settlement.code).toBe('settlement.unknown_settlement');
  for (const path of ['persons/P2', 'persons/P1', 'persons', 'settlements?provider=H1']) {
    const { code } = await own.get(`/api/areas/${AREA}/${path}`);
    expect([path, code]).toEqual([path, 'access.not_permitted']);
  }
  expect((await own.get('/api/account')).status).not.toBe(200);
  expect(accesses.at(-1)).toMatchObject({ actor: 'P1', person: 'P1' });
});

test('an e-voucher’s code is good once; the token of this device again', async () => {
  const { qr } = await credentials.issue('P2' as PersonId);
  const code = { area: AREA, type: 'code', number: qr };
  const own = browser();
  expect((await own.post('/api/sign-in/credential', code)).status).toBe(200);
  expect((await own.get(`/api/areas/${AREA}/own/person`)).body.id).toBe('P2');
  const by = { provider: 'own-device' as never, operator: 'own' };
  const { token } = await credentials.decode(qr, 'sign-in', by);
  const voucher = { area: AREA, type: 'voucher', number: token };
  expect((await browser().post('/api/sign-in/credential', voucher)).status).toBe(200);
  const elsewhere = await credentials.issue('P2' as PersonId);
  const hospital = { provider: 'H1' as never, operator: 'desk' };
  const theirs = await credentials.decode(elsewhere.qr, '01301', hospital);
  const stolen = { area: AREA, type: 'voucher', number: theirs.token };
  expect((await browser().post('/api/sign-in/credential', stolen)).code).toBe(
    'identity.credential_wrong',
  );
});

test('a card without its chip, an unknown and a used one are the same refusal, and then one waits', async () => {
  const wrongs = [
    { ...card, cardSerial: 'OTHER' },
    { ...card, number: 'NO' },
    { area: AREA, type: 'code', number: 'nothing' },
  ];
  for (const wrong of wrongs) {
    const { status, code } = await browser().post('/api/sign-in/credential', wrong);
    expect([status, code]).toEqual([401, 'identity.credential_wrong']);
  }
  const answers = [];
  for (let n = 0; n < 6; n += 1) {
    answers.push((await browser().post('/api/sign-in/credential', wrongs[0])).code);
  }
  expect(answers.at(-1)).toBe('identity.locked');
});

test('whoever is no insured person has no own record here', async () => {
  const open = await testIdentity({ open: true, routes: () => allRoutes(world.of) });
  const { code } = await open.browser().get(`/api/areas/${AREA}/own/person`);
  expect(code).toBe('identity.not_insured');
});
