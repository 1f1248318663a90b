import { Outage } from '../../kernel/rejection.ts';

/**
 * Where files lie: a folder of this machine or a store with the S3 protocol. A file is there with all its bytes or not at
 * all: what is staged can be seen by nobody until it is committed. Names are made by us, of letters, digits and `/`.
 */
export type ObjectStore = {
  /** Takes the bytes as they come. When `bytes` throws, nothing is left behind and its error is thrown on. */
  readonly stage: (bytes: AsyncIterable<Uint8Array>) => Promise<Staged>;
  /** Null: there is none of that name. */
  readonly get: (name: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly has: (name: string) => Promise<boolean>;
  /** Removing what is not there is no mistake. */
  readonly remove: (name: string) => Promise<void>;
  /** Everything whose name begins with the prefix, which ends with `/`. */
  readonly list: (prefix: string) => AsyncIterable<StoredObject>;
};

export type Staged = {
  /** Durable and visible under the name from then on; what had the name before is replaced at one moment. */
  readonly commit: (name: string) => Promise<void>;
  readonly discard: () => Promise<void>;
};

export type StoredObject = { readonly name: string; readonly size: number; readonly at: Date };

/** Stands where no store was opened: for programs that touch no files. */
export const closedStore: ObjectStore = {
  stage: refuse,
  get: refuse,
  has: refuse,
  remove: refuse,
  // biome-ignore lint/correctness/useYield: it ends before the first
  async *list() {
    await refuse();
  },
};

function refuse(): Promise<never> {
  return Promise.reject(new Outage('no store of files is open'));
}
