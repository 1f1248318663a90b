import type { Tree } from './read-samples.ts';

/** Real ids by field code; a list is used up row by row. */
export type Ids = Readonly<Record<string, string | readonly string[]>>;

/** What the sender wrote stays, except ids, names of persons and times: those of the sample lead nowhere here. */
export function replaceIds(message: Tree, ids: Ids): Tree {
  const used = new Map<string, number>();
  const next = (code: string): string | undefined => {
    const real = ids[code];
    if (typeof real === 'string' || real === undefined) return real;
    const at = used.get(code) ?? 0;
    used.set(code, at + 1);
    return real[at % real.length];
  };
  const walk = (value: unknown, code: string): unknown => {
    if (Array.isArray(value)) return value.map((row) => walk(row, code));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]),
      );
    }
    // What was left empty stays empty: leaving it out is part of how the client speaks.
    return isEmpty(value) ? value : (next(code.toLowerCase()) ?? value);
  };
  return walk(message, '') as Tree;
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^(?:null)?$/i.test(value));
}
