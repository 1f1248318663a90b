import { createHash } from 'node:crypto';
import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findSender } from '../../../money/provider/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { UNKNOWN_PROVIDER } from '../errors.ts';
import type { GatewayStyle } from '../model.ts';
import { SM4_KEY_BYTES } from './sm4-text.ts';
import { insertGatewayKey, type MessageKeyStyle, nextName, secretContext } from './store.ts';

export type KeyStyle = GatewayStyle | MessageKeyStyle;
export const KEY_STYLES: readonly KeyStyle[] = [
  ...(['none', 'api-hmac', 'tif', 'api-key'] as const),
  ...(['sm4', 'signature'] as const),
];

export function isKeyStyle(text: string): text is KeyStyle {
  return KEY_STYLES.some((style) => style === text);
}

type NewKey = {
  readonly style: KeyStyle;
  readonly provider: ProviderId;
  readonly on: Day;
  readonly random: () => string;
  /** Of style `signature`: the provider's own, SM2, uncompressed in hex. */
  readonly publicKey?: string;
  readonly seal: (text: string, context: string) => string;
};

const PUBLIC_KEY = /^04[0-9a-f]{128}$/i;

function checkedPublicKey(text: string): string {
  if (PUBLIC_KEY.test(text)) return text;
  throw new Error('A public key of SM2 is 04 and 128 hex digits.');
}

/** Gives what the provider has to be told, once; of an `apikey` only its hash is stored. */
export async function addGatewayKey(sql: Sql, key: NewKey): Promise<Record<string, string>> {
  const { style, provider, on, random, seal } = key;
  if (!(await findSender(sql, provider))) throw new Rejection(UNKNOWN_PROVIDER, { provider });
  const row = { style, provider, startsOn: on, publicKey: null };
  if (style === 'none') {
    await insertGatewayKey(sql, { ...row, accessKey: provider, secretSealed: null });
    return { provider };
  }
  if (style === 'signature') {
    const publicKey = key.publicKey ?? '';
    await insertGatewayKey(sql, {
      ...{ ...row, accessKey: await nextName(sql, style, provider), secretSealed: null },
      publicKey: checkedPublicKey(publicKey),
    });
    return { provider, publicKey };
  }
  if (style === 'sm4') {
    const accessKey = await nextName(sql, style, provider);
    const sm4Key = createHash('sm3')
      .update(random())
      .digest('hex')
      .slice(0, 2 * SM4_KEY_BYTES);
    const secretSealed = seal(sm4Key, secretContext(style, accessKey));
    await insertGatewayKey(sql, { ...row, accessKey, secretSealed });
    return { provider, sm4Key };
  }
  const secret = random();
  if (style === 'api-key') {
    const accessKey = createHash('sha256').update(secret).digest('hex');
    await insertGatewayKey(sql, { ...row, accessKey, secretSealed: null });
    return { apikey: secret };
  }
  const accessKey = random();
  await insertGatewayKey(sql, {
    ...row,
    accessKey,
    secretSealed: seal(secret, secretContext(style, accessKey)),
  });
  return style === 'tif' ? { paasid: accessKey, secret } : { accessKey, secretKey: secret };
}
