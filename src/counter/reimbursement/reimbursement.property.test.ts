import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { fen, formatYuan } from '../../kernel/money.ts';
import { addGroup, billRequest, openBill } from '../../money/settlement/testing.ts';
import {
  addPerson,
  type ClaimWorld,
  carryOut,
  caseFacts,
  claimWorld,
  stayForm,
} from './testing.ts';

let world: ClaimWorld;
beforeAll(async () => {
  world = await claimWorld();
});

type Row = Readonly<
  Record<'total' | 'pool' | 'large' | 'serious' | 'aid' | 'cash' | 'year', string>
>;

const rowsOf = (person: PersonId) =>
  world.database.sql<Row>(
    'test: amounts',
    `select s.total, s.pool, s.large_amount as large, s.serious, s.aid,
       s.cash, y.totals as year
     from settlement s join year_to_date y using (person_id, scheme, benefit_year)
     where s.person_id = $1 order by s.id`,
    [person],
  );

const amount = fc.integer({ min: 1, max: 9_000_000 }).map((value) => formatYuan(fen(value)));
const lines = fc
  .record({ A: amount, B: amount, C: amount }, { requiredKeys: ['A'] })
  .map((record) => record as Readonly<Record<string, string>>);

test('the same two bills give the same amounts and the same year by paper as directly', async () => {
  await fc.assert(
    fc.asyncProperty(lines, lines, fc.boolean(), async (first, second, poor) => {
      const [paper, direct] = [await addPerson(world), await addPerson(world)];
      if (poor) for (const one of [paper, direct]) await addGroup(world, one, 'minimum-living');
      const stays = [
        { bill: first, from: '2025-06-01', until: '2025-06-10' },
        { bill: second, from: '2025-07-01', until: '2025-07-05' },
      ];
      for (const { bill, from, until } of stays) {
        const outcome = await carryOut(
          world,
          caseFacts(world, paper, stayForm(bill, { from, until })),
        );
        const stay = { lines: bill, startedOn: from, endedOn: until };
        const encounter = await openBill(world, direct, stay);
        await world.settlements.settle(await billRequest(world, encounter));
        expect(outcome.payment?.amount ?? 0n).toBe(
          fen(outcome.result.fund?.replace('.', '') ?? ''),
        );
      }
      const claimed = await rowsOf(paper);
      expect(claimed).toEqual(await rowsOf(direct));
      for (const { total, pool, large, serious, aid, cash } of claimed) {
        const parts = [pool, large, serious, aid, cash].map(BigInt);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(total));
      }
    }),
    { numRuns: 25 },
  );
});
