import { expect, test } from 'vitest';
import { Outage, Rejection } from '../kernel/rejection.ts';
import { createLanes } from './lanes.ts';

type Request = { readonly person: string; readonly n: number };
const REFUSED = { code: 'test.refused', status: 422 } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const lanes = (run: (batch: readonly Request[]) => Promise<(number | Rejection)[]>) =>
  createLanes<Request, number>({ workers: 3, batchMax: 64, claimOf: (r) => r.person, run });

test('requests of one turn leave together, and a person is in one running batch only', async () => {
  const running = new Map<string, number>();
  let widest = 0;
  const batches: number[] = [];
  const { submit } = lanes(async (batch) => {
    batches.push(batch.length);
    for (const person of new Set(batch.map((r) => r.person))) {
      running.set(person, (running.get(person) ?? 0) + 1);
      widest = Math.max(widest, running.get(person) ?? 0);
    }
    await pause(1);
    for (const person of new Set(batch.map((r) => r.person))) {
      running.set(person, (running.get(person) ?? 0) - 1);
    }
    return batch.map((r) => r.n);
  });
  const sent = Array.from({ length: 500 }, (_, n) => ({ person: `p${n % 7}`, n }));
  const answers = await Promise.all(
    sent.map(async (request, i) => {
      if (i % 50 === 0) await pause(i / 50);
      return submit(request);
    }),
  );
  expect(answers).toEqual(sent.map((r) => r.n));
  expect(widest).toBe(1);
  expect(Math.max(...batches)).toBeGreaterThan(1);
  expect(Math.max(...batches)).toBeLessThanOrEqual(64);
});

test('few are shared between the workers, many fill batches', async () => {
  const sizesOf = async (count: number) => {
    const sizes: number[] = [];
    const { submit } = lanes(async (batch) => {
      sizes.push(batch.length);
      await pause(1);
      return batch.map((r) => r.n);
    });
    const sent = Array.from({ length: count }, (_, n) => ({ person: `p${n}`, n }));
    expect(await Promise.all(sent.map(submit))).toEqual(sent.map((r) => r.n));
    return sizes;
  };
  expect(await sizesOf(10)).toEqual([10]);
  expect(await sizesOf(60)).toEqual([32, 28]);
  expect((await sizesOf(200)).slice(0, 2)).toEqual([64, 64]);
});

test('few wait for the batch under way, but not for one that hangs', async () => {
  const begun: number[] = [];
  let release: () => void = () => undefined;
  const { submit } = lanes(async (batch) => {
    begun.push(batch.length);
    if (begun.length === 1) {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    return batch.map((r) => r.n);
  });
  const first = submit({ person: 'p0', n: 0 });
  await pause(1);
  const few = [1, 2, 3].map((n) => submit({ person: `p${n}`, n }));
  await new Promise(setImmediate);
  expect(begun).toEqual([1]);
  // Nothing but time passes.
  expect(await Promise.all(few)).toEqual([1, 2, 3]);
  expect(begun).toEqual([1, 3]);
  release();
  expect(await first).toBe(0);
});

test('a person is served in arrival order', async () => {
  const order: number[] = [];
  const { submit } = lanes(async (batch) => {
    await pause(batch[0]?.n === 0 ? 3 : 0);
    order.push(...batch.map((r) => r.n));
    return batch.map((r) => r.n);
  });
  await Promise.all(
    Array.from({ length: 100 }, async (_, n) => {
      await pause(Math.floor(n / 10));
      return submit({ person: 'p', n });
    }),
  );
  expect(order).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

test('a request that needs a batch of its own gets one, and nobody of its claim overtakes', async () => {
  const batches: number[][] = [];
  const { submit } = createLanes<Request, number>({
    workers: 1,
    batchMax: 64,
    claimOf: (r) => r.person,
    isAlone: ({ n }) => n % 5 === 3,
    run: async (batch) => {
      batches.push(batch.map((r) => r.n));
      return batch.map((r) => r.n);
    },
  });
  const sent = Array.from({ length: 20 }, (_, n) => ({ person: `p${n % 2}`, n }));
  expect(await Promise.all(sent.map(submit))).toEqual(sent.map((r) => r.n));
  const single = batches.filter((batch) => batch.some((n) => n % 5 === 3));
  expect(single).toEqual([[3], [8], [13], [18]]);
  for (const parity of [0, 1]) {
    const order = batches.flat().filter((n) => n % 2 === parity);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});

test('a refusal concerns one request, never its neighbours', async () => {
  const { submit } = lanes(async (batch) =>
    batch.map((r) => (r.n === 1 ? new Rejection(REFUSED) : r.n)),
  );
  const results = await Promise.allSettled([0, 1, 2].map((n) => submit({ person: `${n}`, n })));
  expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a failed batch runs again one by one, each with one retry', async () => {
  const alone: number[] = [];
  const { submit } = lanes(async (batch) => {
    if (batch.length > 1) throw Object.assign(new Error('conflict'), { code: '40001' });
    alone.push(batch[0]?.n ?? -1);
    if (batch[0]?.n === 2) throw Object.assign(new Error('conflict'), { code: '40001' });
    return batch.map((r) => r.n);
  });
  const results = await Promise.allSettled([0, 1, 2].map((n) => submit({ person: `${n}`, n })));
  expect(results.map((r) => r.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect((results[2] as PromiseRejectedResult).reason).toBeInstanceOf(Outage);
  expect(alone).toEqual([0, 1, 2, 2]);
});

test('after a lost connection the outcome is unknown, so nothing is run again', async () => {
  let runs = 0;
  const { submit } = lanes(async () => {
    runs += 1;
    throw Object.assign(new Error('gone'), { code: '57P01' });
  });
  await expect(submit({ person: 'p', n: 0 })).rejects.toBeInstanceOf(Outage);
  expect(runs).toBe(1);
});

test('closing waits for what is under way and refuses what comes later', async () => {
  const { submit, close } = lanes(async (batch) => {
    await pause(5);
    return batch.map((r) => r.n);
  });
  const underWay = submit({ person: 'p', n: 7 });
  await close();
  expect(await underWay).toBe(7);
  await expect(submit({ person: 'p', n: 8 })).rejects.toBeInstanceOf(Outage);
});
