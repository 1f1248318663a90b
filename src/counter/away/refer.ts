import { addDays, type Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../money/provider/index.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import { placeOf, tryFiling } from '../../people/filing/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts, Effect, Form } from '../matters/index.ts';
import { decideFiling } from './decide-filing.ts';
import { HOSPITAL_ELSEWHERE } from './errors.ts';
import { gatherAway, personOf } from './gather.ts';
import type { AwayWorld, RuledAway } from './model.ts';
import { readAsked, readDay, readProvider } from './read-form.ts';
import { atOnce, careHints, newFiling, record } from './record-filing.ts';

/** 转诊: out of the area to a place, or to a hospital inside it. Both go on with the deductible of the stay that is left. */
export function referralEffects(world: RuledAway): Effect[] {
  return [outEffect(world), insideEffect(world)];
}

/** The hospital that refers stands in the filing, so that the stay at the place is known to continue its stay. */
function outEffect(world: AwayWorld): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const asked = readAsked(facts.case.form, world.clock.today(), 'referral');
    const from = await hospitalOf(sql, world, facts.case.form, 'fromHospital');
    const known = await gatherAway(sql, world, personOf(facts), asked.startsOn);
    return { asked, from, period: decideFiling(asked, known) };
  };
  return {
    name: 'referral-out',
    rule: atOnce,
    async check(sql, facts) {
      await decide(sql, facts);
    },
    async hints(sql, facts) {
      const today = world.clock.today();
      return careHints(await gatherAway(sql, world, personOf(facts), today));
    },
    async carryOut(sql, facts) {
      await lockPersons(sql, [personOf(facts)]);
      const { asked, from, period } = await decide(sql, facts);
      const { place } = asked;
      const content = { kind: 'away', reason: 'referral', place, follows: null } as const;
      return record(sql, world, newFiling(facts, { ...period, content, filedBy: from }));
    },
  };
}

/**
 * The same filing that a hospital makes by itself (转院), for which an office was asked. It serves one admission, within the
 * days that the figures of the area give it; an area without the figure sets no end.
 */
function insideEffect(world: RuledAway): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const { form } = facts.case;
    const on: Day = readDay(form, 'startsOn') ?? world.clock.today();
    const from = await hospitalOf(sql, world, form, 'fromHospital');
    const to = await hospitalOf(sql, world, form, 'toHospital');
    const where = { to, on, reach: 'area', from: null } as const;
    const content = { kind: 'transfer', agreed: true, once: true, ...where } as const;
    const days = world.figures.on(world.database.area, on)?.referral.days;
    const endsOn = days === undefined ? null : addDays(on, days);
    return newFiling(facts, { startsOn: on, endsOn, content, filedBy: from });
  };
  return {
    name: 'referral-in-area',
    rule: atOnce,
    // What stands against it is said at the counter, and not after it was told to be approved.
    async check(sql, facts) {
      await tryFiling(sql, world, await decide(sql, facts));
    },
    async carryOut(sql, facts) {
      return record(sql, world, await decide(sql, facts));
    },
  };
}

async function hospitalOf(
  sql: Sql,
  { database }: AwayWorld,
  form: Form,
  name: string,
): Promise<ProviderId> {
  const id = readProvider(form, name);
  const found = (await findProviders(sql, [id])).get(id);
  if (!found) throw new Rejection(UNKNOWN_PROVIDER, { id });
  if (placeOf(found.county) !== placeOf(database.area)) {
    throw new Rejection(HOSPITAL_ELSEWHERE, { provider: found.name });
  }
  return id;
}
