import { expect, test } from 'vitest';
import { addInsured } from '../../counter/matters/testing-case.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { premiumRoutes } from './index.ts';
import { addCovered, premiumWorld } from './testing.ts';

const world = await premiumWorld();
const routes = premiumRoutes(() => world.deps);
let keys = 0;
const key = () => `own-key-${++keys}`;

type Asked = { readonly params?: object; readonly body?: object };

function call(method: string, path: string, person: PersonId | null, asked: Asked = {}) {
  const row = routes.find((one) => one.method === method && one.path === path) as Route;
  const caller: Caller = {
    ...{ id: person ?? 'chen', role: 'insured', provider: null, area: world.database.area, person },
  };
  const { params = {}, body = {} } = asked;
  return row.handle({ caller, area: world.database.area, params, query: {}, body }) as Promise<
    Record<string, never>
  >;
}
const someone = async () => (await addInsured(world)).id;
const asked = { scheme: 'resident', year: 2026 };

test('an insured person sees, asks for and pays his own premium and nobody else’s', async () => {
  const [own, other] = [await someone(), await someone()];
  const trial = await call('POST', '/own/premiums/trials', own, { body: asked });
  expect(trial).toMatchObject({ personal: '400.00', waitingMonths: 0 });
  const made = await call('POST', '/own/premiums', own, { body: { ...asked, key: key() } });
  const params = { id: made.id };
  const body = { key: key(), by: 'bank', agreement: 'AGREEMENT-1' };
  const payments = '/own/premiums/:id/payments';
  await expect(call('POST', payments, other, { params, body })).rejects.toThrow(
    'premium.unknown_order',
  );
  await expect(
    call('POST', payments, own, { params, body: { key: key(), by: 'cash' } }),
  ).rejects.toThrow('premium.not_by_himself');
  await expect(
    call('POST', payments, own, { params, body: { key: key(), by: 'wallet' } }),
  ).rejects.toThrow('accounts.unknown_grant');
  const paid = await call('POST', payments, own, { params, body });
  expect(paid).toMatchObject({ state: 'paid', insurance: { startsOn: '2026-01-01' } });
  expect(await call('GET', '/own/premiums', own)).toHaveLength(1);
  expect(await call('GET', '/own/premiums', other)).toHaveLength(0);
  expect(await call('GET', '/own/premiums/:id', own, { params })).toMatchObject({
    ...{ id: made.id, person: { name: '示*人' } },
    events: [{ kind: 'made' }, { kind: 'sent' }, { kind: 'paid' }],
  });
  await expect(call('GET', '/own/premiums/:id', other, { params })).rejects.toThrow(
    'premium.unknown_order',
  );
  await expect(call('GET', '/own/premiums', null)).rejects.toThrow('premium.not_about_him');
});

test('the same key of two people is two requests', async () => {
  const [one, two] = [await someone(), await someone()];
  const body = { ...asked, key: 'the-same-key' };
  const first = await call('POST', '/own/premiums', one, { body });
  const second = await call('POST', '/own/premiums', two, { body });
  expect(first.id).not.toBe(second.id);
  expect((await call('POST', '/own/premiums', one, { body })).id).toBe(first.id);
});

test('forty ways of paying at once leave one payment, one receipt and one insurance', async () => {
  const person = await someone();
  await addCovered(world, person, ['resident', '2025-01-01', '2026-01-01']);
  const made = await call('POST', '/own/premiums', person, { body: { ...asked, key: key() } });
  const params = { id: made.id };
  const shared = key();
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) =>
      call('POST', '/own/premiums/:id/payments', person, {
        params,
        body: { by: 'bank', agreement: 'AGREEMENT-1', key: i % 2 === 0 ? shared : key() },
      }),
    ),
  );
  const said = results.map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason)));
  expect(
    said.filter((one) => !/^done$|premium\.(under_way|paid_already|nothing_under_way)/.test(one)),
  ).toEqual([]);
  const rows = await world.database.sql(
    'test: paid',
    `select (select count(*) from premium_event where order_id = $1 and kind = 'paid')::int as paid,
       (select count(*) from premium_event where order_id = $1 and kind = 'sent')::int as sent,
       (select count(*) from coverage where order_id = $1)::int as insured`,
    [made.id],
  );
  expect(rows).toEqual([{ paid: 1, sent: 1, insured: 1 }]);
});
