import type { EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type BillOptions,
  billRequest,
  openBill,
  settlementWorld,
  type World,
} from '../../money/settlement/testing.ts';
import { clockFrom } from '../../platform/clock.ts';
import { loadFigures } from '../../rules/figures/index.ts';
import type { AwayRules, Policy } from '../../rules/policy/index.ts';
import type { Case, CaseFacts, Effect, Form, Matter, Outcome } from '../matters/index.ts';
import { awayEffects } from './effects.ts';
import type { RuledAway } from './model.ts';

export const KUNMING = 'H-KUNMING' as ProviderId;
export const BEIJING = 'H-BEIJING' as ProviderId;

const source = 'assumed: test';
export const RULES: AwayRules = {
  filing: { is: 'recorded', source },
  temporary: { months: 6, source },
  change: { months: 0, source },
  afterTheFact: { is: 'before-settlement', source },
  emergency: { is: 'deemed-filed', source },
  home: { is: 'as-home', source },
};

/** Every document of the area says of care away what `rules` says. */
export const withAway =
  (rules: Partial<AwayRules> = {}) =>
  (policy: Policy): Policy => {
    if (policy.benefit === 'general') return { ...policy, away: { ...RULES, ...rules } };
    // Jiangxi's form of the reduction: 10 % first where referred or urgent, 20 % otherwise, none where one lives.
    if (policy.benefit !== 'inpatient') return policy;
    const row = (by: string, ...filings: ('long-term' | 'referral' | 'emergency')[]) => ({
      ...(filings.length > 0 && { filings }),
      by: BigInt(by) as never,
      source,
    });
    const rows = [row('0', 'long-term'), row('100000', 'referral', 'emergency'), row('200000')];
    return { ...policy, outOfArea: { mode: 'prior-self-pay', rows } };
  };

export async function awayWorld(rules: Partial<AwayRules> = {}) {
  const world = await settlementWorld({ change: withAway(rules) });
  await world.database.sql(
    'test: hospitals elsewhere',
    `insert into provider (id, name, initials, county) values
       ('H-KUNMING', '示范昆明医院', 'sfkmyy', '530102'), ('H-BEIJING', '示范北京医院', 'sfbjyy', '110105')`,
  );
  await world.database.sql(
    'test: their terms',
    `insert into provider_term (provider_id, level, contracted, starts_on) values
       ('H-KUNMING', 'tertiary', true, '2020-01-01'), ('H-BEIJING', 'tertiary', true, '2020-01-01')`,
  );
  return { ...world, figures: loadFigures('matters/figures') };
}

let numbers = 0;

/** A case as the engine gives it to an effect. */
export function caseOf(person: PersonId, form: Form, change: Partial<Case> = {}): CaseFacts {
  numbers += 1;
  const of = {
    id: `00000000-0000-0000-0000-${String(numbers).padStart(12, '0')}`,
    number: `TEST-${numbers}`,
    ...{ person, form, channel: 'county', acceptedAt: '532900/532901' },
    ...change,
  } as unknown as Case;
  return { case: of, matter: {} as Matter, papers: [] };
}

export function effectNamed(effects: readonly Effect[], name: string): Effect {
  const found = effects.find((effect) => effect.name === name);
  if (!found) throw new RangeError(`no effect ${name}`);
  return found;
}

/** Checked, decided by its rule, prepared and carried out in a transaction, as the engine does it. */
export async function carryOut(
  world: Pick<World, 'database'>,
  effect: Effect,
  facts: CaseFacts,
): Promise<Outcome> {
  const { sql } = world.database;
  await effect.check?.(sql, facts);
  const prepared = await effect.prepare?.(facts);
  return world.database.transaction((held) => effect.carryOut(held, facts, prepared));
}

type RuledWorld = World & Pick<RuledAway, 'figures'>;
export type Away = ReturnType<typeof awayDesk>;

/** A counter for care away, at a time of its own. */
export function awayDesk(world: RuledWorld, at?: string) {
  const clock = at === undefined ? world.clock : clockFrom(() => new globalThis.Date(at));
  const effects = awayEffects({ ...world, clock });
  return (name: string, person: PersonId, form: Form, change: Partial<Case> = {}) =>
    carryOut(world, effectNamed(effects, name), caseOf(person, form, change));
}

/** A stay at the hospital in Kunming on the day that is today there. */
export function openAway(world: World, person: PersonId, options: BillOptions = {}) {
  return openBill(world, person, {
    ...{ provider: KUNMING, startedOn: '2025-11-20', endedOn: '2025-11-20' },
    ...{ outOfArea: true, lines: { A: '20000.00' } },
    ...options,
  });
}

/** What is paid first, and what the pool pays, with the class of filing that counted. */
export async function settled(world: World, encounter: EncounterId) {
  return shown(await world.settlements.settle(await billRequest(world, encounter)));
}

export async function quoted(world: World, encounter: EncounterId) {
  const request = await billRequest(world, encounter);
  return shown(await world.settlements.quote({ ...request, claimedTotal: null }));
}

function shown({ settlements }: Awaited<ReturnType<World['settlements']['settle']>>) {
  const { computed } = settlements[0]?.row.document ?? {};
  if (!computed) throw new RangeError('a settlement has a computation');
  const { benefit, input } = computed;
  return {
    filing: input.visit.filing,
    selfPay: formatYuan(benefit.outOfAreaSelfPay),
    deductible: formatYuan(benefit.deductible),
    pool: formatYuan(benefit.pool),
  };
}

/** The refusal of something, as its code and facts. */
export async function refusalOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof Rejection) return { code: error.kind.code, facts: error.facts };
    throw error;
  }
  throw new Error('it was not refused');
}
