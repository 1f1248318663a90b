/**
 * Paths of the fields that `theirs` has and `ours` has not, as they are written. An object where the other side has
 * a list is a list of one; the rows of a list count together. A list without rows says nothing about its fields.
 */
export function missingFields(theirs: unknown, ours: readonly unknown[]): string[] {
  const own = new Set(ours.flatMap((one) => [...pathsIn(one)]));
  return [...new Set(pathsIn(theirs))].filter((path) => !own.has(path));
}

function* pathsIn(value: unknown, path = ''): Generator<string> {
  if (Array.isArray(value)) {
    for (const row of value) yield* pathsIn(row, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const below = path === '' ? key : `${path}.${key}`;
      yield below;
      yield* pathsIn(inner, below);
    }
  }
}
