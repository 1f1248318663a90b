import { afterAll, beforeAll, expect, test } from 'vitest';
import { yuan } from '../../kernel/money.ts';
import { httpCollector, type StubCollector, startStubCollector } from './index.ts';

let stub: StubCollector;
beforeAll(async () => {
  stub = await startStubCollector();
});
afterAll(() => stub.stop());

const collection = (key: string, agreement: string) => ({ key, agreement, amount: yuan('400.00') });

test.each([
  ['paid', 'A-1000', ['paid', 'paid']],
  ['refused', 'A-0001', ['failed', 'failed']],
  ['not booked yet', 'A-0002', ['unknown', 'paid']],
  ['lost on the way back', 'A-0003', ['unknown', 'paid']],
])(
  'a collection that is %s, and what is heard when it is asked for',
  async (name, agreement, said) => {
    const collector = httpCollector(stub.address);
    const key = `key-${name.replaceAll(' ', '-')}`;
    const first = await collector.collect(collection(key, agreement));
    const later = await collector.ask(key);
    expect([first.outcome, later?.outcome]).toEqual(said);
    expect(stub.timesPaid(key)).toBe(said.includes('paid') ? 1 : 0);
    await collector.collect(collection(key, agreement));
    expect(stub.timesPaid(key)).toBeLessThanOrEqual(1);
  },
);

test('a key that was never heard of is told as such; another body under a key is not collected', async () => {
  const collector = httpCollector(stub.address);
  expect(await collector.ask('never')).toBeNull();
  await collector.collect(collection('twice', 'A-1'));
  expect((await collector.collect(collection('twice', 'A-2'))).outcome).toBe('unknown');
});

test('who is not there, is late or says something else leaves it unknown', async () => {
  expect((await httpCollector('http://127.0.0.1:9').collect(collection('k', 'A'))).outcome).toBe(
    'unknown',
  );
  expect((await httpCollector('http://127.0.0.1:9').ask('k'))?.outcome).toBe('unknown');
  const lost = await httpCollector(`${stub.address}/elsewhere`).ask('k');
  expect(lost?.outcome).toBe('unknown');
});
