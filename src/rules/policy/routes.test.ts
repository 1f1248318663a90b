import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Route } from '../../platform/http/route.ts';
import { testArea } from '../../platform/testing.ts';
import { loadBounds } from './load-policies.ts';
import { createPolicyShelf } from './policy-shelf.ts';
import { policyRoutes } from './routes.ts';

const folder = fileURLToPath(new URL('../../../policies', import.meta.url));
const read = (id: string) => readFileSync(`${folder}/${id}.yaml`, 'utf8');
const INPATIENT = '532900/resident-inpatient/2025-01-01';
const GENERAL = '532900/resident-general/2025-01-01';

let routes: Route[];

beforeAll(async () => {
  const database = await testArea();
  const shelf = createPolicyShelf({ database });
  const clock = { ...systemClock, today: () => day('2025-06-01') };
  routes = policyRoutes(() => ({ shelf, clock, bounds: loadBounds(folder) }));
});

async function call(path: string, given: { query?: object; body?: object } = {}) {
  const found = routes.find((each) => each.path === path);
  if (!found) throw new Error(path);
  const caller = { id: 'clerk', role: 'office', provider: null, area: null } as const;
  return found.handle({
    caller,
    area: '532900' as AreaCode,
    params: {},
    query: given.query ?? {},
    body: given.body ?? {},
  });
}

const publish = (...documents: string[]) => call('/policies/publish', { body: { documents } });

const rejection = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => (error instanceof Rejection ? error : Promise.reject(error)),
  );

test('documents are published, with doubts where they leave national figures', async () => {
  const later = read(INPATIENT)
    .replaceAll('2025-01-01', '2026-01-01')
    .replace('"100000.00"', '"900000.00"');
  const answer = await publish(read(GENERAL), read(INPATIENT), later);
  expect(answer).toMatchObject({
    published: [GENERAL, INPATIENT, '532900/resident-inpatient/2026-01-01'],
    unchanged: [],
    warnings: [{ path: 'caps[0].rows[0].amount' }],
  });
});

test('a document with mistakes is refused with all of them in both languages', async () => {
  const bad = read(INPATIENT).replace('"0.85"', '"1.85"').replace('"0.75"', 'x');
  const refused = await rejection(publish(read(GENERAL), bad));
  expect(refused?.kind.code).toBe('policy.document_invalid');
  expect(refused?.facts.codes).toBe('policy.rate_out_of_range policy.rate_not_decimal');
  expect(refused?.facts.problemsEn).toContain('rates[0].rate: a rate is between 0 and 1');
  expect(refused?.facts.problemsZh).toContain('rates[1].rate：比例为小数');
});

test('documents are listed, read and compared', async () => {
  const list = await call('/policies', { query: { scheme: 'resident', benefit: 'inpatient' } });
  expect(list).toMatchObject({ rows: [{ id: INPATIENT, until: '2026-01-01' }, { until: null }] });
  const one = await call('/policies/document', { query: { id: INPATIENT } });
  expect(one).toMatchObject({
    id: INPATIENT,
    publishedBy: 'clerk',
    document: {
      benefit: 'inpatient',
      rates: [{ rate: '0.85' }, { rate: '0.75' }, { rate: '0.60' }],
    },
  });
  const to = '532900/resident-inpatient/2026-01-01';
  const { changes } = (await call('/policies/diff', { query: { from: INPATIENT, to } })) as {
    changes: { path: string; after: string }[];
  };
  expect(changes.find(({ path }) => path.startsWith('caps'))?.after).toBe('900000.00');
  const apart = await rejection(
    call('/policies/diff', { query: { from: INPATIENT, to: GENERAL } }),
  );
  expect(apart?.kind.code).toBe('policy.not_comparable');
});

test('what is in force is asked for a day, today if none is given', async () => {
  const today = await call('/policies/in-force', { query: { scheme: 'resident' } });
  expect(today).toMatchObject({
    day: '2025-06-01',
    documents: [{ id: GENERAL }, { id: INPATIENT }],
  });
  const none = call('/policies/in-force', { query: { scheme: 'employee', day: '2025-06-01' } });
  expect((await rejection(none))?.kind.code).toBe('policy.none_in_force');
  const wrong = call('/policies/in-force', { query: { scheme: 'resident', day: '2025-02-30' } });
  expect((await rejection(wrong))?.kind.code).toBe('policy.day_invalid');
});
