import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { canonicalText, hashOfText, matterFrom } from './document/document-text.ts';
import type { MatterBook } from './document/load-matters.ts';
import { MatterError } from './document/reader.ts';
import type { Effect } from './effect.ts';
import { UNKNOWN_MATTER } from './errors.ts';
import type { Matter } from './model.ts';
import { getDocument, insertDocuments } from './store/documents.ts';

export type Shelved = { readonly matter: Matter; readonly hash: string; readonly text: string };

export type MatterShelf = {
  /** In force on the day: of each code the newest document that has begun. */
  readonly inForce: (day: Day) => readonly Shelved[];
  readonly get: (code: string, day: Day) => Shelved;
  /** The document that a case goes by, however old it is. */
  readonly byHash: (sql: Sql, hash: string) => Promise<Matter>;
  readonly effectOf: (matter: Matter) => Effect;
  /** Keeps every document for the cases that will go by it. What is kept already stays as it is. */
  readonly publish: (sql: Sql, now: string) => Promise<void>;
  /** Keeps the one that a case goes by, before the case. */
  readonly keep: (sql: Sql, shelved: Shelved, now: string) => Promise<void>;
};

/** A document that names an effect which nobody brings could be taken in and never carried out: it stops the start. */
export function createMatterShelf(book: MatterBook, effects: readonly Effect[]): MatterShelf {
  const byName = new Map(effects.map((effect) => [effect.name, effect]));
  const homeless = book.matters.filter(({ effect }) => !byName.has(effect));
  if (homeless.length > 0) {
    const problems = homeless.map(({ code, effect }) => ({
      path: code,
      says: `the effect "${effect}" is not registered`,
    }));
    throw new MatterError('matters', problems);
  }
  const all = book.matters.map((matter): Shelved => {
    const text = canonicalText(matter);
    return { matter, text, hash: hashOfText(text) };
  });
  const known = new Map(all.map(({ hash, matter }) => [hash, matter]));
  const inForce = (day: Day) =>
    all.filter(
      ({ matter: { code, from } }) =>
        from <= day &&
        !all.some(({ matter }) => matter.code === code && matter.from <= day && matter.from > from),
    );
  return {
    inForce,
    get(code, day) {
      const found = inForce(day).find(({ matter }) => matter.code === code);
      if (!found) throw new Rejection(UNKNOWN_MATTER, { matter: code });
      return found;
    },
    async byHash(sql, hash) {
      const matter = known.get(hash) ?? matterFrom(await getDocument(sql, hash));
      known.set(hash, matter);
      return matter;
    },
    effectOf(matter) {
      const effect = byName.get(matter.effect);
      if (!effect) throw new Rejection(UNKNOWN_MATTER, { matter: matter.code });
      return effect;
    },
    publish: (sql, now) => insertDocuments(sql, all, now),
    keep: (sql, shelved, now) => insertDocuments(sql, [shelved], now),
  };
}
