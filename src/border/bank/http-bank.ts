import { formatYuan } from '../../kernel/money.ts';
import {
  type Bank,
  type BankAnswer,
  type Instruction,
  type OrderId,
  OUTCOMES,
} from '../../money/provider-payment/index.ts';

const PATIENCE_MS = 10_000;

/** A bank behind HTTP. Whatever goes wrong on the way, nobody knows what the bank did: `unknown`. */
export function httpBank(address: string, patienceMs = PATIENCE_MS): Bank {
  const call = async (path: string, init: RequestInit) => {
    const response = await fetch(`${address.replace(/\/$/, '')}${path}`, {
      ...init,
      // An answer from somewhere else is not the bank's.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return {
    pay: (instruction: Instruction) =>
      call('/payments', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...instruction, amount: formatYuan(instruction.amount) }),
      }).then(answerOf, lost),
    ask: (key: OrderId) =>
      call(`/payments/${key}`, { method: 'GET' }).then(
        (said) => (isUnknownKey(said) ? null : answerOf(said)),
        lost,
      ),
  };
}

type Said = { readonly status: number; readonly body: unknown };

function answerOf({ status, body }: Said): BankAnswer {
  const { outcome, reference, reason } = (body ?? {}) as Partial<Record<string, unknown>>;
  const known = OUTCOMES.find((name) => name === outcome);
  if (status !== 200 || known === undefined) {
    return { outcome: 'unknown', reference: '', reason: `HTTP ${status}` };
  }
  return { outcome: known, reference: textOf(reference, 64), reason: textOf(reason, 200) };
}

/** Only the bank's own word says so; a 404 of whatever stands before it is no answer. */
function isUnknownKey({ status, body }: Said): boolean {
  return status === 404 && (body as { error?: unknown } | null)?.error === 'unknown key';
}

function lost(): BankAnswer {
  return { outcome: 'unknown', reference: '', reason: '' };
}

function textOf(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most) : '';
}
