import { Ajv, type ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TObject, TSchema } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { permitCall, permitCounty, permitProvider } from '../access.ts';
import { UNKNOWN_AREA } from '../errors.ts';
import { actingFor, FOR_HEADER } from './acting-for.ts';
import { type Download, refuseLarge, sendDownload, uploadOf, withFiles } from './bytes.ts';
import { createNotedLately } from './noted-lately.ts';
import type { Call, Caller, Route } from './route.ts';
import type { ServerOptions } from './server.ts';
import { callerOf as identify } from './session-port.ts';

export const AREA_PREFIX = '/api/areas/:area';

type AnyCall = Call<TSchema, TSchema, TSchema>;
type Fields = Record<string, unknown>;

/**
 * Who calls and whether the role may is settled before the body is read; that a desk stays with its
 * own provider, after it was understood.
 */
export function addRoutes(server: FastifyInstance, options: ServerOptions): void {
  server.decorateRequest('caller', null);
  const lately = createNotedLately();
  for (const row of options.routes) {
    if (row.takesFile) withFiles(server, (inner) => addRoute(inner, row, { options, lately }));
    else addRoute(server, row, { options, lately });
  }
}

type Adding = {
  readonly options: ServerOptions;
  readonly lately: (what: string) => boolean;
};

function addRoute(server: FastifyInstance, row: Route, { options, lately }: Adding): void {
  const checkAnswer = options.checkAnswers && !row.givesFile ? answerChecker(row) : null;
  const reach = { permission: row.permission, tellsCounty: tellsCounty(row) };
  server.route({
    method: row.method,
    url: AREA_PREFIX + row.path,
    schema: schemaOf(row) as object,
    onRequest: async (request) => {
      const { method, headers } = request;
      const arrival = { method, headers, secure: request.protocol === 'https' };
      const caller = await identify(arrival, options.gate, options.sessions ?? null);
      const { area } = request.params as { area: string };
      permitCall(caller, reach, area);
      if (options.isReady() && !options.areas().some(({ code }) => code === area)) {
        throw new Rejection(UNKNOWN_AREA, { area });
      }
      if (row.takesFile) refuseLarge(request, row.takesFile(area as AreaCode));
      const minor = headers[FOR_HEADER] as string | undefined;
      const asked = { area: area as AreaCode, minor };
      setCaller(request, await actingFor(caller, asked, options.guardians));
    },
    handler: async (request, reply) => {
      const call = callOf(row, request);
      const answer = await row.handle(call);
      if (row.method === 'GET') {
        permitProvider(call.caller, (answer as Fields | null)?.provider);
        permitCounty(call.caller, (answer as Fields | null)?.county);
      }
      note(options, row, { call, answer, lately });
      checkAnswer?.(answer);
      return row.givesFile ? sendDownload(reply, answer as Download) : answer;
    },
  });
}

function callOf(row: Route, request: FastifyRequest): AnyCall {
  const caller = callerOf(request);
  const params = request.params as Fields;
  const query = request.query as Fields;
  if (row.takesFile) {
    const area = params.area as AreaCode;
    return { caller, area, params, query, body: {}, upload: uploadOf(request) };
  }
  const body = request.body as Fields | undefined;
  keepToOwn(caller, query, row.query);
  if (body) keepToOwn(caller, body, row.body);
  return { caller, area: params.area as AreaCode, params, query, body: body ?? {} };
}

/** What a desk or a county leaves open is its own; what names another is refused. */
function keepToOwn(caller: Caller, fields: Fields, schema: TSchema | undefined): void {
  permitProvider(caller, fields.provider);
  permitCounty(caller, fields.county);
  const asked = (schema as TObject | undefined)?.properties ?? {};
  if (caller.provider !== null && 'provider' in asked) fields.provider = caller.provider;
  if (caller.county && 'county' in asked) fields.county = caller.county;
}

function tellsCounty({ method, query, answer }: Route): boolean {
  const told = [query, method === 'GET' ? answer : undefined] as (TObject | undefined)[];
  return told.some((schema) => 'county' in (schema?.properties ?? {}));
}

type Answered = {
  readonly call: AnyCall;
  readonly answer: unknown;
  readonly lately: (what: string) => boolean;
};

function note({ accessLog }: ServerOptions, row: Route, { call, answer, lately }: Answered): void {
  const opened = row.person?.(call, answer) ?? [];
  for (const person of new Set(typeof opened === 'string' ? [opened] : opened)) {
    const { area, caller } = call;
    const action = `${row.method} ${row.path}`;
    if (row.refreshed && lately([area, caller.id, action, person].join(' '))) continue;
    accessLog.record({
      area,
      actor: caller.id,
      action,
      person: person as PersonId,
      detail: '',
    });
  }
}

function schemaOf(row: Route): Fields {
  const own = row.params as TObject | undefined;
  const area = { type: 'string', pattern: '^[0-9]{6}$', description: 'Pooling area, six digits' };
  return {
    summary: row.summary,
    description: `Needs \`${row.permission}\`.`,
    tags: [row.path.split('/')[1] ?? ''],
    params: {
      type: 'object',
      required: ['area', ...((own?.required as string[] | undefined) ?? [])],
      properties: { area, ...own?.properties },
    },
    ...(row.query ? { querystring: row.query } : {}),
    ...(row.body ? { body: row.body } : {}),
    ...(row.takesFile ? { consumes: ['application/octet-stream'] } : {}),
    ...(row.givesFile ? { produces: ['application/octet-stream'] } : {}),
    response: { 200: row.answer, '4xx': ERROR_SCHEMA, '5xx': ERROR_SCHEMA },
  };
}

export function answerChecker(row: Pick<Route, 'answer' | 'path'>): (answer: unknown) => void {
  const check: ValidateFunction = new Ajv({ strict: false, validateFormats: false }).compile(
    row.answer,
  );
  return (answer) => {
    const sent: unknown = JSON.parse(JSON.stringify(answer));
    const fits = check(sent);
    const [first] = check.errors ?? [];
    assert(
      fits,
      `the answer of ${row.path} fits its schema: ${first?.instancePath} ${first?.message}`,
    );
  };
}

export const ERROR_SCHEMA = {
  type: 'object',
  description: 'A refusal, an outage or a defect, in words',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'facts', 'zh', 'en'],
      properties: {
        code: { type: 'string' },
        facts: { type: 'object', additionalProperties: { type: 'string' } },
        zh: { type: 'string' },
        en: { type: 'string' },
      },
    },
  },
};

type WithCaller = { caller: Caller };

function setCaller(request: FastifyRequest, caller: Caller): void {
  (request as unknown as WithCaller).caller = caller;
}

function callerOf(request: FastifyRequest): Caller {
  return (request as unknown as WithCaller).caller;
}
