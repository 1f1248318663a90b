import { expect, test } from 'vitest';
import { clockFrom } from './clock.ts';
import { createLog } from './log.ts';

test('one JSON line an event, without anybody in it', () => {
  const lines: string[] = [];
  const log = createLog(
    clockFrom(() => new Date('2025-06-01T00:00:00Z')),
    (line) => lines.push(line),
  );
  log.warn('call failed', {
    person: { name: '张三', idNumber: '532901199001011234', phone: '13987654321' },
    message: 'duplicate key (id_number)=(53290119900101123X), tel 13987654321',
    amount: 5n,
    error: new Error('at 532901199001011234'),
  });
  expect(lines).toHaveLength(1);
  const line = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({ at: '2025-06-01T00:00:00.000Z', level: 'warn', amount: '5' });
  expect(line.person).toEqual({ name: '***', idNumber: '***', phone: '***' });
  expect(line.message).toBe('duplicate key (id_number)=(532***********123X), tel 139****4321');
  expect(lines[0]).not.toMatch(/199001011234|13987654321|张三/);
});
