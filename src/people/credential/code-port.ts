import type { AreaCode } from '../../kernel/ids.ts';
import type { ShownVoucher } from './model.ts';
import type { Held, HoldRequest } from './share-model.ts';

/** Another area, as far as showing codes goes. Each call may come again and then says the same. */
export type CodeArea = {
  /** Notes who may show a code of ours, and says by what he is known. */
  readonly hold: (held: HoldRequest) => Promise<Held>;
  readonly release: (id: string) => Promise<void>;
  /** A code of a person of that area, for the one who was let; noted for that person. */
  readonly show: (id: string, ref: string) => Promise<ShownVoucher>;
  readonly end: (id: string, ref: string) => Promise<void>;
};

export type CodePort = { readonly of: (area: AreaCode) => CodeArea };
