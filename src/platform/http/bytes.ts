import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '../../kernel/rejection.ts';
import { TOO_LARGE } from '../errors.ts';

/** A body that is not JSON but a file, read by whoever handles the call, as it comes. */
export type Upload = {
  readonly headers: IncomingHttpHeaders;
  /** What the sender says it has; null: does not say. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** An answer that is not JSON but a file. */
export type Download = {
  readonly type: string;
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** Where routes that take files stand: any content type is let through, and nothing is read. */
export function withFiles(server: FastifyInstance, add: (inner: FastifyInstance) => void): void {
  void server.register((inner, _options, done) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', (_request, payload, taken) => taken(null, payload));
    add(inner);
    done();
  });
}

/** Before anything of it was read; what is on its way then is thrown away by the connection. */
export function refuseLarge({ headers }: FastifyRequest, most: number): void {
  if (Number(headers['content-length'] ?? 0) <= most) return;
  throw new Rejection(TOO_LARGE, { limit: `${Math.floor(most / 1_048_576)} MB` });
}

export function uploadOf(request: FastifyRequest): Upload {
  const { 'content-length': length } = request.headers;
  return {
    headers: request.headers,
    size: length === undefined ? null : Number(length),
    // Absent where the sender gave neither a type nor a body.
    bytes: (request.body as AsyncIterable<Uint8Array> | undefined) ?? request.raw,
  };
}

/** A file of somebody is shown and never run: as what it is, in no page of ours, with no scripts and no requests. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

export function sendDownload(reply: FastifyReply, download: Download): FastifyReply {
  const name = encodeURIComponent(download.name).replaceAll("'", '%27');
  return reply
    .headers({
      'content-type': download.type,
      'content-length': download.size,
      'content-disposition': `inline; filename*=UTF-8''${name}`,
      'content-security-policy': FILE_POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    .send(Readable.from(download.bytes));
}
