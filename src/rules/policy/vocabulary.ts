import { codesOf, type NamedCode } from './check-policy.ts';
import { Fields } from './fields.ts';
import type { Policy } from './model.ts';
import { readTree } from './parse-policy.ts';
import { PolicyError, type Problem } from './problem.ts';

export type Term = { readonly code: string; readonly zh: string; readonly en: string };

/** What the codes of special groups and diseases are called. The rules only compare codes. */
export type Vocabulary = {
  readonly groups: ReadonlyMap<string, Term>;
  readonly diseases: ReadonlyMap<string, Term>;
};

export function parseVocabulary(text: string): Vocabulary {
  const problems: Problem[] = [];
  const fields = new Fields(readTree(text, problems), '', problems);
  const groups = readTerms(fields, 'groups');
  const diseases = readTerms(fields, 'diseases');
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

function readTerms(fields: Fields, name: string): Map<string, Term> {
  const terms = new Map<string, Term>();
  fields.list(name, (item) => {
    const term = { code: item.code('code'), zh: item.text('zh'), en: item.text('en') };
    if (terms.has(term.code)) item.add('policy.word_repeated', 'code', { value: term.code });
    terms.set(term.code, term);
  });
  return terms;
}
