import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { yuan } from '../../kernel/money.ts';
import type { OrderId } from '../../money/provider-payment/index.ts';
import { askBank, sendOrder } from '../../money/provider-payment/send-order.ts';
import {
  approve,
  CHECKER,
  MAKER,
  orderedWorld,
  owed,
} from '../../money/provider-payment/testing.ts';
import { httpBank, startStubBank } from './index.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function stub() {
  const bank = await startStubBank();
  stops.push(bank.stop);
  return bank;
}

/** A server that answers as told, in place of a bank. */
async function strange(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const instruction = (number: string, key = 'k1') => ({
  key: key as OrderId,
  amount: yuan('12.30'),
  holder: '示范医院',
  bank: '示范银行',
  number,
});

test.each([
  ['6200009999', 'paid', 'paid'],
  ['6200000001', 'failed', 'failed'],
  ['6200000002', 'unknown', 'paid'],
  ['6200000003', 'paid', 'returned'],
])('the stub pays %s: %s, and asked later %s', async (number, first, later) => {
  const { address } = await stub();
  const bank = httpBank(address);
  expect((await bank.pay(instruction(number))).outcome).toBe(first);
  expect((await bank.ask('k1' as OrderId))?.outcome).toBe(later);
});

test('a key is paid once however often it is sent, and never for another amount', async () => {
  const bank = await stub();
  const { pay, ask } = httpBank(`${bank.address}/`);
  await Promise.all(Array.from({ length: 20 }, () => pay(instruction('6200009999'))));
  expect(bank.timesPaid('k1')).toBe(1);
  const other = { ...instruction('6200009999'), amount: yuan('99.00') };
  expect((await pay(other)).outcome).toBe('unknown');
  expect(await ask('k2' as OrderId)).toBeNull();
  expect(bank.timesPaid('k2')).toBe(0);
});

test.each<[string, RequestListener]>([
  ['another status', (_, response) => response.writeHead(500).end('{}')],
  ['no JSON', (_, response) => response.end('<html>')],
  ['an unknown word', (_, response) => response.end('{"outcome":"done"}')],
  ['null', (_, response) => response.end('null')],
  ['a 404 of somebody else', (_, response) => response.writeHead(404).end('{}')],
  ['another address', (_, response) => response.writeHead(302, { location: '/x' }).end()],
  ['a broken line', (request) => request.destroy()],
  ['silence', () => undefined],
])('%s in place of an answer is unknown', async (_, listener) => {
  const bank = httpBank(await strange(listener), 300);
  expect((await bank.pay(instruction('6200009999'))).outcome).toBe('unknown');
  expect((await bank.ask('k1' as OrderId))?.outcome).toBe('unknown');
});

test('an order whose answer was lost on the way is asked for by its key and paid once', async () => {
  const { world, order } = await orderedWorld();
  const bank = await stub();
  const { pay, ask } = httpBank(bank.address);
  // The bank hears and pays, but its answer never comes.
  const deaf = httpBank('http://127.0.0.1:9', 300);
  const broken = {
    pay: (told: ReturnType<typeof instruction>) => pay(told).then(() => deaf.pay(told)),
    ask,
  };
  await approve(world, order);
  expect((await sendOrder({ ...world, bank: broken }, order, CHECKER)).state).toBe('unknown');
  const found = await askBank({ ...world, bank: { pay, ask } }, order, MAKER);
  expect(found.state).toBe('paid');
  expect(bank.timesPaid(order)).toBe(1);
  expect(Object.keys(await owed(world)).filter((name) => name.endsWith(':pool'))).toEqual([]);
});

test('a bank with days of its own says later what it says later, however often it was asked', async () => {
  let today = '2025-03-03';
  const books = await startStubBank(() => today);
  stops.push(books.stop);
  const bank = httpBank(books.address);
  const asked = instruction('6200000000000003');
  expect((await bank.pay(asked)).outcome).toBe('paid');
  expect((await bank.ask(asked.key))?.outcome).toBe('paid');
  expect((await bank.pay(asked)).outcome).toBe('paid');
  today = '2025-03-04';
  expect((await bank.ask(asked.key))?.outcome).toBe('returned');
  expect(books.timesPaid(asked.key)).toBe(1);
});
