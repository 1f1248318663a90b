import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { findProviders } from '../../money/provider/index.ts';
import { coverageOn, findCoverage } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { MatterDeps } from './deps.ts';
import type { Fetched } from './document/check-matter.ts';
import type { Form, Matter } from './model.ts';
import { findParty, type Party } from './store/people.ts';

export type Values = Readonly<Partial<Record<Fetched, string>>>;

type About = { readonly person: PersonId | null; readonly provider: ProviderId | null };

/** Everything that is known already and that a document may take in the place of asking for it. */
export async function fetchValues(
  sql: Sql,
  { clock }: Pick<MatterDeps, 'clock'>,
  { person, provider }: About,
): Promise<{ readonly party: Party | null; readonly values: Values }> {
  const party = person === null ? null : await findParty(sql, person);
  const coverages = person === null ? undefined : (await findCoverage(sql, [person])).get(person);
  const coverage = coverageOn(coverages ?? [], clock.today());
  const found = provider === null ? null : (await findProviders(sql, [provider])).get(provider);
  const values: Partial<Record<Fetched, string>> = {};
  for (const [name, value] of Object.entries({
    ...prefixed('person', party),
    ...prefixed('coverage', coverage ?? null),
    ...prefixed('provider', found ?? null),
  })) {
    if (value !== null && value !== undefined) values[name as Fetched] = String(value);
  }
  return { party, values };
}

function prefixed(prefix: string, from: object | null): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(from ?? {}).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}

/** What a form holds before anybody wrote into it. */
export function prefilled({ fields }: Matter, values: Values): Form {
  const known = fields.flatMap(({ name, fetched }) => {
    const value = fetched === null ? undefined : values[fetched as Fetched];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}
