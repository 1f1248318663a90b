import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { findProviders } from '../../money/provider/index.ts';
import { maskName } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Word } from './deps.ts';
import type { Hint } from './effect.ts';
import type { Case, Field, Form, Matter } from './model.ts';
import { findHouseholds } from './store/people.ts';

/** Members of a result that hold an id: of a provider, of a person. */
const PROVIDER = 'provider';
const PERSON = 'receiver';

type Seen = { readonly case: Case; readonly matter: Matter };

/** What the providers and persons are called that a case names by their ids, so that no reader sees a code. */
export async function calledBy(
  sql: Sql,
  { case: { form, result, provider }, matter: { fields } }: Seen,
): Promise<Record<string, string>> {
  const providers = [...idsIn(fields, form, 'provider'), result[PROVIDER], provider];
  const persons = distinct([...idsIn(fields, form, 'person'), result[PERSON]]);
  const found = persons.length === 0 ? [] : await findHouseholds(sql, persons as PersonId[]);
  return {
    ...(await namesOfProviders(sql, providers)),
    ...Object.fromEntries([...found].map(([id, { name }]) => [id, maskName(name)])),
  };
}

/**
 * An effect tells a provider by its id and a refusal by its code; whoever reads the hint is told the name, and what the refusal
 * says in both languages.
 */
export async function namedHints(
  sql: Sql,
  word: Word | undefined,
  hints: readonly Hint[],
): Promise<readonly Hint[]> {
  const names = await namesOfProviders(
    sql,
    hints.map(({ facts }) => facts.provider),
  );
  return hints.map((hint) => {
    const { provider = '', refusal, ...rest } = hint.facts;
    const name = names[provider] ?? provider;
    const named = { ...rest, ...(provider !== '' && { provider: name }) };
    return {
      ...hint,
      facts: refusal === undefined ? named : { ...named, ...said(refusal, named, word) },
    };
  });
}

function said(refusal: string, facts: Hint['facts'], word: Word | undefined) {
  const why = word?.(refusal, facts) ?? { zh: refusal, en: refusal };
  return { whyZh: why.zh, whyEn: why.en };
}

async function namesOfProviders(sql: Sql, ids: readonly unknown[]) {
  const asked = distinct(ids) as ProviderId[];
  const found = asked.length === 0 ? [] : await findProviders(sql, asked);
  return Object.fromEntries([...found].map(([id, { name }]) => [id as string, name]));
}

function idsIn(fields: readonly Field[], form: Form, kind: Field['kind']): unknown[] {
  return fields.flatMap((field) => (field.kind === kind ? [form[field.name]] : []));
}

function distinct(ids: readonly unknown[]): string[] {
  const texts = ids.filter((id): id is string => typeof id === 'string' && id !== '');
  return [...new Set(texts)];
}
