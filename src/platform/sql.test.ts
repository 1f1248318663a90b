import { expect, test } from 'vitest';
import { isConnectionLoss, type Sql } from './sql.ts';
import { testArea } from './testing.ts';

const ownPid = async (sql: Sql) =>
  (await sql<{ pid: number }>('test: own pid', 'select pg_backend_pid() as pid'))[0]?.pid;

test('values arrive as bigint, calendar days and ISO times', async () => {
  const { sql } = await testArea();
  const text = `select 9007199254740993::bigint as money, date '2025-06-01' as day,
    timestamptz '2025-06-01 08:00:00+08' as at`;
  expect(await sql('test: values', text)).toEqual([
    { money: 9_007_199_254_740_993n, day: '2025-06-01', at: '2025-06-01T00:00:00.000Z' },
  ]);
});

test('a throw rolls the transaction back', async () => {
  const { sql, transaction } = await testArea();
  const insert =
    "insert into provider (id, name, initials, county) values ('P1', 'a', 'a', '532901')";
  const failing = transaction(async (inner) => {
    await inner('test: insert', insert);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await sql('test: providers', 'select id from provider')).toEqual([]);
});

test('a connection that dies between two statements of a transaction fails it, and only it', async () => {
  const { sql, transaction, asOwner } = await testArea();
  const error = await transaction(async (inner) => {
    const pid = await ownPid(inner);
    await asOwner('test: kill', 'select pg_terminate_backend($1)', [pid]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return inner('test: after', 'select 1');
  }).catch((thrown: Error) => thrown);
  expect(isConnectionLoss(error as Error)).toBe(true);
  expect(await sql('test: alive', 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a connection kept by its caller says when it is broken', async () => {
  const { connect, asOwner } = await testArea();
  const connection = await connect();
  expect(connection.broken()).toBe(false);
  const pid = await ownPid(connection.sql);
  await asOwner('test: kill', 'select pg_terminate_backend($1)', [pid]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(connection.broken()).toBe(true);
  await expect(connection.sql('test: lost', 'select 1')).rejects.toThrow();
  await connection.close();
});
