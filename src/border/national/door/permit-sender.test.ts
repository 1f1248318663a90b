import { expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { SignedIn } from '../signed-in.ts';
import { permitSender } from './permit-sender.ts';
import { TRANSACTIONS } from './registry.ts';

function sender(kind: SignedIn['provider']['kind']): SignedIn {
  const provider = { id: 'H1' as ProviderId, name: '示范', kind, county: '532901' };
  return { area: '532900', provider, operator: { id: '1' } } as unknown as SignedIn;
}

function refused(kind: SignedIn['provider']['kind']): string[] {
  return TRANSACTIONS.flatMap(({ number, permission }) => {
    try {
      permitSender(sender(kind), permission);
      return [];
    } catch {
      return [number];
    }
  });
}

test('where patients are treated every transaction may be sent', () => {
  expect(refused('hospital')).toEqual([]);
  expect(refused('clinic')).toEqual([]);
});

test('a pharmacy reads nobody’s reports', () => {
  const reports = ['4507', '4508', '4509', '4510', '4511', '4512', '5401', '5402'];
  expect(refused('pharmacy')).toEqual(reports);
});

test('what a provider does not do itself is refused to its system too', () => {
  for (const right of ['settlement.correct', 'payment.read', 'policy.publish'] as const) {
    expect(() => permitSender(sender('hospital'), right)).toThrow('access.not_permitted');
  }
});

test('a key opens for its own provider only', () => {
  const act = () => permitSender(sender('hospital'), 'care.read', 'H2' as ProviderId);
  expect(act).toThrow('national.');
});
