import { expect, test } from 'vitest';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import {
  createCredentials,
  localCodes,
  type SharingDeps,
  shareRoutes,
} from '../../people/credential/index.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { addPerson, type World } from '../settlement/testing.ts';
import { type AccountView, ownAccountRoutes, syncWallets } from './index.ts';
import { AWAY, addGiver, HOME, idNumberOf, walletWorld } from './testing.ts';

const world = await walletWorld();
const { home, away, of } = world;
const find = (area: AreaCode) => (area === HOME ? home : area === AWAY ? away : null);
const codes = localCodes((area) => {
  const at = find(area);
  return at && codesOf(at);
});
const codesOf = (at: World): SharingDeps => ({
  ...{ ...at, codes },
  credentials: createCredentials({ ...at, secret: Buffer.alloc(32, 7) }),
});
const routes = [
  ...ownAccountRoutes((area) => (area === HOME ? of.home : of.away)),
  ...shareRoutes((area) => codesOf(area === HOME ? home : away)),
];
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

let keys = 0;
const key = () => `K${++keys}`;

type Asked = { area?: AreaCode; caller: Caller; params?: object; body?: object; query?: object };

async function call<T = unknown>(named: string, asked: Asked): Promise<T> {
  const [method, path] = named.split(' ');
  const found = routes.find((row) => row.method === method && row.path === path) as Route;
  const { area = HOME, caller, params = {}, body = {}, query = {} } = asked;
  return (await found.handle({ area, caller, params, query, body })) as T;
}

const insured = (person: PersonId): Caller => ({
  ...{ id: person, role: 'insured', provider: null, area: null, person },
});
const clerk: Caller = { id: 'clerk', role: 'counter-clerk', provider: null, area: HOME };

const named = async (at: World, person: PersonId) => ({
  ...{ name: '示例人', idNumber: await idNumberOf(at, person) },
});

test('an owner sees his account, shares it, changes what he shares, and ends it', async () => {
  const [giver, child] = [await addGiver(home, '100.00'), await addPerson(home)];
  const [own, other] = [insured(giver), insured(child)];
  const body = { ...(await named(home, child)), relation: 'parent', quota: '60.00', key: key() };
  const { id } = await call<{ id: string }>('POST /own/grants', { caller: own, body });
  expect(await call('POST /own/grants', { caller: own, body })).toMatchObject({ id });
  await expect(
    call('POST /own/grants', { caller: own, body: { ...body, key: key() } }),
  ).rejects.toEqual(refused('accounts.grant_exists'));
  const params = { grant: id };
  const change = { caller: own, params, body: { key: key(), left: '40.00', endsOn: '2026-01-01' } };
  await call('POST /own/grants/:grant/changes', change);
  await call('POST /own/grants/:grant/changes', change);
  const seen = await call<AccountView>('GET /own/own-account', { caller: own });
  expect(seen).toMatchObject({
    account: { balance: '100.00', held: '40.00', available: '60.00' },
    given: [{ person: { id: child, name: '示*人' }, left: '40.00', endsOn: '2026-01-01' }],
  });
  expect(await call('GET /own/own-account', { caller: other })).toMatchObject({
    ...{ account: null, received: [{ person: { id: giver }, relation: 'parent', left: '40.00' }] },
  });
  const end = { caller: other, params, body: { key: key() } };
  await call('POST /own/grants/:grant/end', end);
  await call('POST /own/grants/:grant/end', end);
  await expect(
    call('POST /own/grants/:grant/changes', { ...change, body: { key: key() } }),
  ).rejects.toEqual(refused('accounts.unknown_grant'));
  expect(
    await call<AccountView>('GET /persons/:id/own-account', {
      ...{ caller: clerk, params: { id: giver } },
    }),
  ).toMatchObject({ account: { held: '0.00' }, given: [] });
  const entries = await call('GET /own/own-account/entries', { caller: own });
  expect(entries).toMatchObject({ total: 1, rows: [{ amount: '100.00', after: '100.00' }] });
});

test.each([
  ['accounts.same_person', { self: true }],
  ['wallet.receiver_not_found', { name: '另一人' }],
  ['accounts.quota_above_available', { quota: '100.01' }],
  ['accounts.ends_before_start', { endsOn: '2025-02-30' }],
])('what cannot be shared is refused: %s', async (code, change) => {
  const [giver, child] = [await addGiver(home, '100.00'), await addPerson(home)];
  const receiver = await named(home, 'self' in change ? giver : child);
  const body = { ...receiver, key: key(), relation: 'child', quota: '1.00', ...change };
  await expect(call('POST /own/grants', { caller: insured(giver), body })).rejects.toEqual(
    refused(code),
  );
});

test('a relation that the area does not count is refused, although it is one of the closed list', async () => {
  const [giver, child] = [await addGiver(home, '100.00'), await addPerson(home)];
  const { on } = of.home.figures;
  const narrow = {
    ...of.home,
    figures: {
      on: (...asked: Parameters<typeof on>) => {
        const found = on(...asked);
        if (!found?.sharing) return found;
        const family = { ...found.sharing.family, relations: ['spouse' as const] };
        return { ...found, sharing: { ...found.sharing, family } };
      },
    },
  };
  const row = ownAccountRoutes(() => narrow).find(
    ({ method, path }) => method === 'POST' && path === '/own/grants',
  ) as Route;
  const asked = async (relation: string) => ({
    ...{ area: HOME, caller: insured(giver), params: {}, query: {} },
    body: { ...(await named(home, child)), key: key(), relation, quota: '1.00' },
  });
  await expect(row.handle(await asked('child'))).rejects.toEqual(
    refused('wallet.outside_the_relations'),
  );
  expect(await row.handle(await asked('spouse'))).toMatchObject({ position: 1 });
});

