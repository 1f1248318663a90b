import { expect, test } from 'vitest';
import { clockFrom, fromMs } from '../clock.ts';
import { createAddressLimit } from './address-limit.ts';

test('an address has its share of a minute, and others have theirs', () => {
  let nowMs = 1_000_000;
  const limit = createAddressLimit(
    clockFrom(() => fromMs(nowMs)),
    2,
  );
  limit.take('a');
  limit.take('a');
  expect(() => limit.take('a')).toThrow('request.too_many_calls');
  limit.take('b');
  nowMs += 60_000;
  limit.take('a');
});
