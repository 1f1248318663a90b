import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Ajv } from 'ajv';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Rejection } from '../../kernel/rejection.ts';
import type { Gate } from '../access.ts';
import type { AccessLog } from '../access-log.ts';
import { UNKNOWN_CALLER, UNKNOWN_ROUTE } from '../errors.ts';
import type { Log } from '../log.ts';
import type { AreaNames } from '../migrate.ts';
import { maskPersonalNumbers } from '../sealing/personal-numbers.ts';
import type { Guardians } from './acting-for.ts';
import { addRoutes } from './add-routes.ts';
import { addSharedRoutes } from './add-shared-routes.ts';
import { errorHandler, type Word } from './answer-error.ts';
import { documentInterface } from './document-interface.ts';
import { type Door, mountDoor } from './door.ts';
import type { Route } from './route.ts';
import type { SessionPort } from './session-port.ts';
import type { SharedRoute } from './shared-route.ts';

export type ServerOptions = {
  readonly version: string;
  readonly routes: readonly Route[];
  /** What belongs to no area: signing in and accounts. */
  readonly sharedRoutes?: readonly SharedRoute[];
  readonly gate: Gate;
  /** Who signed in by a browser; null: only keys are known. */
  readonly sessions?: SessionPort | null;
  /** Who may act for a child; absent: nobody. */
  readonly guardians?: Guardians;
  /** Proxies before this server whose word on the caller's address and on TLS is taken. */
  readonly proxies?: readonly string[];
  /** Hears of keys that nobody has. */
  readonly refusedKey?: (where: { readonly address: string; readonly path: string }) => void;
  readonly accessLog: AccessLog;
  readonly word: Word;
  readonly log: Log;
  /** The areas served. Grows while the server starts; a call to any other is refused. */
  readonly areas: () => readonly AreaNames[];
  readonly isReady: () => boolean;
  /** The built pages, or null when there are none. */
  readonly webFolder: string | null;
  /** Checks each answer against its schema. For tests: it costs time, and a defect is answered 500. */
  readonly checkAnswers?: boolean;
  /** Takes what is posted to paths of no route. */
  readonly door?: Door;
};

const BODY_LIMIT = 32 * 1_048_576;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    logger: false,
    forceCloseConnections: 'idle',
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
  });
  server.setErrorHandler(errorHandler(options.word, options.log));
  server.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  server.setValidatorCompiler(validatorCompiler());
  if (options.refusedKey) tellRefusedKeys(server, options.refusedKey);
  acceptJson(server);
  protect(server);
  await documentInterface(server, options.version);
  addStatus(server, options);
  addRoutes(server, options);
  addSharedRoutes(server, options);
  if (options.door) await mountDoor(server, options.door, options.log);
  await addPages(server, options.webFolder);
  return server;
}

/** Query and path are text and become numbers; a body says itself what it means. */
function validatorCompiler() {
  const settings = { strict: false, validateFormats: false } as const;
  const exact = new Ajv(settings);
  const lenient = new Ajv({ ...settings, coerceTypes: true });
  return ({ schema, httpPart }: { schema: unknown; httpPart?: string }) =>
    (httpPart === 'body' ? exact : lenient).compile(schema as object);
}

/** A call without a body may still say that it is JSON. */
function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, undefined);
    else parse(request, text as string, done);
  });
}

type HearKey = NonNullable<ServerOptions['refusedKey']>;

function tellRefusedKeys(server: FastifyInstance, hear: HearKey): void {
  server.addHook('onError', (request, _reply, error, done) => {
    const refused = error instanceof Rejection && (error as Rejection).kind === UNKNOWN_CALLER;
    if (refused && request.headers.authorization !== undefined) {
      hear({ address: request.ip, path: pathOf(request) });
    }
    done();
  });
}

const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'";

function protect(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-content-type-options', 'nosniff');
    if (request.url.startsWith('/api/areas')) void reply.header('cache-control', 'no-store');
    if (!request.url.startsWith('/api')) {
      void reply.header('referrer-policy', 'same-origin');
      void reply.header('content-security-policy', PAGE_POLICY);
    }
    done();
  });
}

function addStatus(server: FastifyInstance, options: ServerOptions): void {
  const hidden = { hide: true } as object;
  server.get('/health', { schema: hidden }, async () => ({
    status: options.isReady() ? 'ready' : 'starting',
    version: options.version,
    areas: options.areas().map(({ code }) => code),
  }));
  server.get(
    '/api/areas',
    { schema: { summary: 'The pooling areas served', tags: ['areas'] } },
    () => {
      const rows = options.areas().map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn }));
      return Promise.resolve({ rows, total: rows.length });
    },
  );
}

async function addPages(server: FastifyInstance, webFolder: string | null): Promise<void> {
  if (webFolder) {
    await server.register(fastifyStatic, {
      root: webFolder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const lasting = path.startsWith(join(webFolder, 'assets'));
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    // The pages have addresses of their own, which the browser's router reads.
    if (webFolder && isPage(request)) return reply.sendFile('index.html');
    const path = maskPersonalNumbers(pathOf(request));
    throw new Rejection(UNKNOWN_ROUTE, { method: request.method, path });
  });
}

function isPage(request: FastifyRequest): boolean {
  const wanted = request.headers.accept ?? '';
  return (
    ['GET', 'HEAD'].includes(request.method) &&
    wanted.includes('text/html') &&
    !pathOf(request).startsWith('/api')
  );
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}
