import { afterAll, expect, test } from 'vitest';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { APPLICATION_ROLE } from '../../platform/roles.ts';
import { openArea } from '../../platform/sql.ts';
import { TEST_SEALER } from '../../platform/testing.ts';
import { addPerson } from '../settlement/testing.ts';
import { drawPremium, ownAccountRoutes } from './index.ts';
import { accountOf, addGiver, HOME, idNumberOf, openWallet, walletWorld } from './testing.ts';

const world = await walletWorld();
const { home, away, of } = world;
const routesOf = (deps = of.home) =>
  ownAccountRoutes((area: AreaCode) => (area === HOME ? deps : of.away));
const routes = routesOf();
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

/** The same area as a server sees it that has just been started: nothing is remembered but what is recorded. */
function restarted(): Route[] {
  const database = openArea({
    ...{ url: home.database.url, area: HOME, role: APPLICATION_ROLE, sealer: TEST_SEALER },
  });
  afterAll(() => database.close());
  return routesOf({ ...of.home, database });
}

type Asked = { caller: Caller; params?: object; body: object };

async function call<T = unknown>(named: string, asked: Asked, rows = routes): Promise<T> {
  const [method, path] = named.split(' ');
  const found = rows.find((row) => row.method === method && row.path === path) as Route;
  return (await found.handle({ area: HOME, params: {}, query: {}, ...asked })) as T;
}

const insured = (person: PersonId): Caller => ({
  ...{ id: person, role: 'insured', provider: null, area: null, person },
});
const clerk: Caller = { id: 'clerk', role: 'counter-clerk', provider: null, area: HOME };

let keys = 0;
const key = () => `again-${++keys}`;
const CHANGE = 'POST /own/grants/:grant/changes';
const CONFIRM = 'POST /own/quotas/:grant/confirmation';
const REFUSE = 'POST /own/quotas/:grant/refusal';

async function granted() {
  const [giver, child] = [await addGiver(home, '100.00'), await addPerson(home)];
  const receiver = { name: '示例人', idNumber: await idNumberOf(home, child) };
  const grant = {
    caller: insured(giver),
    body: { ...receiver, key: key(), relation: 'parent', quota: '60.00' },
  };
  const { id } = await call<{ id: string }>('POST /own/grants', grant);
  return { giver, child, grant, id, params: { grant: id } };
}

const eventsOf = (grant: string) =>
  home.database.sql<{ act: string }>(
    'test: events of a grant',
    'select act from mutual_aid_event where grant_id = $1 order by id',
    [grant],
  );

test('a change of a quota that is asked again is done once, also after the quota ended', async () => {
  const { giver, child, params, id } = await granted();
  const change = {
    ...{ caller: insured(giver), params },
    body: { key: key(), left: '40.00', endsOn: '2026-01-01' },
  };
  expect(await call(CHANGE, change)).toEqual({ done: true });
  expect(await call(CHANGE, change)).toEqual({ done: true });
  expect(await accountOf(home, giver)).toEqual({ balance: 10_000n, held: 4_000n });
  const end = { caller: insured(child), params, body: { key: key() } };
  await call('POST /own/grants/:grant/end', end);
  expect(await call(CHANGE, change)).toEqual({ done: true });
  expect(await call(CHANGE, change, restarted())).toEqual({ done: true });
  expect(await call('POST /own/grants/:grant/end', end, restarted())).toEqual({ done: true });
  expect((await eventsOf(id)).map(({ act }) => act)).toEqual(['granted', 'changed', 'ended']);
  expect(await accountOf(home, giver)).toEqual({ balance: 10_000n, held: 0n });
});

test('the key of a change under which something else is asked is refused, whatever became of the quota', async () => {
  const { giver, params } = await granted();
  const other = await granted();
  const caller = insured(giver);
  const body = { key: key(), left: '40.00' };
  await call(CHANGE, { caller, params, body });
  const changed = (more: object, on: object = params) =>
    call(CHANGE, { caller, params: on, body: { ...body, ...more } });
  for (const again of [
    () => changed({ left: '30.00' }),
    () => changed({ endsOn: null }),
    () => changed({ endsOn: '2026-01-01' }),
    () => changed({}, other.params),
    () => call('POST /own/grants/:grant/end', { caller, params, body: { key: body.key } }),
  ]) {
    await expect(again()).rejects.toEqual(refused('accounts.key_reused'));
  }
  await call('POST /own/grants/:grant/end', { caller, params, body: { key: key() } });
  await expect(changed({ left: '30.00' })).rejects.toEqual(refused('accounts.key_reused'));
  // Whoever else takes the same key asks something of his own.
  const atCounter = { caller: clerk, params: { id: giver, ...params }, body };
  await expect(call('POST /persons/:id/grants/:grant/changes', atCounter)).rejects.toEqual(
    refused('accounts.unknown_grant'),
  );
});

