import { Rejection } from '../../kernel/rejection.ts';
import { fromShortId, type ShortId, toShortId } from '../../kernel/short-id.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { countKey, type Decided, decideKeep, type StockFacts } from './decide-keep.ts';
import { NOTHING_TO_WITHDRAW } from './errors.ts';
import type { Stock, StockEntry } from './model.ts';
import {
  findCounted,
  findOrigins,
  holdBatches,
  insertEntries,
  listEntries,
  type NewEntry,
  withdrawEntries,
} from './store.ts';

export type StockDeps = { readonly clock: Clock; readonly ids: IdSource };

export function createStock({ clock, ids }: StockDeps): Stock {
  return {
    async keep(sql, sent) {
      const entries = sent.map(withOneSpelling);
      const facts = { ...(await gather(sql, entries)), today: clock.today() };

      const decided = decideKeep(entries, facts);

      const kept = decided.map((one) => withIds(one, ids));
      const rows = kept.flatMap((one) => (one instanceof Rejection ? [] : one));
      if (rows.length > 0) await insertEntries(sql, rows, clock.now().toISOString());
      return kept.map((one) => (one instanceof Rejection ? one : shortIdOf(one)));
    },
    async withdraw(sql, provider, batch, kinds) {
      const at = clock.now().toISOString();
      const count = await withdrawEntries(sql, { provider, batch }, kinds, at);
      if (count === 0) throw new Rejection(NOTHING_TO_WITHDRAW, { batch });
      return count;
    },
    list: listEntries,
  };
}

async function gather(
  sql: Sql,
  entries: readonly StockEntry[],
): Promise<Omit<StockFacts, 'today'>> {
  const counts = entries.filter(({ kind }) => kind === 'count');
  const origins = entries.flatMap(({ origin }) => fromShortId(origin ?? '') ?? []);
  const held = entries.filter(({ kind, origin }) => kind === 'count' || origin !== null);
  if (held.length > 0) await holdBatches(sql, held.map(countKey));
  return {
    counted: new Set(counts.length === 0 ? [] : (await findCounted(sql, counts)).map(countKey)),
    origins: origins.length === 0 ? new Map() : await findOrigins(sql, origins),
  };
}

/** Senders name an origin by the number that we gave them, in either case of letters. */
function withOneSpelling(entry: StockEntry): StockEntry {
  const id = entry.origin === null ? null : fromShortId(entry.origin);
  return id === null ? entry : { ...entry, origin: toShortId(id) };
}

function withIds(decided: Decided, ids: StockDeps['ids']): NewEntry[] | Rejection {
  if ('refuse' in decided) return decided.refuse;
  return decided.keep.map((entry) => ({ ...entry, id: ids.next() }));
}

/** The first is what was sent; a change that came of it follows. */
function shortIdOf([entry]: readonly NewEntry[]): ShortId {
  return toShortId(entry?.id ?? '');
}
