import { expect, test } from 'vitest';
import { testArea } from './testing.ts';

const area = await testArea();
const pid = () => area.reading<{ pid: number }>('test: pid', 'select pg_backend_pid() as pid');

test('short reads share one connection, and its loss costs only who was asking', async () => {
  const [a, b] = await Promise.all([pid(), pid()]);
  expect(a).toEqual(b);
  const [before] = a;

  await area.asOwner('test: end it', 'select pg_terminate_backend($1)', [before?.pid]);
  await expect
    .poll(() =>
      pid().then(
        ([now]) => now?.pid ?? null,
        () => null,
      ),
    )
    .not.toBe(null);
  const [after] = await pid();
  expect(after?.pid).not.toBe(before?.pid);
});
