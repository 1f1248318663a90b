import { expect, test } from 'vitest';
import { addInsured, numberOf } from '../../../counter/matters/testing-case.ts';
import { formatYuan } from '../../../kernel/money.ts';
import type { Rejection } from '../../../kernel/rejection.ts';
import { findPersonsByIdNumbers } from '../../../people/enrolment/index.ts';
import { verify } from '../../../watch/proof/index.ts';
import { enrolBatch, orderPremium, readList } from '../index.ts';
import { addMember, CLERK, type PremiumWorld, premiumWorld } from '../testing.ts';
import { CHUNK } from './enrol-batch.ts';
import type { BatchLine } from './model.ts';
import { findRefusals } from './store.ts';

const world = await premiumWorld();
const { database, deps } = world;

const line = (at: number, idNumber: string, more: Partial<BatchLine> = {}): BatchLine => ({
  ...{ line: at, idNumber, name: '示例人', county: '', household: '', ...more },
});
const newcomer = (count: number): BatchLine =>
  line(count, numberOf(count, '19800101'), { name: `示例${count}`, county: '532901' });
const enrol = (lines: readonly BatchLine[], more: object = {}, using = deps) =>
  enrolBatch(using, { key: 'list-1', year: 2026, channel: 'station', lines, ...more }, CLERK);

const stateOf = async ({ database: { asOwner } }: PremiumWorld) =>
  asOwner<object>(
    'test: state of lists',
    `select (select count(*) from premium_order)::int as orders, (select count(*) from premium_event)::int as events,
       (select count(*) from person)::int as persons, (select count(*) from coverage)::int as coverage,
       (select sum(amount) from transfer)::bigint as booked,
       (select count(distinct receipt) from premium_event)::int as receipts`,
  );

test('each of a list that a collector brings is insured and has a receipt of his own; doubtful lines say why', async () => {
  const [known, poor] = [await addInsured(world), await addInsured(world)];
  const [waits, other] = [await addInsured(world), await addInsured(world)];
  await addMember(world, poor.id, 'destitute');
  const asked = { person: waits.id, scheme: 'resident', year: 2026, repairedYears: 0 } as const;
  await database.transaction((sql) => orderPremium(sql, deps, { ...asked, key: 'before' }, CLERK));
  const wrongDigit = known.idNumber.slice(0, 17) + (known.idNumber.endsWith('1') ? '2' : '1');
  const lines = [
    ...[line(2, known.idNumber), line(3, poor.idNumber), line(4, waits.idNumber)],
    line(5, wrongDigit),
    line(6, `532901199002301234`),
    line(7, known.idNumber),
    line(8, other.idNumber, { name: '别人' }),
    ...[line(9, numberOf(700)), line(10, numberOf(700), { name: '另一人' })],
    ...[line(11, numberOf(701)), line(12, ''), newcomer(13)],
  ];
  const { batch, progress } = await enrol(lines, { key: 'doubtful' });
  expect(progress).toMatchObject({ done: 12, orders: 4, persons: 1, refused: 8 });
  expect(formatYuan(progress.personal)).toBe('1200.00');
  const refused = await findRefusals(database.sql, batch.id, { limit: 20, offset: 0 });
  expect(refused.map(({ line: at, code }) => [at, code])).toEqual([
    ...[
      [5, 'enrolment.id_number_invalid'],
      [6, 'enrolment.id_number_invalid'],
    ],
    ...[
      [7, 'premium.person_twice'],
      [8, 'premium.name_differs'],
    ],
    ...[
      [9, 'premium.number_of_two'],
      [10, 'premium.number_of_two'],
    ],
    ...[
      [11, 'premium.person_not_found'],
      [12, 'premium.line_incomplete'],
    ],
  ]);
  expect(JSON.stringify(refused)).not.toContain(known.idNumber);
  const receipts = await database.sql<{ receipt: string }>(
    'test: receipts',
    `select distinct receipt from premium_order_now where state = 'paid' and person_id = any($1)`,
    [[known.id, poor.id, waits.id]],
  );
  expect(receipts).toHaveLength(3);
});

test('the same list again changes nothing, another one under its key is refused', async () => {
  const lines = [newcomer(50), newcomer(51)];
  const first = await enrol(lines, { key: 'again' });
  const before = await stateOf(world);
  const second = await enrol(lines, { key: 'again' });
  expect(second).toEqual(first);
  expect(await stateOf(world)).toEqual(before);
  await expect(enrol([newcomer(50)], { key: 'again' })).rejects.toThrow('premium.key_reused');
  // Under another key everybody is insured already.
  const third = await enrol(lines, { key: 'again-2' });
  expect(third.progress).toMatchObject({ orders: 0, refused: 2 });
});

test('a list that is killed in the middle goes on after the last part, and ends as if it had not been', async () => {
  const lines = Array.from({ length: 2 * CHUNK + 10 }, (_, i) => {
    const born = `1990${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (Math.floor(i / 12) % 28)).padStart(2, '0')}`;
    const idNumber = numberOf(100 + Math.floor(i / 336), born);
    return line(i + 2, idNumber, { name: `示例${i}`, county: '532901' });
  });
  let parts = 0;
  const dying = {
    ...deps,
    database: {
      ...database,
      transaction: <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
        database.transaction(async (sql) => {
          const result = await work(sql);
          parts += 1;
          if (parts === 2) throw new Error('killed');
          return result;
        }),
    },
  };
  await expect(enrol(lines, { key: 'killed' }, dying)).rejects.toThrow('killed');
  const shown: number[] = [];
  const { progress } = await enrol(lines, {
    ...{ key: 'killed', onProgress: (done: number) => shown.push(done) },
  });
  expect(progress).toMatchObject({ done: lines.length, orders: lines.length, refused: 0 });
  expect(shown).toEqual([CHUNK, 2 * CHUNK, lines.length]);
  const found = await findPersonsByIdNumbers(
    database.sql,
    lines.map(({ idNumber }) => idNumber),
  );
  expect(found.size).toBe(lines.length);
});

test('two that send one list at once enrol everybody once', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => newcomer(200 + i));
  const [a, b] = await Promise.all([enrol(lines, { key: 'both' }), enrol(lines, { key: 'both' })]);
  expect(a.batch.id).toBe(b.batch.id);
  expect(b.progress).toMatchObject({ orders: 40, persons: 40, refused: 0 });
});

test('what lists booked agrees with their orders', async () => {
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test('a list may come in either coding, with commas or tabs; what is missing is said', () => {
  const text = `身份证号,姓名,县区\n${numberOf(1)},"示例人",532901\n\n${numberOf(2).toLowerCase()},示例二,\n`;
  expect(readList(Buffer.from(text))).toEqual([
    line(2, numberOf(1), { county: '532901' }),
    line(4, numberOf(2), { name: '示例二' }),
  ]);
  const gb = Buffer.from('c9edb7ddd6a4bac509d0d5c3fb0a310941', 'hex');
  expect(readList(gb)).toEqual([line(2, '1', { name: 'A' })]);
  expect(() => readList(Buffer.from('姓名\n某人'))).toThrow('idNumber');
});

test('where the area has no rules nothing is kept of a list', async () => {
  const without = { ...deps, figures: { on: () => null } };
  const refused = await enrol([newcomer(60)], { key: 'nothing' }, without).catch(
    (e: Rejection) => e,
  );
  expect((refused as Rejection).kind.code).toBe('premium.no_figures');
  expect(
    await database.sql('test: lists', `select from premium_batch where key = 'nothing'`),
  ).toEqual([]);
});
