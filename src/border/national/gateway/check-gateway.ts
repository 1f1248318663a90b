import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AreaCode } from '../../../kernel/ids.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Profile } from '../catalogue/model.ts';
import type { GatewayRefusal, GatewayVerdict } from '../model.ts';
import type { KeyRing } from './key-ring.ts';
import { readHeaders } from './read-headers.ts';
import { createSeen } from './seen.ts';
import { secretContext } from './store.ts';

export type Gateway = {
  readonly check: (headers: IncomingHttpHeaders, body: Uint8Array) => Promise<GatewayVerdict>;
};

type Options = {
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly profileOf: (area: AreaCode) => Profile;
  /** Opens a secret as it is stored. */
  readonly openSecret: (stored: string, context: string) => string;
};

/** As the gateways say it, which clients compare with. */
const MESSAGES: Readonly<Record<GatewayRefusal, string>> = {
  'header-missing': '缺少服务网关的请求头!',
  'unknown-key': '非法用户!',
  'signature-differs': '签名不一致!',
  'clock-skew': '签名时间戳超时!',
  replayed: '重复的请求!',
  'style-not-allowed': '缺少服务网关的请求头!',
};

export function gatewayRefusal(
  refused: GatewayRefusal,
): Extract<GatewayVerdict, { refused: unknown }> {
  return { refused, message: MESSAGES[refused] };
}

/** Headers of any style are checked where they are sent; whether one had to be sent is known with the provider. */
export function createGateway({ keys, clock, profileOf, openSecret }: Options): Gateway {
  const seen = createSeen(clock);
  return {
    async check(headers, body) {
      const claim = readHeaders(headers);
      if (claim === null) return { passed: { style: 'none', holder: null } };
      if (claim === 'incomplete') return gatewayRefusal('header-missing');
      const key = await keys.find(claim.style, claim.accessKey);
      if (!key) return gatewayRefusal('unknown-key');
      const skewMs = profileOf(key.area).clockSkewSeconds * 1000;
      const hasTime = claim.style !== 'api-key';
      if (hasTime && Math.abs((claim.sentAtMs ?? 0) - clock.now().getTime()) > skewMs) {
        return gatewayRefusal('clock-skew');
      }
      const secret =
        key.secretSealed === null
          ? ''
          : openSecret(key.secretSealed, secretContext(key.style, key.accessKey));
      if (!claim.proves(secret)) return gatewayRefusal('signature-differs');
      if (claim.unique !== null) {
        const hash = createHash('sha256').update(body).digest('base64');
        const mark = `${claim.accessKey} ${claim.unique} ${hash}`;
        if (!seen.isFirst(mark, 2 * skewMs)) return gatewayRefusal('replayed');
      }
      return { passed: { style: claim.style, holder: key.provider } };
    },
  };
}
