/** What a search looks up in the index: which pieces a matching word must hold. */
export type SearchPieces = {
  /** Of words that begin with the text. */
  readonly beginning: readonly string[];
  /** Of words that hold it anywhere; null: too little was typed to look there. */
  readonly inside: readonly string[] | null;
};

const MARKED_MAX = 4;

/** Cut as `search_pieces` of the migration cuts the words. */
export function piecesOf(text: string): SearchPieces {
  const characters = [...text];
  const pairs = characters.slice(1).map((next, at) => `${characters[at]}${next}`);
  const all = pairs.length > 0 ? [...new Set(pairs)] : characters;
  const beginning = [`^${characters.slice(0, MARKED_MAX).join('')}`];
  return {
    beginning: characters.length > MARKED_MAX ? [...beginning, ...all] : beginning,
    // One letter stands in nearly every word; one Chinese character says something.
    inside: characters.length > 1 || /\p{Script=Han}/u.test(text) ? all : null,
  };
}
