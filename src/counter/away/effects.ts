import { followFilings } from '../../money/encounter/index.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import { withdrawFiling } from '../../people/filing/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts, Effect } from '../matters/index.ts';
import { afterwards, decideChange, decideEnd, type Ending } from './decide-change.ts';
import { decideFiling, lastDay } from './decide-filing.ts';
import { gatherAway, personOf } from './gather.ts';
import type { AwayWorld, RuledAway } from './model.ts';
import { readAsked, readDay } from './read-form.ts';
import { atOnce, careHints, newFiling, record } from './record-filing.ts';
import { referralEffects } from './refer.ts';

/** Care away from home: filed, changed, ended, referred. Each is decided at once, at any hour. */
export function awayEffects(world: RuledAway): Effect[] {
  return [fileEffect(world), changeEffect(world), endEffect(world), ...referralEffects(world)];
}

function fileEffect(world: AwayWorld): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const asked = readAsked(facts.case.form, world.clock.today());
    const known = await gatherAway(sql, world, personOf(facts), asked.startsOn);
    return { asked, known, period: decideFiling(asked, known) };
  };
  return {
    name: 'away-file',
    rule: atOnce,
    async check(sql, facts) {
      await decide(sql, facts);
    },
    async hints(sql, facts) {
      const asked = readAsked(facts.case.form, world.clock.today());
      return careHints(await gatherAway(sql, world, personOf(facts), asked.startsOn));
    },
    async carryOut(sql, facts) {
      await lockPersons(sql, [personOf(facts)]);
      const { asked, period } = await decide(sql, facts);
      const { reason, place } = asked;
      const content = { kind: 'away', reason, place, follows: null } as const;
      return record(sql, world, newFiling(facts, { ...period, content }));
    },
  };
}

function changeEffect(world: AwayWorld): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const asked = readAsked(facts.case.form, world.clock.today());
    const known = await gatherAway(sql, world, personOf(facts), asked.startsOn);
    const ending = decideChange(asked, known);
    return { asked, ending, period: decideFiling(asked, afterwards(known, ending)) };
  };
  return {
    name: 'away-change',
    rule: atOnce,
    async check(sql, facts) {
      await decide(sql, facts);
    },
    async carryOut(sql, facts) {
      await lockPersons(sql, [personOf(facts)]);
      const { asked, ending, period } = await decide(sql, facts);
      await end(sql, facts, ending);
      const { reason, place } = asked;
      const content = { kind: 'away', reason, place, follows: ending.filing.id } as const;
      const filed = await record(sql, world, newFiling(facts, { ...period, content }));
      return { result: { ...filed.result, ended: ending.filing.id } };
    },
  };
}

function endEffect(world: AwayWorld): Effect {
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const today = world.clock.today();
    const from = readDay(facts.case.form, 'endsOn') ?? today;
    return decideEnd(from, await gatherAway(sql, world, personOf(facts), from));
  };
  return {
    name: 'away-end',
    rule: atOnce,
    async check(sql, facts) {
      await decide(sql, facts);
    },
    async carryOut(sql, facts) {
      await lockPersons(sql, [personOf(facts)]);
      const ending = await decide(sql, facts);
      await end(sql, facts, ending);
      await followFilings(sql, personOf(facts));
      return { result: { filing: ending.filing.id, lastDay: lastDay(ending.from) } };
    },
  };
}

async function end(sql: Sql, facts: CaseFacts, { filing, from }: Ending): Promise<void> {
  const { number } = facts.case;
  await withdrawFiling(
    sql,
    {
      ...{ id: filing.id, kind: 'away', person: filing.person, provider: null },
      ...{ reason: number, operator: number, today: from },
    },
    // What was settled on days before stays filed for them.
    async () => null,
  );
}
