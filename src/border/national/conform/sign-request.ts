import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Target } from './model.ts';

const STYLES: readonly Target['style'][] = ['none', 'api-hmac', 'tif', 'api-key'];

export function isConformStyle(style: string): style is Target['style'] {
  return STYLES.includes(style as Target['style']);
}

type Signing = Pick<Target, 'style' | 'accessKey' | 'secret'>;

/** The gateway headers of a style for one message, as its clients make them. */
export function signRequest(
  { style, accessKey, secret }: Signing,
  number: string,
  nowMs: number,
): Record<string, string> {
  switch (style) {
    case 'none':
      return {};
    case 'api-key':
      return { apikey: accessKey };
    case 'api-hmac':
      return apiHmac({ accessKey, secret, number, nowMs });
    case 'tif':
      return tif({ accessKey, secret, nowMs });
  }
}

type Parts = { accessKey: string; secret: string; nowMs: number };

function apiHmac({ accessKey, secret, number, nowMs }: Parts & { number: string }) {
  const fields = {
    _api_access_key: accessKey,
    _api_name: number,
    _api_timestamp: String(nowMs),
    _api_version: '1.0.0',
  };
  const text = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const signature = createHmac('sha1', secret).update(text).digest('base64');
  return { ...fields, _api_signature: signature };
}

function tif({ accessKey, secret, nowMs }: Parts) {
  const time = String(Math.floor(nowMs / 1000));
  const nonce = randomBytes(8).toString('hex');
  return {
    'x-tif-paasid': accessKey,
    'x-tif-timestamp': time,
    'x-tif-nonce': nonce,
    'x-tif-signature': createHash('sha256').update(`${time}${secret}${nonce}${time}`).digest('hex'),
  };
}
