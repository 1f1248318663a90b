import { assert } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  addCoverage,
  checkCoverage,
  findCoverage,
  findPersons,
} from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import { type CaseFacts, type Effect, getText } from '../matters/index.ts';
import { decideEnrolment } from './decide-enrolment.ts';
import { NO_FIGURES } from './errors.ts';
import { familySharingEffect } from './family-sharing-effect.ts';
import { premiumAidEffect } from './premium-aid-effect.ts';

export type CounterEnrolmentDeps = {
  readonly database: { readonly area: AreaCode };
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly figures: FigureShelf;
};

export function counterEnrolmentEffects(deps: CounterEnrolmentDeps): readonly Effect[] {
  return [residentEnrolment(deps), premiumAidEffect(deps), familySharingEffect(deps)];
}

/** 城乡居民参保登记: the insurance stands from the right day; premiums are asked for elsewhere. */
function residentEnrolment(deps: CounterEnrolmentDeps): Effect {
  return {
    name: 'resident-enrolment',
    check: async (sql, facts) => {
      await decide(sql, deps, facts);
    },
    rule: async () => ({ says: 'approve' }),
    carryOut: async (sql, facts) => {
      const periods = await decide(sql, deps, facts);
      for (const period of periods) await addCoverage(sql, deps.ids.next(), period);
      const [first] = periods;
      const covered = periods.find(({ standing }) => standing === 'covered');
      const last = periods.at(-1)?.endsOn;
      return {
        result: {
          scheme: 'resident',
          startsOn: first?.startsOn ?? '',
          endsOn: last ?? '',
          ...(covered && { coveredFrom: covered.startsOn }),
        },
      };
    },
  };
}

async function decide(sql: Sql, deps: CounterEnrolmentDeps, { case: one }: CaseFacts) {
  const { person: id } = one;
  assert(id, 'an enrolment is of a person');
  const today = deps.clock.today();
  const figures = deps.figures.on(deps.database.area, today);
  if (!figures) throw new Rejection(NO_FIGURES, { day: today });
  const person = (await findPersons(sql, [id])).get(id);
  assert(person, 'a case is of a recorded person');
  const coverage = (await findCoverage(sql, [id])).get(id) ?? [];
  const facts = { today, bornOn: person.bornOn, coverage, rule: figures.enrolment };
  const periods = decideEnrolment({ person: id, year: Number(getText(one.form, 'year')) }, facts);
  for (const period of periods) checkCoverage(period, coverage);
  return periods;
}
