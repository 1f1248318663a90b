import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_ROUTE } from '../errors.ts';
import type { Log } from '../log.ts';
import { readBody } from './read-body.ts';

export type RawCall = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Null: larger than the door's limit. */
  readonly body: Buffer | null;
  /** Where it came from. */
  readonly address?: string;
};

export type RawAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * An interface with rules of its own for bodies and answers, beside the routes: it reads the raw bytes, whatever the
 * content type says, and a body that is too large does not cost the sender the connection.
 */
export type Door = {
  readonly bodyLimit: number;
  readonly takes: (path: string) => boolean;
  readonly answer: (call: RawCall) => Promise<RawAnswer>;
};

export async function mountDoor(server: FastifyInstance, door: Door, log: Log): Promise<void> {
  await server.register((inner, _options, done) => {
    inner.addHook('onRequest', (request, reply) => takeOver(door, log, { request, reply }));
    inner.post('/*', { schema: { hide: true } as object }, () => null);
    done();
  });
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function takeOver(door: Door, log: Log, { request, reply }: Exchange): Promise<unknown> {
  const path = request.url.split('?')[0] ?? '';
  if (!door.takes(path)) throw new Rejection(UNKNOWN_ROUTE, { method: request.method, path });
  reply.hijack();
  try {
    const body = await readBody(request.raw, door.bodyLimit);
    send(
      reply.raw,
      await door.answer({ path, headers: request.headers, body, address: request.ip }),
    );
  } catch (error) {
    // The sender went away in the middle, or the door failed to answer as itself.
    if (!request.raw.destroyed) log.error('a door failed', { path, error });
    reply.raw.destroy();
  }
  return reply;
}

function send(response: ServerResponse, { status, contentType, body, headers }: RawAnswer): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  // A text goes out with its headers in one write.
  response.end(body);
}
