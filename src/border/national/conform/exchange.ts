import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export type Sent = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Hang up when the request is on its way, without hearing the answer. */
  readonly hangUp?: boolean;
};

export type Fetched = {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly text: string;
};

const TIMEOUT_MS = 30_000;

/** One request and its answer; null where the sender hung up. Headers go out as they are written. */
export function exchange({ url, headers, body, hangUp }: Sent): Promise<Fetched | null> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const call = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(bytes.length) },
      timeout: TIMEOUT_MS,
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    call.on('error', (error) => (hangUp ? resolve(null) : reject(error)));
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        if (hangUp) return resolve(null);
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          bytes: whole,
          text: whole.toString('utf8'),
        });
      });
    });
    call.end(bytes, () => {
      if (hangUp) setTimeout(() => call.destroy(), HANG_UP_MS);
    });
  });
}

const HANG_UP_MS = 5;
