import { createHash } from 'node:crypto';
import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findSender } from '../../../money/provider/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { UNKNOWN_PROVIDER } from '../errors.ts';
import type { GatewayStyle } from '../model.ts';
import { insertGatewayKey } from './store.ts';

export const KEY_STYLES: readonly GatewayStyle[] = ['none', 'api-hmac', 'tif', 'api-key'];

export function isKeyStyle(text: string): text is GatewayStyle {
  return KEY_STYLES.some((style) => style === text);
}

type NewKey = {
  readonly style: GatewayStyle;
  readonly provider: ProviderId;
  readonly on: Day;
  readonly random: () => string;
  readonly seal: (text: string) => string;
};

/** Gives what the provider has to be told, once; of an `apikey` only its hash is stored. */
export async function addGatewayKey(sql: Sql, key: NewKey): Promise<Record<string, string>> {
  const { style, provider, on, random, seal } = key;
  if (!(await findSender(sql, provider))) throw new Rejection(UNKNOWN_PROVIDER, { provider });
  const row = { style, provider, startsOn: on, publicKey: null };
  if (style === 'none') {
    await insertGatewayKey(sql, { ...row, accessKey: provider, secretSealed: null });
    return { provider };
  }
  const secret = random();
  if (style === 'api-key') {
    const accessKey = createHash('sha256').update(secret).digest('hex');
    await insertGatewayKey(sql, { ...row, accessKey, secretSealed: null });
    return { apikey: secret };
  }
  const accessKey = random();
  await insertGatewayKey(sql, { ...row, accessKey, secretSealed: seal(secret) });
  return style === 'tif' ? { paasid: accessKey, secret } : { accessKey, secretKey: secret };
}
