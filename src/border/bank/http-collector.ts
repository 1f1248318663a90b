import { formatYuan } from '../../kernel/money.ts';
import { COLLECT_OUTCOMES, type CollectAnswer, type Collector } from '../../money/premium/index.ts';

const PATIENCE_MS = 10_000;

/** Whoever collects premiums behind HTTP. Whatever goes wrong on the way, nobody knows what he did: `unknown`. */
export function httpCollector(address: string, patienceMs = PATIENCE_MS): Collector {
  const call = async (path: string, init: RequestInit) => {
    const response = await fetch(`${address.replace(/\/$/, '')}${path}`, {
      ...init,
      // An answer from somewhere else is not his.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return {
    collect: ({ key, amount, agreement }) =>
      call('/collections', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key, amount: formatYuan(amount), agreement }),
      }).then(answerOf, lost),
    ask: (key) =>
      call(`/collections/${key}`, { method: 'GET' }).then(
        (said) => (isUnknownKey(said) ? null : answerOf(said)),
        lost,
      ),
  };
}

type Said = { readonly status: number; readonly body: unknown };

function answerOf({ status, body }: Said): CollectAnswer {
  const { outcome, reference, reason } = (body ?? {}) as Partial<Record<string, unknown>>;
  const known = COLLECT_OUTCOMES.find((name) => name === outcome);
  if (status !== 200 || known === undefined) {
    return { outcome: 'unknown', reference: '', reason: `HTTP ${status}` };
  }
  return { outcome: known, reference: textOf(reference), reason: textOf(reason) };
}

/** Only his own word says so; a 404 of whatever stands before him is no answer. */
function isUnknownKey({ status, body }: Said): boolean {
  return status === 404 && (body as { error?: unknown } | null)?.error === 'unknown key';
}

function lost(): CollectAnswer {
  return { outcome: 'unknown', reference: '', reason: '' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 64) : '';
}
