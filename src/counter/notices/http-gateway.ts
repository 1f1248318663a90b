import type { Gateway, GatewayAnswer, Message } from './model.ts';

const PATIENCE_MS = 10_000;

/**
 * A gateway behind HTTP: `POST` of `{ key, to, zh, en }` with the key as `idempotency-key`, answered with
 * `{ outcome: sent | failed | unknown, reference, reason }`. Whatever goes wrong on the way, nobody knows: `unknown`.
 */
export function httpGateway(address: string, patienceMs = PATIENCE_MS): Gateway {
  return {
    async send(message: Message) {
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': message.key },
          body: JSON.stringify(message),
          // An answer from somewhere else is not the gateway's.
          redirect: 'error',
          signal: AbortSignal.timeout(patienceMs),
        });
        return answerOf(response.status, await response.json());
      } catch (error) {
        return { outcome: 'unknown', reason: lineBroke(error as Error) };
      }
    },
  };
}

function answerOf(status: number, body: unknown): GatewayAnswer {
  const { outcome, reference, reason } = (body ?? {}) as Partial<Record<string, unknown>>;
  if (status === 200 && outcome === 'sent') {
    return { outcome, reference: textOf(reference, 64) };
  }
  if (status === 200 && outcome === 'failed') return { outcome, reason: textOf(reason, 200) };
  const said = textOf(reason, 200);
  return { outcome: 'unknown', reason: said === '' ? `HTTP ${status}` : said };
}

function lineBroke(error: Error): string {
  const { code } = (error.cause ?? {}) as { code?: string };
  if (error.name === 'TimeoutError') return 'no answer in time';
  return code === undefined ? error.message : `no answer (${code})`;
}

function textOf(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most) : '';
}
