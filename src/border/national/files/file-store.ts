import { createHash } from 'node:crypto';
import { fromShortId, toShortId } from '../../../kernel/short-id.ts';
import { type Clock, laterBy, momentOf } from '../../../platform/clock.ts';
import type { IdSource } from '../../../platform/id-source.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import type { FileStore } from '../world.ts';
import { findFile, findSame, insertFile } from './store.ts';

type Options = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
};

const KEPT_DAYS = 30;

/** Files by number: a provider's own, or everybody's. What everybody fetches is kept once. */
export function createFileStore({ database, clock, ids }: Options): FileStore {
  return {
    async keep(sql, { name, bytes, provider, kind }) {
      const now = clock.now().toISOString();
      const endsAt = laterBy(clock.now(), KEPT_DAYS);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const same = provider === null ? await findSame(sql, { kind, name, sha256, now }) : null;
      if (same) return { number: toShortId(same.id), endsAt: same.endsAt };
      const id = ids.next();
      await insertFile(sql, {
        id,
        provider,
        kind,
        name,
        bytes,
        sha256,
        endsAt: endsAt.toISOString(),
      });
      return { number: toShortId(id), endsAt: momentOf(endsAt) };
    },
    async open(number, asker) {
      const id = fromShortId(number);
      if (id === null) return null;
      return findFile(database.sql, { id, asker, now: clock.now().toISOString() });
    },
  };
}
