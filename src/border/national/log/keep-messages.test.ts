import { expect, test } from 'vitest';
import type { Day } from '../../../kernel/days.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { idSource } from '../../../platform/id-source.ts';
import { createLog } from '../../../platform/log.ts';
import { testArea } from '../../../platform/testing.ts';
import { createMessageLog } from './message-log.ts';
import type { MessageRow } from './store.ts';

const area = await testArea();
let now = Date.parse('2025-11-20T10:00:00+08:00');
const clock = clockFrom(() => new globalThis.Date(now));
const ids = idSource(clock);
const lines: string[] = [];
const log = createLog(clock, (line) => lines.push(line));

function row(receivedAt: string, change: Partial<MessageRow> = {}): MessageRow {
  return {
    ...{ id: ids.next(), receivedAt, provider: 'H1', transaction: '1101', message: 'M1' },
    ...{ operator: '0001', person: null, registration: null, infcode: 0, code: null, status: 200 },
    ...{ millis: 3, request: '{"a":1}', answer: '{"b":2}', ...change },
  };
}

async function write(...rows: readonly MessageRow[]): Promise<void> {
  const messages = createMessageLog({ databaseOf: () => area, log, clock, months: 2 });
  for (const one of rows) messages.record(area.area, one);
  await messages.close();
}

const months = () =>
  area.sql<{ name: string; rows: number }>(
    'test: months',
    `select tableoid::regclass::text as name, count(*)::int as rows from message group by 1 order by 1`,
  );

test('a message lies in its month; months that ended long ago go as a whole', async () => {
  await write(row('2025-11-20T02:00:00Z'), row('2025-11-20T02:00:01Z', { person: 'P1' }));
  expect(await months()).toEqual([{ name: 'message_202511', rows: 2 }]);

  now = Date.parse('2026-01-05T10:00:00+08:00');
  await write(row('2026-01-05T02:00:00Z'));
  expect(await months()).toEqual([
    { name: 'message_202511', rows: 2 },
    { name: 'message_202601', rows: 1 },
  ]);

  now = Date.parse('2026-02-01T00:30:00+08:00');
  await write(row('2026-01-31T16:30:00Z'));
  expect(await months()).toEqual([
    { name: 'message_202601', rows: 1 },
    { name: 'message_202602', rows: 1 },
  ]);
  expect(lines.join()).toContain('old months of messages dropped');
});

test('a message of a month that nobody made is kept all the same, and goes in its time', async () => {
  await write(row('2026-09-09T00:00:00Z'));
  expect((await months()).at(-1)).toEqual({ name: 'message_other', rows: 1 });
  await area.sql('test: keep', 'select keep_messages($1, 2)', [
    '2026-09-10' satisfies string as Day,
  ]);
  expect((await months()).map(({ name }) => name)).toEqual(['message_other']);
  await area.sql('test: keep', 'select keep_messages($1, 2)', ['2026-12-01' as Day]);
  expect(await months()).toEqual([]);
});

test('texts that would part a list are written without what parts them', async () => {
  await write(
    row('2026-02-01T00:00:00Z', { operator: 'a\u001fb', request: 'x\u001ey', answer: '' }),
  );
  const [kept] = await area.sql(
    'test: kept',
    `select operator_id as operator, request, answer, person_id as person from message
     order by received_at desc limit 1`,
  );
  expect(kept).toEqual({ operator: 'ab', request: 'xy', answer: '', person: null });
});
