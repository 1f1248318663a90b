import { expect, test } from 'vitest';
import type { AreaCode, PersonId } from '../kernel/ids.ts';
import { type Access, createAccessLog } from './access-log.ts';
import { systemClock } from './clock.ts';
import { createLog } from './log.ts';
import { testArea } from './testing.ts';

const access = (person: string): Access => ({
  area: '532900' as AreaCode,
  actor: 'desk-1',
  action: 'GET /persons/:id',
  person: person as PersonId,
  detail: '',
});

const quiet = createLog(systemClock, () => undefined);

test('accesses reach the table together, the last ones on closing', async () => {
  const area = await testArea();
  const accessLog = createAccessLog({ databaseOf: () => area, clock: systemClock, log: quiet });
  for (let n = 0; n < 100; n += 1) accessLog.record(access(`P${n}`));
  await accessLog.close();
  const rows = await area.sql('test: accesses', 'select person_id from access_log order by id');
  expect(rows).toHaveLength(100);
  expect(rows[99]).toEqual({ person_id: 'P99' });
});

test('what could not be written is kept until it can', async () => {
  const area = await testArea();
  let away = true;
  const flaky = {
    ...area,
    sql: ((name, text, values) =>
      away ? Promise.reject(new Error('away')) : area.sql(name, text, values)) as typeof area.sql,
  };
  const accessLog = createAccessLog({ databaseOf: () => flaky, clock: systemClock, log: quiet });
  accessLog.record(access('P1'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  away = false;
  accessLog.record(access('P2'));
  await accessLog.close();
  const rows = await area.sql('test: kept', 'select person_id from access_log order by id');
  expect(rows).toEqual([{ person_id: 'P1' }, { person_id: 'P2' }]);
});
