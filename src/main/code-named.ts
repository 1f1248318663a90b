import { places } from '../counter/away/index.ts';
import type { CodeNamed } from '../counter/desk/index.ts';
import { loadVocabulary, type Vocabulary } from '../rules/policy/index.ts';
import { POLICIES } from './open-database.ts';

type Named = { readonly code: string; readonly zh: string; readonly en: string };

let loaded: Vocabulary | undefined;

/** The code of a place, a disease or a group that a sheet names as people do. */
export const codeNamed: CodeNamed = (kind, name) => {
  loaded ??= loadVocabulary(POLICIES);
  const { diseases, groups } = loaded;
  const among = { place: places(), disease: diseases, group: groups }[kind];
  if (!among) return null;
  const found = [...(among.values() as Iterable<Named>)].filter((one) => isNamed(one, name));
  // What two places may be called is neither.
  return found.length === 1 ? (found[0]?.code ?? null) : null;
};

function isNamed({ code, zh, en }: Named, name: string): boolean {
  return (
    code === name || zh === name || zh === `${name}市` || en.toLowerCase() === name.toLowerCase()
  );
}
