import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { GatewayStyle } from '../model.ts';

/** What the headers of a style claim, and how it is proved with the holder's secret. */
export type Claim = {
  readonly style: Exclude<GatewayStyle, 'none'>;
  readonly accessKey: string;
  /** Milliseconds; null: the style has no time. */
  readonly sentAtMs: number | null;
  /** What makes this message one of its kind, beside its body; null: nothing does. */
  readonly unique: string | null;
  readonly proves: (secret: string) => boolean;
};

/** Null: the message came without any gateway header. `incomplete`: some header of its style is missing. */
export function readHeaders(headers: IncomingHttpHeaders): Claim | 'incomplete' | null {
  for (const [reader, begins] of READERS) {
    for (const name in headers) {
      if (name.startsWith(begins)) return reader((wanted) => one(headers[wanted]));
    }
  }
  return null;
}

type Header = (name: string) => string;
type ClaimReader = (header: Header) => Claim | 'incomplete';

const READERS: readonly (readonly [ClaimReader, string])[] = [
  [readApiHmac, '_api_'],
  [readTif, 'x-tif-'],
  [readApiKey, 'apikey'],
];

const SIGNED = ['_api_access_key', '_api_name', '_api_timestamp', '_api_version'];

/** base64 of HMAC-SHA1 over the four headers in the order of their names. */
function readApiHmac(header: Header): Claim | 'incomplete' {
  const signature = header('_api_signature');
  if (signature === '' || SIGNED.some((name) => header(name) === '')) return 'incomplete';
  const text = SIGNED.map((name) => `${name}=${header(name)}`).join('&');
  return {
    style: 'api-hmac',
    accessKey: header('_api_access_key'),
    sentAtMs: wholeNumber(header('_api_timestamp')),
    unique: signature,
    proves: (secret) => isSame(createHmac('sha1', secret).update(text).digest('base64'), signature),
  };
}

const SECOND_MS = 1000;

/** Hex of SHA-256 over time, secret, nonce, time; the time is in seconds. */
function readTif(header: Header): Claim | 'incomplete' {
  const names = ['x-tif-paasid', 'x-tif-timestamp', 'x-tif-nonce', 'x-tif-signature'];
  const [accessKey = '', time = '', nonce = '', signature = ''] = names.map(header);
  if ([accessKey, time, nonce, signature].includes('')) return 'incomplete';
  const seconds = wholeNumber(time);
  const proof = (secret: string) =>
    createHash('sha256').update(`${time}${secret}${nonce}${time}`).digest('hex');
  return {
    style: 'tif',
    accessKey,
    sentAtMs: seconds === null ? null : seconds * SECOND_MS,
    unique: `${time} ${nonce}`,
    proves: (secret) => isSame(proof(secret), signature.toLowerCase()),
  };
}

/** The key itself; it is stored as its hash, so that finding it is the proof. */
function readApiKey(header: Header): Claim | 'incomplete' {
  const key = header('apikey');
  if (key === '') return 'incomplete';
  return {
    style: 'api-key',
    accessKey: createHash('sha256').update(key).digest('hex'),
    sentAtMs: null,
    unique: null,
    proves: () => true,
  };
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}

function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
