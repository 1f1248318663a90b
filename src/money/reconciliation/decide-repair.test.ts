import { expect, test } from 'vitest';
import { fen } from '../../kernel/money.ts';
import { stateOf } from './decide-application.ts';
import { decideRepair, type Standing } from './decide-repair.ts';

const AT: Standing = {
  finding: 'only-centre',
  kind: 'settlement',
  live: true,
  refund: false,
  byMessage: true,
  bothUnknown: false,
  repaired: false,
};
const THERE = { finding: 'only-provider', kind: null, live: false } as const;

test.each<[string, Partial<Standing>, string | null]>([
  ['sent by the system that does not know it: never collected', {}, 'reverse'],
  ['settled at one of our desks: it happened', { byMessage: false }, 'take-over'],
  ['reversed since', { live: false }, null],
  ['a reversal of ours', { kind: 'reversal', live: false }, 'take-over'],
  ['with its settlement, both unknown', { kind: 'reversal', live: false, bothUnknown: true }, null],
  ['other amounts', { finding: 'different' }, 'take-over'],
  ['we never had it', THERE, 'send-again'],
  ['a refund that we never had', { ...THERE, refund: true }, 'send-again'],
  ['a refund of what lives here', { finding: 'only-provider', refund: true }, 'reverse'],
  ['dealt with', { repaired: true }, null],
])('%s', (_, change, action) => {
  expect(decideRepair({ ...AT, ...change })).toBe(action);
});

test('an application is paid when every statement that owes something is', () => {
  const paid = { payable: fen(5), paid: true };
  const due = { payable: fen(5), paid: false };
  const nothing = { payable: fen(0), paid: false };
  expect(stateOf(true, true, [paid])).toBe('withdrawn');
  expect(stateOf(false, false, [])).toBe('received');
  expect(stateOf(false, true, [paid, due])).toBe('stated');
  expect(stateOf(false, true, [paid, nothing])).toBe('paid');
  expect(stateOf(false, true, [nothing])).toBe('stated');
});
