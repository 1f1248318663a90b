import { codesOf, type NamedCode } from './check-policy.ts';
import { Fields } from './fields.ts';
import type { Policy } from './model.ts';
import { readTree } from './parse-policy.ts';
import { PolicyError, type Problem } from './problem.ts';

export type Term = { readonly code: string; readonly zh: string; readonly en: string };
/** `of`: the benefit for which it is recognised, as a visit's kind; a form offers those of its own only. */
export type DiseaseTerm = Term & { readonly of: string };

/** What the codes of special groups and diseases are called. The rules only compare codes. */
export type Vocabulary = {
  readonly groups: ReadonlyMap<string, Term>;
  readonly diseases: ReadonlyMap<string, DiseaseTerm>;
};

export function parseVocabulary(text: string): Vocabulary {
  const problems: Problem[] = [];
  const fields = new Fields(readTree(text, problems), '', problems);
  const groups = readTerms(fields, 'groups', readTerm);
  const diseases = readTerms(fields, 'diseases', (item) => ({
    ...readTerm(item),
    of: item.code('of'),
  }));
  fields.finish();
  if (problems.length > 0) throw new PolicyError('vocabulary', problems);
  return { groups, diseases };
}

/** Codes of a document that have no name: it would be read with a bare code by people. */
export function unnamedCodes(policy: Policy, { groups, diseases }: Vocabulary): NamedCode[] {
  return codesOf(policy).filter(
    ({ kind, code }) => !(kind === 'group' ? groups : diseases).has(code),
  );
}

function readTerm(item: Fields): Term {
  return { code: item.code('code'), zh: item.text('zh'), en: item.text('en') };
}

function readTerms<T extends Term>(
  fields: Fields,
  name: string,
  read: (item: Fields) => T,
): Map<string, T> {
  const terms = new Map<string, T>();
  fields.list(name, (item) => {
    const term = read(item);
    if (terms.has(term.code)) item.add('policy.word_repeated', 'code', { value: term.code });
    terms.set(term.code, term);
  });
  return terms;
}
