import { expect, test } from 'vitest';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { settlementRoutes } from '../settlement/index.ts';
import {
  addGrant,
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  shown,
} from '../settlement/testing.ts';
import { ownAccountRoutes } from './index.ts';
import { addGiver, HOME, openWallet, walletWorld } from './testing.ts';

/** Who reads a slip, and who reads an account, is told whose account paid what; by a masked name and by no id. */
const world = await walletWorld();
const { home, away, of } = world;
const routes = [...ownAccountRoutes(() => of.home), ...settlementRoutes(() => home as never)];

async function read<View>(path: string, params: object, person: PersonId | null = null) {
  const found = routes.find((row) => row.method === 'GET' && row.path === path) as Route;
  const caller = { id: 'x', role: 'insured', provider: null, area: HOME, person } as Caller;
  return (await found.handle({ area: HOME, caller, params, query: {}, body: {} })) as View;
}

type Slip = { readonly relatives: readonly object[]; readonly reversedBy: string | null };
type Entries = { readonly rows: readonly object[] };

const slipOf = (id: string) => read<Slip>('/settlements/:id', { id });
const entriesOf = (person: PersonId) =>
  read<Entries>('/own/own-account/entries', {}, person).then(({ rows }) => rows);

async function settle(person: PersonId, amount: string) {
  const bill = await openBill(home, person, {
    ...{ kind: 'outpatient', startedOn: '2025-11-20', lines: { C: amount } },
  });
  const [view] = await shown(
    home,
    await home.settlements.settle(await billRequest(home, bill, { useMutualAid: true })),
  );
  return view?.id ?? '';
}

test('a slip names each relative in the order in which they paid, and a reversal gives each the same back', async () => {
  const [aunt, child] = [await addGiver(home, '100.00'), await addPerson(home)];
  await addGrant(home, aunt, child, '30.00');
  const father = await addGiver(away, '50.00');
  await openWallet(world, { giver: father, receiver: child, quota: '40.00' });
  const id = await settle(child, '60.00');
  const { relatives } = await slipOf(id);
  expect(relatives).toMatchObject([
    { wallet: false, amount: '30.00' },
    { relation: 'parent', wallet: true, amount: '30.00' },
  ]);
  for (const one of relatives) expect(one).toMatchObject({ name: expect.stringContaining('*') });
  expect(JSON.stringify(relatives)).not.toContain(aunt);

  expect(await entriesOf(aunt)).toMatchObject([
    { amount: '-30.00', reason: 'settlement', user: expect.stringContaining('*') },
    { amount: '100.00', user: null },
  ]);
  await home.settlements.reverse({
    ...{ key: 'BACK-1' as RequestKey, provider: HOSPITAL, person: child, reason: '退费' },
    settlement: id as never,
  });
  const { reversedBy } = await slipOf(id);
  const back = await slipOf(reversedBy ?? '');
  expect(back.relatives).toMatchObject([{ amount: '-30.00' }, { amount: '-30.00', wallet: true }]);
  expect(await entriesOf(aunt)).toMatchObject([
    { amount: '30.00', user: expect.stringContaining('*') },
    { amount: '-30.00' },
    { amount: '100.00' },
  ]);
});

test('whoever paid alone is told of nobody', async () => {
  const alone = await addPerson(home);
  expect((await slipOf(await settle(alone, '10.00'))).relatives).toEqual([]);
});
