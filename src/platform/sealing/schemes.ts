import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';

/** `aes`: AES-256-GCM with HMAC-SHA256. `sm4`: SM4-CTR with HMAC-SM3, for places that ask for 国密. */
export const SCHEMES = ['aes', 'sm4'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** One key at work. Everything it does is done with keys drawn from it, one for each use. */
export type KeyAtWork = {
  readonly seal: (plain: Uint8Array, bound: string) => Buffer;
  /** Throws where the bytes or what they are bound to were changed. */
  readonly open: (sealed: Uint8Array, bound: string) => Buffer;
  readonly mark: (text: string) => string;
  /** Tells keys apart without telling anything of them. */
  readonly check: string;
};

const CHECK_BYTES = 12;
const HASH = { aes: 'sha256', sm4: 'sm3' } as const satisfies Record<Scheme, string>;

export function putToWork(scheme: Scheme, key: Uint8Array): KeyAtWork {
  const hash = HASH[scheme];
  const draw = (use: string, bytes: number) =>
    Buffer.from(hkdfSync(hash, key, Buffer.alloc(0), `yikao ${scheme} ${use}`, bytes));
  const marking = draw('mark', 32);
  return {
    ...(scheme === 'aes' ? aesGcm(draw('seal', 32)) : sm4Ctr(draw('seal', 16), draw('mac', 32))),
    mark: (text) => createHmac(hash, marking).update(text).digest('base64url').slice(0, 22),
    check: draw('check', CHECK_BYTES).toString('hex'),
  };
}

type Cipher = Pick<KeyAtWork, 'seal' | 'open'>;

const GCM_NONCE = 12;
const GCM_TAG = 16;

/** Nonce, tag, text. */
export function aesGcm(key: Uint8Array): Cipher {
  return {
    seal(plain, bound) {
      const nonce = freshBytes(GCM_NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(bound));
      const body = cipher.update(plain);
      cipher.final();
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, bound) {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, GCM_NONCE), {
        authTagLength: GCM_TAG,
      });
      cipher.setAAD(Buffer.from(bound));
      cipher.setAuthTag(sealed.subarray(GCM_NONCE, GCM_NONCE + GCM_TAG));
      const body = cipher.update(sealed.subarray(GCM_NONCE + GCM_TAG));
      cipher.final();
      return body;
    },
  };
}

const CTR_START = 16;
const SM3_BYTES = 32;

/** Counter start, HMAC-SM3 over length and text of what it is bound to, start and body; body. */
function sm4Ctr(key: Uint8Array, macKey: Uint8Array): Cipher {
  const macOf = (bound: string, start: Uint8Array, body: Uint8Array) => {
    const said = Buffer.from(bound);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(said.length);
    return createHmac('sm3', macKey)
      .update(length)
      .update(said)
      .update(start)
      .update(body)
      .digest();
  };
  return {
    seal(plain, bound) {
      const start = freshBytes(CTR_START);
      const body = createCipheriv('sm4-ctr', key, start).update(plain);
      return Buffer.concat([start, macOf(bound, start, body), body]);
    },
    open(sealed, bound) {
      const start = sealed.subarray(0, CTR_START);
      const mac = sealed.subarray(CTR_START, CTR_START + SM3_BYTES);
      const body = sealed.subarray(CTR_START + SM3_BYTES);
      if (mac.length !== SM3_BYTES || !timingSafeEqual(mac, macOf(bound, start, body))) {
        throw new Error('the HMAC differs');
      }
      return createDecipheriv('sm4-ctr', key, start).update(body);
    },
  };
}

/** Asked for one at a time, random bytes cost more than the sealing itself. */
const POOL = Buffer.alloc(16_384);
let used = POOL.length;

function freshBytes(count: number): Buffer {
  if (used + count > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  used += count;
  return Buffer.from(POOL.subarray(used - count, used));
}