test('a father elsewhere gives, the guardian of a newborn confirms here, and both see it', async () => {
  const father = await addGiver(away, '3000.00');
  const [mother, newborn] = [await addPerson(home), await addPerson(home)];
  await home.database.asOwner(
    'test: born',
    `update person set born_on = '2025-11-01' where id = $1`,
    [newborn],
  );
  const body = {
    ...{ ...(await named(home, newborn)), area: HOME, relation: 'parent', quota: '1000.00' },
    key: key(),
  };
  const give = { area: AWAY, caller: insured(father), body };
  const wallet = await call<{ id: string }>('POST /own/wallets', give);
  expect(await call('POST /own/wallets', give)).toMatchObject({ id: wallet.id, state: 'offered' });
  const params = { grant: wallet.id };
  const confirm = { caller: insured(mother), params, body: { key: key(), child: newborn } };
  await expect(call('POST /own/quotas/:grant/confirmation', confirm)).rejects.toEqual(
    refused('wallet.not_guardian'),
  );
  const parent = { ...(await named(home, mother)), area: HOME, relation: 'parent' };
  await call('POST /persons/:id/shown-codes', {
    ...{ caller: clerk, params: { id: newborn }, body: parent },
  });
  expect(await call('POST /own/quotas/:grant/confirmation', confirm)).toMatchObject({
    ...{ state: 'open', left: '1000.00', area: AWAY },
  });
  const anew = { ...confirm, body: { ...confirm.body, key: key() } };
  await expect(call('POST /own/quotas/:grant/confirmation', anew)).rejects.toEqual(
    refused('wallet.not_waiting'),
  );
  await syncWallets(of.away);
  const seen = await call<AccountView>('GET /own/own-account', {
    ...{ area: AWAY, caller: insured(father) },
  });
  expect(seen).toMatchObject({
    account: { balance: '3000.00', held: '1000.00', available: '2000.00' },
    wallets: [{ receiver: '示*人', area: HOME, state: 'open', left: '1000.00' }],
  });
  const end = { area: AWAY, caller: insured(mother), params, body: { key: key() } };
  await expect(call('POST /own/wallets/:grant/end', end)).rejects.toEqual(
    refused('accounts.unknown_grant'),
  );
  expect(
    await call('POST /own/wallets/:grant/end', { ...end, caller: insured(father) }),
  ).toMatchObject({ state: 'ended', left: '0.00', reason: 'by-giver' });
});

type Codes = { shares: { id: string }[]; held: { id: string }[]; showings: unknown[] };

test('亲情账户: a daughter elsewhere shows her father’s code, and he reads when', async () => {
  const [father, daughter] = [await addPerson(home), await addPerson(away)];
  const body = { ...(await named(away, daughter)), area: AWAY, relation: 'child' };
  const share = { caller: insured(father), body };
  const { id } = await call<{ id: string }>('POST /own/shown-codes', share);
  await expect(call('POST /own/shown-codes', share)).rejects.toEqual(
    refused('code-share.shared_already'),
  );
  const show = { area: AWAY, caller: insured(daughter), params: { id } };
  const { qr } = await call<{ qr: string }>('POST /own/shown-codes/:id/vouchers', show);
  const decoded = await codesOf(home).credentials.issue(father);
  expect(qr).not.toBe(decoded.qr);
  const held = await call<Codes>('GET /own/shown-codes', show);
  expect(held.held).toMatchObject([{ id, owner: '示*人', area: HOME, relation: 'child' }]);
  const seen = await call<Codes>('GET /own/shown-codes', { caller: insured(father) });
  expect(seen).toMatchObject({
    shares: [{ id, holder: '示*人', area: AWAY, given: 'consent' }],
    showings: [{ holder: '示*人' }],
  });
  const stranger = { ...show, caller: insured(await addPerson(away)) };
  await expect(call('POST /own/shown-codes/:id/vouchers', stranger)).rejects.toEqual(
    refused('code-share.unknown_share'),
  );
  await call('POST /own/shown-codes/:id/end', { caller: insured(father), params: { id } });
  await expect(call('POST /own/shown-codes/:id/vouchers', show)).rejects.toEqual(
    refused('code-share.unknown_share'),
  );
  const account = await call<AccountView>('GET /own/own-account', { caller: insured(father) });
  expect(account).toMatchObject({ given: [], received: [], wallets: [], quotas: [] });
});

test('a code is shown by nobody who is not there, not by its owner, and given up by whoever holds it', async () => {
  const [owner, holder] = [await addPerson(home), await addPerson(home)];
  const share = async (change: object, caller = insured(owner)) =>
    call<{ id: string }>('POST /own/shown-codes', {
      ...{ caller },
      body: { ...(await named(home, holder)), area: HOME, relation: 'child', ...change },
    });
  await expect(share({ name: '别人' })).rejects.toEqual(refused('code-share.holder_not_found'));
  await expect(share({ area: '110000' })).rejects.toEqual(refused('code-share.unknown_area'));
  const { id } = await share({});
  await call('POST /own/shown-codes/:id/end', { caller: insured(holder), params: { id } });
  const left = await call<Codes>('GET /own/shown-codes', { caller: insured(owner) });
  expect(left.shares).toMatchObject([{ id, endedAt: expect.any(String) }]);
  await expect(share({}, insured(holder))).rejects.toEqual(refused('code-share.own_code'));
  await expect(
    call('POST /persons/:id/shown-codes/:share/end', {
      ...{ caller: clerk, params: { id: holder, share: '01900000-0000-7000-8000-000000000000' } },
    }),
  ).rejects.toEqual(refused('code-share.unknown_share'));
});
