import { assert } from '../../kernel/assert.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import {
  endTerm,
  findByCreditCode,
  findProviders,
  holdTerms,
  insertProvider,
  insertTerm,
  type NewProvider,
} from '../../money/provider/index.ts';
import { initialsOf } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';
import {
  type CaseFacts,
  type Effect,
  findDay,
  findText,
  getDay,
  getText,
} from '../matters/index.ts';
import {
  type Application,
  decideApplication,
  decideReview,
  type TermChange,
} from './decide-contract.ts';
import { findNewestNumber, insertContract } from './store.ts';

export type ContractDeps = { readonly clock: Clock; readonly ids: IdSource };

export function contractEffects(deps: ContractDeps): readonly Effect[] {
  return [application(deps), review(deps)];
}

function application(deps: ContractDeps): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const asked = applicationOf(facts);
    const found = (await findProviders(sql, [asked.code])).get(asked.code);
    const holder = await findByCreditCode(sql, asked.creditCode);
    const standing = { today: deps.clock.today(), terms: found?.terms ?? [], holder };
    return { asked, known: found !== undefined, change: decideApplication(asked, standing) };
  };
  return {
    name: 'contract-application',
    check: async (sql, facts) => {
      await decide(sql, facts);
    },
    carryOut: async (sql, facts) => {
      await holdTerms(sql, applicationOf(facts).code);
      const { asked, known, change } = await decide(sql, facts);
      if (!known) await insertProvider(sql, newProvider(facts, asked));
      await writeChange(sql, asked.code, change);
      const { code: provider, level, kind, startsOn, endsOn } = asked;
      const number = `XY-${facts.case.number}`;
      const written = { number, provider, level, startsOn, endsOn };
      const id = deps.ids.next();
      await insertContract(sql, { id, case: facts.case.id, outcome: 'begins', ...written });
      return {
        result: {
          ...{ contract: number, provider, startsOn, ...(endsOn && { endsOn }) },
          // A pharmacy is no hospital of any level; benefits go by the one that stands in its contract.
          ...(kind !== 'pharmacy' && { level }),
        },
      };
    },
  };
}

type Asked = Application & Pick<NewProvider, 'kind'>;

function applicationOf({ case: { form } }: CaseFacts): Asked {
  return {
    code: getText(form, 'providerCode').toUpperCase() as ProviderId,
    creditCode: getText(form, 'creditCode').toUpperCase(),
    level: getText(form, 'level') as ProviderLevel,
    kind: getText(form, 'kind') as NewProvider['kind'],
    startsOn: getDay(form, 'startsOn'),
    endsOn: findDay(form, 'endsOn'),
  };
}

function newProvider(
  { case: { form } }: CaseFacts,
  { code, creditCode, kind }: Asked,
): NewProvider {
  const name = getText(form, 'name');
  return {
    id: code,
    name,
    initials: initialsOf(name),
    county: getText(form, 'county'),
    township: findText(form, 'township'),
    kind,
    creditCode,
  };
}

function review(deps: ContractDeps): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const { provider } = facts.case;
    assert(provider, 'a review is of a provider');
    const found = (await findProviders(sql, [provider])).get(provider);
    const { form } = facts.case;
    const outcome = getText(form, 'outcome') === 'ends' ? 'ends' : 'continues';
    const asked = { outcome, endsOn: getDay(form, 'endsOn') } as const;
    const standing = { today: deps.clock.today(), terms: found?.terms ?? [] };
    return { provider, asked, ...decideReview(asked, standing) };
  };
  return {
    name: 'contract-review',
    check: async (sql, facts) => {
      await decide(sql, facts);
    },
    carryOut: async (sql, facts) => {
      if (facts.case.provider) await holdTerms(sql, facts.case.provider);
      const { provider, asked, term, ends, begins } = await decide(sql, facts);
      await writeChange(sql, provider, { ends, begins });
      const number = (await findNewestNumber(sql, provider)) ?? `XY-${facts.case.number}`;
      const { outcome, endsOn } = asked;
      const { level, startsOn } = term;
      const written = { number, provider, outcome, level, startsOn, endsOn };
      await insertContract(sql, { id: deps.ids.next(), case: facts.case.id, ...written });
      return { result: { contract: number, outcome, endsOn } };
    },
  };
}

async function writeChange(sql: Sql, provider: ProviderId, { ends, begins }: TermChange) {
  if (ends) await endTerm(sql, provider, ends);
  if (begins) await insertTerm(sql, provider, begins);
}