test('ten changes and ten ends at one moment under one key are one, and all hear the same', async () => {
  const { giver, params, id } = await granted();
  const change = { caller: insured(giver), params, body: { key: key(), left: '10.00' } };
  const ten = (asked: () => Promise<unknown>) =>
    Promise.all(Array.from({ length: 10 }, () => asked()));
  const done = Array.from({ length: 10 }, () => ({ done: true }));
  expect(await ten(() => call(CHANGE, change))).toEqual(done);
  expect(await accountOf(home, giver)).toEqual({ balance: 10_000n, held: 1_000n });
  const end = { caller: insured(giver), params, body: { key: key() } };
  expect(await ten(() => call('POST /own/grants/:grant/end', end))).toEqual(done);
  expect((await eventsOf(id)).map(({ act }) => act)).toEqual(['granted', 'changed', 'ended']);
});

test('a grant that is asked again is told at the same place, and with another quota it is refused', async () => {
  const { grant, giver, id, params } = await granted();
  const end = { caller: insured(giver), params, body: { key: key() } };
  await call('POST /own/grants/:grant/end', end);
  expect(await call('POST /own/grants', grant, restarted())).toEqual({ id, position: 1 });
  const more = { ...grant, body: { ...grant.body, quota: '61.00' } };
  await expect(call('POST /own/grants', more)).rejects.toEqual(refused('accounts.key_reused'));
});

async function offered() {
  const [father, child] = [await addGiver(away, '100.00'), await addPerson(home)];
  const given = { giver: father, receiver: child, quota: '80.00', confirm: false };
  const id = await openWallet(world, given);
  return { child, id, params: { grant: id }, caller: insured(child) };
}

const OPEN = { state: 'open', amount: '80.00', left: '80.00' };

test('a confirmation that is asked again is answered as the first time, spent, given up or restarted', async () => {
  const { child, id, params, caller } = await offered();
  const confirm = { caller, params, body: { key: key() } };
  const first = await call(CONFIRM, confirm);
  expect(first).toMatchObject(OPEN);
  await home.database.transaction((sql) =>
    drawPremium(sql, of.home, {
      ...{ key: key(), payer: { grant: id }, amount: yuan('30.00'), insured: child },
      ...{ use: 'premium-ltc', order: key() },
    }),
  );
  expect(await call(CONFIRM, confirm)).toEqual(first);
  await expect(call(CONFIRM, { ...confirm, body: { key: key() } })).rejects.toEqual(
    refused('wallet.not_waiting'),
  );
  await expect(call(REFUSE, confirm)).rejects.toEqual(refused('accounts.key_reused'));
  const refuse = { ...confirm, body: { key: key() } };
  const given = await call(REFUSE, refuse);
  expect(await call(REFUSE, refuse)).toEqual(given);
  expect(await call(CONFIRM, confirm)).toEqual(first);
  const again = restarted();
  expect(await call(CONFIRM, confirm, again)).toEqual(first);
  expect(await call(REFUSE, refuse, again)).toEqual(given);
  await expect(call(CONFIRM, { ...confirm, body: refuse.body })).rejects.toEqual(
    refused('accounts.key_reused'),
  );
  const other = await offered();
  await expect(call(CONFIRM, { ...confirm, params: other.params })).rejects.toEqual(
    refused('accounts.key_reused'),
  );
  await expect(call(CONFIRM, { ...other, body: { key: key() } })).resolves.toMatchObject(OPEN);
});

test('ten confirmations at one moment under one key are one, and all hear the same', async () => {
  const { id, params, caller } = await offered();
  const confirm = { caller, params, body: { key: key() } };
  const heard = await Promise.all(Array.from({ length: 10 }, () => call(CONFIRM, confirm)));
  expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(heard[0]).toMatchObject(OPEN);
  const said = await home.database.sql(
    'test: said of a quota',
    'select act, made_by as by from wallet_quota_event where quota_id = $1',
    [id],
  );
  expect(said).toEqual([{ act: 'confirmed', by: caller.id }]);
});
