import { expect, test } from 'vitest';
import { testArea } from './testing.ts';

const kept = async () => (await (await testArea()).connect()).sql;

test('statements of one turn are answered in order, each with its own columns', async () => {
  const sql = await kept();
  const answers = Promise.all([
    sql('test: number', 'select $1::bigint as number', [12n]),
    sql('test: none', 'select 1 as one where false'),
    sql('test: list', 'select unnest($1::text[]) as word', [['a "quoted" \\ one', null, '{x,y}']]),
    sql('test: number', 'select $1::bigint as number', [13n]),
  ]);
  expect(await answers).toEqual([
    [{ number: 12n }],
    [],
    [{ word: 'a "quoted" \\ one' }, { word: null }, { word: '{x,y}' }],
    [{ number: 13n }],
  ]);
  expect(await sql('test: number', 'select $1::bigint as number', [14n])).toEqual([
    { number: 14n },
  ]);
});

test('a text beyond ASCII, a long one and none arrive as they are', async () => {
  const sql = await kept();
  const long = '大理州"\\'.repeat(20_000);
  const values = ['大理州 😀', null, '', long];
  const answers = await Promise.all([
    sql('test: texts', 'select $1 as a, $2 as b, $3 as c, $4 as d', values),
    sql('test: one text', 'select unnest($1::text[]) as word', [[long, null, '']]),
  ]);
  expect(answers).toEqual([
    [{ a: '大理州 😀', b: null, c: '', d: long }],
    [{ word: long }, { word: null }, { word: '' }],
  ]);
});

test('bytes are a text that is encoded already', async () => {
  const sql = await kept();
  const bytes = new TextEncoder().encode('大理州 \u{1f600}');
  expect(await sql('test: bytes', 'select $1 as a, $2 as b', [bytes, 'x'])).toEqual([
    { a: '大理州 \u{1f600}', b: 'x' },
  ]);
});

test('a row of many columns has them in their order, those without a value too', async () => {
  const sql = await kept();
  const names = Array.from({ length: 30 }, (_, i) => `c${i}`);
  const columns = names.map((name, i) => `${i % 3 === 0 ? 'null' : i} as ${name}`).join(', ');
  const [first, second] = await sql<Record<string, number | null>>(
    'test: many columns',
    `select ${columns} from generate_series(1, 2)`,
  );
  expect(Object.entries(first ?? {})).toEqual(
    names.map((name, i) => [name, i % 3 === 0 ? null : i]),
  );
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
});

test('the statements of a turn are recorded together or not at all', async () => {
  const { connect, sql } = await testArea();
  const connection = await connect();
  const insert = (id: string) =>
    connection.sql(
      'test: insert',
      "insert into provider (id, name, initials, county) values ($1, 'a', 'a', '532901')",
      [id],
    );
  const turn = await Promise.allSettled([insert('P1'), insert('P2'), insert('P1')]);
  expect(turn.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await sql('test: providers', 'select id from provider')).toEqual([]);

  await Promise.all([insert('P1'), insert('P2')]);
  const rows = await sql('test: both', 'select id from provider order by id');
  expect(rows).toEqual([{ id: 'P1' }, { id: 'P2' }]);
  await connection.close();
});

test('a statement the server could not read fails its turn, and the next turn works', async () => {
  const sql = await kept();
  const wrong = await Promise.allSettled([
    sql('test: good', 'select 1 as one'),
    sql('test: wrong', 'select no_such_column'),
    sql('test: later', 'select 2 as two'),
  ]);
  expect(wrong.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(
    await Promise.all([
      sql('test: good', 'select 1 as one'),
      sql('test: later', 'select 2 as two'),
    ]),
  ).toEqual([[{ one: 1 }], [{ two: 2 }]]);
});
