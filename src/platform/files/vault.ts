import { createHash } from 'node:crypto';
import type { AreaCode } from '../../kernel/ids.ts';
import type { Sealer } from '../seal.ts';
import type { ObjectStore, Staged, StoredObject } from './object-store.ts';
import { openChunks, sealChunks, sealedByOf } from './sealed-chunks.ts';

/** The context in which the bytes of papers are sealed. */
const CONTEXT = 'paper_file.bytes';

/** The files of one area, sealed, each under the SHA-256 of what it says. */
export type Vault = {
  /** Sealed as it comes under the name it is said to have; whoever gives the bytes checks that they have that hash. */
  readonly stage: (hash: string, bytes: AsyncIterable<Uint8Array>) => Promise<StagedFile>;
  /** Null: not there. Reading fails at the first chunk that was changed. */
  readonly open: (hash: string) => Promise<AsyncIterable<Buffer> | null>;
  readonly has: (hash: string) => Promise<boolean>;
  readonly remove: (hash: string) => Promise<void>;
  readonly list: () => AsyncIterable<StoredFile>;
  /** Seals with the newest key what is sealed with another; how many files that were. */
  readonly renew: () => Promise<number>;
  /** Whether it opens and still says what its name promises; else what is wrong, in words. */
  readonly wrong: (hash: string) => Promise<string | null>;
};

export type StagedFile = {
  readonly commit: () => Promise<void>;
  readonly discard: Staged['discard'];
};
export type StoredFile = Pick<StoredObject, 'size' | 'at'> & { readonly hash: string };

type Kept = { readonly store: ObjectStore; readonly sealer: Sealer; readonly area: AreaCode };

export function createVault(kept: Kept): Vault {
  const { store, area } = kept;
  const prefix = `area-${area}/`;
  const nameOf = (hash: string) => `${prefix}${hash.slice(0, 2)}/${hash}`;
  const contextOf = (hash: string) => `${CONTEXT}:${area}/${hash}`;
  const list = async function* () {
    for await (const { name, size, at } of store.list(prefix)) {
      yield { hash: name.slice(name.lastIndexOf('/') + 1), size, at };
    }
  };
  const stage: Vault['stage'] = async (hash, bytes) => {
    const staged = await store.stage(sealChunks(kept.sealer, contextOf(hash), bytes));
    return { commit: () => staged.commit(nameOf(hash)), discard: staged.discard };
  };
  const open: Vault['open'] = async (hash) => {
    const sealed = await store.get(nameOf(hash));
    return sealed ? openChunks(kept.sealer, contextOf(hash), sealed) : null;
  };
  return {
    stage,
    open,
    list,
    has: (hash) => store.has(nameOf(hash)),
    remove: (hash) => store.remove(nameOf(hash)),
    async renew() {
      let renewed = 0;
      for await (const { hash } of list()) {
        const sealed = await store.get(nameOf(hash));
        if (!sealed) continue;
        const sealedBy = await sealedByOf(contextOf(hash), sealed);
        if (`${sealedBy}:` === kept.sealer.head()) continue;
        const plain = await open(hash);
        // It may have been removed since.
        if (!plain) continue;
        await (await stage(hash, plain)).commit();
        renewed += 1;
      }
      return renewed;
    },
    async wrong(hash) {
      const plain = await open(hash);
      if (!plain) return 'its bytes are missing';
      const said = createHash('sha256');
      try {
        for await (const chunk of plain) said.update(chunk);
      } catch (error) {
        return (error as Error).message;
      }
      return said.digest('hex') === hash ? null : 'its bytes are those of another file';
    },
  };
}
