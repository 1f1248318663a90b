import { type TSchema, Type } from 'typebox';

/** Query fields of every list. */
export const pageFields = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

export type Page = { readonly limit: number; readonly offset: number };

const PAGE_SIZE = 20;

export function pageOf(query: { readonly page?: number; readonly size?: number }): Page {
  const limit = query.size ?? PAGE_SIZE;
  return { limit, offset: ((query.page ?? 1) - 1) * limit };
}

/** Counting stops here: a clerk narrows the search, nobody turns to page 500. */
export const COUNT_LIMIT = 10_000;

/** Answer of every list. `total` stops at COUNT_LIMIT. */
export function pageAnswer<Row extends TSchema>(row: Row) {
  return Type.Object({ rows: Type.Array(row), total: Type.Integer() });
}

type Shown = { readonly person: string | { readonly id: string } | null };

/** Everybody on the page, for the access log. */
export function personsShown(_call: unknown, answer: unknown): string[] {
  const { rows } = answer as { readonly rows: readonly Shown[] };
  return rows.flatMap(({ person }) => {
    if (person === null) return [];
    return [typeof person === 'string' ? person : person.id];
  });
}
