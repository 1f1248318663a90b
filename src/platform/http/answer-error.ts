import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { InvariantError } from '../../kernel/assert.ts';
import { type Facts, Outage, Rejection } from '../../kernel/rejection.ts';
import { INVALID, MALFORMED, TOO_LARGE, UNREADABLE_VALUE } from '../errors.ts';
import type { Log } from '../log.ts';
import { isConnectionLoss } from '../sql.ts';

/** The sentence of a code in both languages, with the facts put in. */
export type Word = (code: string, facts: Facts) => { readonly zh: string; readonly en: string };

export type ErrorAnswer = {
  readonly status: number;
  readonly code: string;
  readonly facts: Facts;
};

export const UNAVAILABLE = 'platform.unavailable';
export const DEFECT = 'platform.defect';

/** PostgreSQL could not read a value as a number, id, date or text: the sender's, not ours. */
const UNREADABLE = ['22P02', '22P05', '22021', '22003', '22007', '22008'];
/** Out of connections or memory, or a statement ended by an operator: worth repeating. */
const EXHAUSTED = ['53', '57'];

export function errorHandler(word: Word, log: Log) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, code, facts } = answerOf(thrown);
    const where = { method: request.method, route: request.routeOptions.url, code };
    if (status >= 500) {
      const { message, stack } = causeOf(thrown);
      const note = status === 503 ? log.warn : log.error;
      note('call failed', { ...where, message, ...(status === 500 ? { stack } : {}) });
    }
    void reply.code(status).send({ error: { code, facts, ...word(code, facts) } });
  };
}

export function answerOf(thrown: unknown): ErrorAnswer {
  if (thrown instanceof Rejection) {
    return { status: thrown.kind.status, code: thrown.kind.code, facts: thrown.facts };
  }
  if (isOutage(thrown)) return { status: 503, code: UNAVAILABLE, facts: {} };
  const kind = refusalOf(thrown);
  if (kind) return kind;
  return { status: 500, code: DEFECT, facts: {} };
}

function isOutage(thrown: unknown): boolean {
  if (thrown instanceof Outage) return true;
  if (!(thrown instanceof Error) || thrown instanceof InvariantError) return false;
  const sqlState = codeOf(thrown);
  return isConnectionLoss(thrown) || EXHAUSTED.some((group) => isStateOf(sqlState, group));
}

function refusalOf(thrown: unknown): ErrorAnswer | null {
  const error = thrown as FastifyError;
  const code = codeOf(thrown);
  if (error?.validation) return { ...INVALID, facts: invalidFacts(error) };
  if (UNREADABLE.includes(code)) return { ...UNREADABLE_VALUE, facts: {} };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { ...TOO_LARGE, facts: { limit: '32 MB' } };
  const status = error?.statusCode ?? 500;
  if (code.startsWith('FST_') && status >= 400 && status < 500) return { ...MALFORMED, facts: {} };
  return null;
}

/** Names the field as the sender wrote it, and the rule it breaks. */
function invalidFacts({ validation, validationContext = 'body' }: FastifyError): Facts {
  const [first] = validation ?? [];
  const params = (first?.params ?? {}) as Record<string, unknown>;
  const named = params.missingProperty ?? params.additionalProperty;
  const path = (first?.instancePath ?? '').split('/').filter(Boolean);
  const field = [validationContext, ...path, ...(named === undefined ? [] : [String(named)])];
  const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  return { field: field.join('.'), rule: `${first?.message ?? 'is not valid'}${allowed}` };
}

function codeOf(thrown: unknown): string {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function isStateOf(sqlState: string, group: string): boolean {
  return /^[0-9A-Z]{5}$/.test(sqlState) && sqlState.startsWith(group);
}

function causeOf(thrown: unknown): { message: string; stack: string } {
  if (!(thrown instanceof Error)) return { message: String(thrown), stack: '' };
  const cause = thrown.cause instanceof Error ? ` (${thrown.cause.message})` : '';
  return { message: thrown.message + cause, stack: thrown.stack ?? '' };
}
