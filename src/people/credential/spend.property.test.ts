import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import { systemClock } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import { createCredentials } from './index.ts';

const database = await testArea();
const ids = idSource(systemClock);
const secret = Buffer.from('a key of the test');
const credentials = createCredentials({ database, clock: systemClock, ids, secret });
const person = 'P1' as PersonId;
const by = { provider: 'H1' as ProviderId, operator: 'clerk' };
await database.sql(
  'test: person',
  `insert into person (id, id_number, name, initials, sex, born_on, county, household)
   values ('P1', '532901196001010001', '示例人', 'slr', 'female', '1960-01-01', '532901', 'F1')`,
);

const REFUSED = { code: 'settlement.total_differs', status: 422 } as const;
type Outcome = 'done' | 'refused' | 'unknown';
type Attempt = { readonly key: string; readonly outcome: Outcome; readonly pause: number };

/** A request that was settled answers as before when it comes again, as the settlements do. */
function settler(done: Set<string>) {
  return async ({ key, outcome, pause }: Attempt) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (done.has(key)) return 'done';
    if (outcome === 'refused') throw new Rejection(REFUSED);
    done.add(key);
    if (outcome === 'unknown') throw new Outage('the answer was lost');
    return 'done';
  };
}

const attempt = fc.record({
  key: fc.constantFrom('A', 'B', 'C'),
  outcome: fc.constantFrom<Outcome>('done', 'refused', 'unknown'),
  pause: fc.integer({ min: 0, max: 3 }),
});

test('however requests come, repeat, fail and race, one token settles one request at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(attempt, { maxLength: 6 }), { maxLength: 4 }),
      async (all) => {
        const { qr } = await credentials.issue(person);
        const { token } = await credentials.decode(qr, '01301', by);
        const done = new Set<string>();
        const settle = settler(done);
        for (const together of all) {
          await Promise.allSettled(
            together.map((one) =>
              credentials.spend({ token, key: one.key, person, by }, () => settle(one)),
            ),
          );
          expect(done.size).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 60 },
  );
});
