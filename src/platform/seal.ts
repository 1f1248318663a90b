import { assert, InvariantError } from '../kernel/assert.ts';
import { Outage } from '../kernel/rejection.ts';
import { aesGcm, type KeyAtWork, putToWork, type Scheme } from './sealing/schemes.ts';

export { parseSealKeys } from './sealing/parse-keys.ts';

/**
 * Keeps texts secret at rest. `a2:<base64>` is AES-256-GCM under key 2, `m2:…` SM4-CTR with HMAC-SM3, `k2:…` the form
 * of older versions. The context (`table.column:row`) is bound in, so that a value moved to another row does not open.
 */
export type Sealer = {
  readonly seal: (text: string, context?: string) => string;
  /** Opens what any of the known keys sealed; what was changed is a defect. */
  readonly open: (sealed: string, context?: string) => string;
  /** Of a column that may still hold plain values: opens what is sealed, gives back the rest. */
  readonly read: (stored: string, context: string) => string;
  readonly sealBytes: (bytes: Uint8Array, context: string) => SealedBytes;
  readonly openBytes: (sealed: SealedBytes, context: string) => Buffer;
  /** A keyed hash under the newest key, to find equal texts and have them once without opening any. */
  readonly mark: (text: string, context?: string) => string;
  /** The marks of a text under every key: what was not marked anew yet is found as well. */
  readonly marks: (text: string, context?: string) => string[];
  /** What everything sealed now begins with. */
  readonly head: () => string;
  readonly newest: () => number;
  readonly keys: () => readonly KeyFacts[];
};

export type SealedBytes = { readonly bytes: Buffer; readonly sealedBy: string };
export type SealKey = {
  readonly version: number;
  readonly key: Buffer;
  /** Absent: `aes`. One key serves one scheme; another scheme is another key. */
  readonly scheme?: Scheme;
};
export type KeyFacts = {
  readonly number: number;
  readonly scheme: Scheme;
  readonly check: string;
};

const LETTER = { aes: 'a', sm4: 'm' } as const satisfies Record<Scheme, string>;
const SEALED = /^([amk])(\d{1,4}):([A-Za-z0-9+/]+=*)$/;

export function isSealed(text: string): boolean {
  return SEALED.test(text);
}

/** `keys` may be a function, for keys that can change while the program runs; it is asked at every use. */
export function createSealer(keys: readonly SealKey[] | (() => readonly SealKey[])): Sealer {
  const ringNow = ringFrom(keys);
  const sealBytes: Sealer['sealBytes'] = (bytes, context) => {
    const { newest } = ringNow();
    return { bytes: newest.at.seal(bytes, `${newest.name}:${context}`), sealedBy: newest.name };
  };
  const openBytes: Sealer['openBytes'] = ({ bytes, sealedBy }, context) => {
    const cipher = ringNow().cipherOf(sealedBy);
    if (!cipher) {
      throw new Outage(`the sealing key ${sealedBy.slice(1)} was not given to this program`);
    }
    try {
      return cipher.open(bytes, `${sealedBy}:${context}`);
    } catch {
      throw new InvariantError(`a sealed value was changed or moved: ${context}`);
    }
  };
  const open: Sealer['open'] = (sealed, context = '') => {
    const [, letter = '', number = '', data = ''] = SEALED.exec(sealed) ?? [];
    if (letter === '') throw new InvariantError(`a value is not sealed: ${context}`);
    const told = { bytes: Buffer.from(data, 'base64'), sealedBy: letter + Number(number) };
    return openBytes(told, context).toString('utf8');
  };
  return {
    seal(text, context = '') {
      const { bytes, sealedBy } = sealBytes(Buffer.from(text), context);
      return `${sealedBy}:${bytes.toString('base64')}`;
    },
    open,
    read: (stored, context) => (isSealed(stored) ? open(stored, context) : stored),
    sealBytes,
    openBytes,
    mark: (text, context = '') => ringNow().newest.at.mark(`${context}\u0000${text}`),
    marks: (text, context = '') =>
      ringNow().all.map(({ at }) => at.mark(`${context}\u0000${text}`)),
    head: () => `${ringNow().newest.name}:`,
    newest: () => ringNow().newest.number,
    keys: () =>
      ringNow().all.map(({ number, scheme, at }) => ({ number, scheme, check: at.check })),
  };
}

type Member = {
  readonly name: string;
  readonly number: number;
  readonly scheme: Scheme;
  readonly at: KeyAtWork;
};
type Ring = {
  readonly newest: Member;
  /** Newest first. */
  readonly all: readonly Member[];
  readonly cipherOf: (name: string) => Pick<KeyAtWork, 'open'> | null;
};

function ringFrom(keys: readonly SealKey[] | (() => readonly SealKey[])): () => Ring {
  if (typeof keys !== 'function') {
    const ring = ringOf(keys);
    return () => ring;
  }
  let [from, ring]: [readonly SealKey[], Ring | null] = [[], null];
  return () => {
    const now = keys();
    if (ring === null || now !== from) [from, ring] = [now, ringOf(now)];
    return ring;
  };
}

function ringOf(keys: readonly SealKey[]): Ring {
  const ciphers = new Map<string, Pick<KeyAtWork, 'open'>>();
  const all = keys
    .toSorted((a, b) => b.version - a.version)
    .map(({ version: number, key, scheme = 'aes' }): Member => {
      const name = LETTER[scheme] + number;
      const at = putToWork(scheme, key);
      ciphers.set(name, at);
      if (scheme === 'aes') ciphers.set(`k${number}`, unbound(key));
      return { name, number, scheme, at };
    });
  const [newest] = all;
  assert(newest, 'there is a key to seal with');
  return { newest, all, cipherOf: (name) => ciphers.get(name) ?? null };
}

/** As older versions sealed: with the key itself, and bound to nothing. */
function unbound(key: Uint8Array): Pick<KeyAtWork, 'open'> {
  const cipher = aesGcm(key);
  return { open: (sealed) => cipher.open(sealed, '') };
}

/** Stands where no keys were given, for tools that touch nothing sealed. */
export function noSealer(): Sealer {
  const refuse = () => {
    throw new InvariantError('this program was given no sealing keys');
  };
  return {
    ...{ seal: refuse, open: refuse, sealBytes: refuse, openBytes: refuse },
    ...{ mark: refuse, marks: refuse, head: refuse, newest: refuse, keys: () => [] },
    read: (stored) => (isSealed(stored) ? refuse() : stored),
  };
}
