import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Rejection } from '../../kernel/rejection.ts';
import { permit } from '../access.ts';
import { SESSION_ENDED } from '../errors.ts';
import { answerChecker, ERROR_SCHEMA } from './add-routes.ts';
import type { Caller } from './route.ts';
import type { ServerOptions } from './server.ts';
import { type Arrival, callerOf, checkPage, tokenOf, writeCookie } from './session-port.ts';
import type { SharedCall, SharedRoute } from './shared-route.ts';

type AnyCall = SharedCall<TSchema, TSchema, TSchema>;

/** The rows that belong to no area, held to the same checks as the others. */
export function addSharedRoutes(server: FastifyInstance, options: ServerOptions): void {
  for (const row of options.sharedRoutes ?? []) {
    const checkAnswer = options.checkAnswers ? answerChecker(row) : null;
    const callers = new WeakMap<FastifyRequest, Caller | null>();
    server.route({
      method: row.method,
      url: `/api${row.path}`,
      schema: schemaOf(row) as object,
      onRequest: async (request) => {
        callers.set(request, await admit(row, request, options));
      },
      handler: async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        const moved = { to: null as string | null };
        const answer = await row.handle(
          callOf(request, reply, { caller: callers.get(request) ?? null, moved }),
        );
        if (moved.to !== null) return reply.redirect(moved.to);
        checkAnswer?.(answer);
        return answer;
      },
    });
  }
}

async function admit(
  row: SharedRoute,
  request: FastifyRequest,
  { gate, sessions = null }: ServerOptions,
): Promise<Caller | null> {
  const arrival = arrivalOf(request);
  if (row.needs === 'nothing') {
    checkPage(arrival, null);
    return null;
  }
  if (row.needs !== 'session') {
    const caller = await callerOf(arrival, gate, sessions);
    permit(caller, row.needs);
    return caller;
  }
  const token = tokenOf(arrival);
  const signed = token === null ? null : ((await sessions?.find(token)) ?? null);
  if (!signed) throw new Rejection(SESSION_ENDED);
  checkPage(arrival, signed);
  return signed.caller;
}

export function arrivalOf(request: FastifyRequest): Arrival {
  const { method, headers } = request;
  return { method, headers, secure: request.protocol === 'https' };
}

type Known = { readonly caller: Caller | null; readonly moved: { to: string | null } };

function callOf(request: FastifyRequest, reply: FastifyReply, { caller, moved }: Known): AnyCall {
  const arrival = arrivalOf(request);
  return {
    caller,
    token: tokenOf(arrival),
    origin: {
      address: request.ip,
      agent: (arrival.headers['user-agent'] ?? '').slice(0, 200),
      secure: arrival.secure,
    },
    headers: arrival.headers,
    url: request.url,
    params: request.params,
    query: request.query,
    body: request.body ?? {},
    setCookie: (cookie) => void reply.header('set-cookie', writeCookie(cookie)),
    redirect: (location) => {
      moved.to = location;
    },
  };
}

function schemaOf(row: SharedRoute): object {
  const needs = {
    nothing: 'Open to anybody.',
    session: 'Needs a browser session.',
  } as Readonly<Record<string, string>>;
  return {
    summary: row.summary,
    description: needs[row.needs] ?? `Needs \`${row.needs}\`.`,
    tags: [row.path.split('/')[1] ?? ''],
    ...(row.params ? { params: row.params } : {}),
    ...(row.query ? { querystring: row.query } : {}),
    ...(row.body ? { body: row.body } : {}),
    response: { 200: row.answer, '4xx': ERROR_SCHEMA, '5xx': ERROR_SCHEMA },
  };
}
