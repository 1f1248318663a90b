import type { PersonSummary } from '../views.ts';

type Told = { readonly name: string; readonly idNumber: string };
type Found = {
  readonly byNumber: readonly PersonSummary[];
  readonly byName: readonly PersonSummary[];
};
type Match =
  | { readonly is: 'one'; readonly person: PersonSummary }
  | { readonly is: 'several'; readonly candidates: readonly PersonSummary[] }
  | { readonly is: 'nobody' };

/**
 * Whom a name and a number written down by hand mean. Alone where both are right and nobody else has the number; a number of
 * somebody of another name, a name of which only the number is not right, or two with the same: it is asked.
 */
export function matchTold(told: Told, { byNumber, byName }: Found): Match {
  const [only, ...others] = byNumber;
  if (only && others.length === 0 && isName(only.name, told.name)) {
    return { is: 'one', person: only };
  }
  const named = byName.filter(({ name }) => isName(name, told.name));
  const candidates = [...byNumber, ...named].filter(
    (one, index, all) => all.findIndex(({ id }) => id === one.id) === index,
  );
  return candidates.length === 0 ? { is: 'nobody' } : { is: 'several', candidates };
}

/** A list shows names with their middle starred out, one star a letter. */
function isName(shown: string, told: string): boolean {
  const letters = [...shown];
  const given = [...told];
  return (
    letters.length === given.length &&
    letters.every((letter, i) => letter === '*' || letter === given[i])
  );
}
